import { changeBodySchemas } from '../../src/api/change.ts';
import type { AcceptedChange, ChangeType } from '../../src/core/register/change.ts';
import type { EntityRef } from '../../src/core/register/entity-ref.ts';
import { acceptChange, EMPTY_FEED } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Register } from '../../src/core/register/register.ts';
import { fillBody, type Hand, listWords } from './fill-body.ts';

export const CHANGE_TYPES = Object.keys(changeBodySchemas) as ChangeType[];

/** Words that leaders and the public are told on purpose: what places, lines and layers are called, parcels’ numbers, and the approval of a map. */
const TOLD: readonly RegExp[] = [
  /^(district\.)?name$/,
  /(^|\.)units\[\]\.name(En)?$/,
  /(^|\.)assistingUnits\[\]\.name$/,
  /^(redLine|patch)\.(name|nameEn|project)$/,
  /^layer\.(name|notes\[\]\.code)$/,
  /^parcelNo$/,
  /^(settings|patch)\.mapApprovalNo$/,
  /^settings\.allowedOrigins\[\]$/,
  /^patch\.allowedOrigins\[\]$/,
];

const isTold = (path: string): boolean => TOLD.some((told) => told.test(path));

export interface SecretFeed {
  readonly feed: readonly AcceptedChange[];
  /** Members with a secret in them, by type of change. */
  readonly seeded: ReadonlyMap<ChangeType, ReadonlySet<string>>;
}

/**
 * A feed with a secret in every word of every change, and behind it one change of each type that it has none of, so that no type of the
 * wire's contract is left out. @param amend members that are no words: amounts, digests of files
 */
export function seedFeed(
  feed: readonly AcceptedChange[],
  secret: (path: string) => string,
  amend: (body: unknown, type: ChangeType) => unknown,
): SecretFeed {
  const seeded = new Map<ChangeType, Set<string>>();
  const plain = foldFeed(feed);
  const fill = (type: ChangeType, body: unknown): unknown => {
    const paths = seeded.get(type) ?? new Set<string>();
    seeded.set(type, paths);
    const hand: Hand = {
      holds: (path) => !isTold(path),
      word: (path) => {
        paths.add(path);
        return secret(path);
      },
      id: (path) => idFor(plain, type, path),
    };
    return fillBody(changeBodySchemas[type], body, hand);
  };
  let head = EMPTY_FEED;
  const accept = (change: object, acceptedAt: string): AcceptedChange => {
    const accepted = acceptChange(head, change as never, acceptedAt);
    head = accepted;
    return accepted;
  };
  const own = feed.map((one) => {
    const { seq: _, prev: __, hash: ___, acceptedAt, ...change } = one;
    const body = amend(fill(change.type, change.body), change.type);
    return accept({ ...change, by: secret('by'), device: secret('device'), body }, acceptedAt);
  });
  const last = feed[feed.length - 1];
  const missing = CHANGE_TYPES.filter((type) => !feed.some((one) => one.type === type));
  const more = missing.map((type) => {
    const { seq: _, prev: __, hash: ___, acceptedAt, ...envelope } = last;
    const entity = entityFor(plain, type);
    const body = withOwnId(fill(type, undefined), entity.id);
    return accept(
      { ...envelope, id: `made-${type}`, entity, type, by: secret('by'), device: secret('device'), body },
      acceptedAt,
    );
  });
  return { feed: [...own, ...more], seeded };
}

/** Members that may hold a word and are told on purpose, or hold none. */
export const wordsOf = (type: ChangeType): readonly string[] =>
  listWords(changeBodySchemas[type]).filter((path) => !isTold(path));

/** A body's entity has the id that the change names. */
const withOwnId = (body: unknown, id: string): unknown =>
  Object.fromEntries(
    Object.entries(body as object).map(([name, member]: [string, unknown]) => {
      const has = typeof member === 'object' && member !== null && 'id' in member;
      return [name, has ? { ...member, id } : member];
    }),
  );

const firstOf = <T>(all: ReadonlyMap<string, T>, fits: (one: T) => boolean): [string, T] =>
  [...all].find(([, one]) => fits(one)) ?? [...all][0];

/** What a made change is about: something on record where it says more of it, else something of its own. */
function entityFor(register: Register, type: ChangeType): EntityRef {
  if (type === 'settings-changed') return { kind: 'district', id: register.district?.id ?? '' };
  if (type === 'red-line-described') return { kind: 'red-line', id: firstOf(register.redLines, () => true)[0] };
  if (type === 'milestone-documented') return { kind: 'clearance-item', id: paidItem(register)[0] };
  if (type === 'objection-explained') return { kind: 'clearance-item', id: objectedItem(register)[0] };
  if (type === 'document-served') return { kind: 'case', id: firstOf(register.cases, ({ steps }) => steps.length > 0)[0] };
  const made = (/^(patrol|photo|snapshot|board|tour|disclosure|finding)/.exec(type) ?? ['track'])[0];
  if (made !== 'track') return { kind: made as EntityRef['kind'], id: `made-${made}` };
  return { kind: 'patrol', id: 'made-other' };
}

const paidItem = (register: Register) => firstOf(register.items, ({ milestones }) => milestones.length > 0);
const objectedItem = (register: Register) => firstOf(register.items, ({ objections }) => objections.length > 0);

function idFor(register: Register, type: ChangeType, path: string): string {
  if (path.endsWith('changeId')) {
    if (type === 'document-served') return firstOf(register.cases, ({ steps }) => steps.length > 0)[1].steps[0].changeId;
    return paidItem(register)[1].milestones[0].changeId;
  }
  if (path.endsWith('objectionId')) return objectedItem(register)[1].objections[0].id;
  if (path.endsWith('redLineId')) return [...register.redLines.keys()][0];
  if (path.endsWith('layerId')) return [...register.layers.keys()][0];
  return [...register.sightings.keys()][0];
}
