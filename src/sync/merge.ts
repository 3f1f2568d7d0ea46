import { writeCanonicalJson } from '../core/register/canonical-json.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import { compareFields } from '../core/register/compare-fields.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import { foldFeed } from '../core/register/fold.ts';
import { entityOf } from '../core/register/register.ts';

/** What became of one entity on two sides since its version that both know; null where there is none, or it was withdrawn. */
export interface ThreeWay {
  readonly before: object | null;
  readonly mine: object | null;
  readonly theirs: object | null;
}

/** Whether what was recorded here goes on from what others recorded meanwhile. */
export type Merge = ThreeWay & {
  /** Fields that this device changed; of those `both` were changed by others too, and `guarded` are never merged silently. */
  readonly fields: readonly string[];
  readonly both: readonly string[];
  readonly guarded: readonly string[];
  /** Whether mine, put behind theirs, is something that the register takes. */
  readonly applies: boolean;
  readonly verdict: 'automatic' | 'ask';
};

/**
 * Members that decide over money, standing and land: nobody chooses them for a person. Of a clearance item its milestones, objections
 * and shares; of a case its steps; answers and results; every shape; what is a withdrawal as a whole.
 */
const GUARDED =
  /^(shape|shapes|versions|occupiedLand|milestones|objections|households|buildings|basis|steps|answer|result|sameAs|caseId|freezeOn|regime|withdrawn|created)(\.|$)|(^|\.)(amount|fine|share|status)(\.|$)/;
/** Compared on the map by screens, here as wholes. */
const SHAPES = ['shape', 'shapes', 'versions', 'occupiedLand'] as const;

/**
 * Lays what this device recorded of an entity behind what the server has of it meanwhile. Disjoint fields merge by themselves: each
 * ends as the side that changed it says. A field that both changed, and money, standing or shape on this side, is asked about.
 * @param server the entity's changes in the server's feed, in its order
 * @param own this device's changes of it that are not there, in their order
 */
export function merge(entity: EntityRef, server: readonly AcceptedChange[], own: readonly AcceptedChange[]): Merge {
  const known = server.slice(0, own[0]?.base ?? server.length);
  const read = (changes: readonly AcceptedChange[]) => {
    // Places only say the order here; those of the two sides are counted apart.
    const placed = changes.map((change, at) => ({ ...change, seq: at + 1 }));
    const register = foldFeed(placed);
    return { entity: entityOf(register, entity) ?? null, unapplied: register.unapplied };
  };
  const before = read(known).entity;
  const mine = read([...known, ...own]).entity;
  const theirs = read(server).entity;
  const merged = read([...server, ...own]);
  const applies = own.every((_, at) => !merged.unapplied.has(server.length + at + 1));
  const ofMine = fieldsChanged(before, mine);
  const ofTheirs = new Set(fieldsChanged(before, theirs));
  // Also a field that was said here as it had been before: it would silently take back what others said.
  const overwritten = fieldsChanged(theirs, merged.entity).filter((field) => ofTheirs.has(field));
  const both = [...new Set([...ofMine.filter((field) => ofTheirs.has(field)), ...overwritten])];
  const guarded = ofMine.filter((field) => GUARDED.test(field));
  // Where others changed nothing that was left standing, there is nothing to choose.
  const isSame = ofTheirs.size === 0;
  const verdict = applies && (isSame || (both.length === 0 && guarded.length === 0 && theirs !== null)) ? 'automatic' : 'ask';
  return { before, mine, theirs, fields: ofMine, both, guarded, applies, verdict };
}

/** Names of the fields that differ, lists by their entries; an entity that comes or goes differs as a whole. */
export function fieldsChanged(before: object | null, after: object | null): readonly string[] {
  if (before === null && after === null) return [];
  if (before === null) return ['created'];
  if (after === null) return ['withdrawn'];
  const fields = compareFields(before, after).map(({ path, of }) =>
    of === undefined ? path.join('.') : `${path.join('.')}.${of}`,
  );
  for (const name of SHAPES) {
    const [was, is] = [before, after].map((entity) => (entity as Readonly<Record<string, unknown>>)[name] ?? null);
    if (writeCanonicalJson(was) !== writeCanonicalJson(is)) fields.push(name);
  }
  return [...new Set(fields)];
}
