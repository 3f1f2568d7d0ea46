import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { Case } from '../register/case.ts';
import { numberDay } from '../register/day.ts';
import type { Day } from '../register/ports.ts';
import type { Register } from '../register/register.ts';
import type { Sighting } from '../register/sighting.ts';
import { readCase } from '../rules/clocks/case-facts.ts';
import { type DatedShape, type DatedShapes, listVersions, measureShapes } from './dated-shapes.ts';
import { NEVER } from './footprint/activity.ts';

/** Days `from ≤ day < until` as numbers. */
export interface OpenDays {
  readonly from: number;
  readonly until: number;
}

/** The land of the cases that were ever opened, in millimetre columns. */
export interface CaseLand {
  /** A row per version; the versions of one building, or of the occupied land, share an id. */
  readonly dated: DatedShapes;
  /** Ids in `dated` of what a case holds. */
  partsOf(caseId: string): readonly string[];
}

/**
 * When a case was open (已立案未销案): legally opened and neither closed nor, for want of a decision that stands, at rest. Before the
 * opening nothing is established, so a case file alone is in no figure; nor is one that turned out to be no offence. Taking the
 * decision back ends it until a new notice begins it anew.
 */
export function listOpenDays(one: Case): readonly OpenDays[] {
  const read = known.get(one) ?? readOpenDays(one);
  known.set(one, read);
  return read;
}

/** A case that did not change is read once. */
const known = new WeakMap<Case, readonly OpenDays[]>();

function readOpenDays(one: Case): OpenDays[] {
  const open: OpenDays[] = [];
  let from: number | null = null;
  for (const on of [...new Set(one.steps.map((step) => step.on))].sort()) {
    const day = numberDay(on);
    if (isOpen(one, on)) from ??= day;
    else if (from !== null) {
      open.push({ from, until: day });
      from = null;
    }
  }
  if (from !== null) open.push({ from, until: NEVER });
  return open;
}

function isOpen(one: Pick<Case, 'steps'>, on: Day): boolean {
  const facts = readCase(one, on);
  const { verification = 'violation' } = facts.last('verified') ?? {};
  return facts.has('opened') && !facts.has('closed') && !facts.isRevoked && verification === 'violation';
}

/** A building of a case, or its occupied land, with its shapes. */
interface Part {
  readonly id: string;
  readonly versions: readonly DatedShape[];
}

interface Parts {
  /** The reports that were read, as they were. */
  readonly read: ReadonlyMap<string, Sighting | undefined>;
  readonly parts: readonly Part[];
}

const knownParts = new WeakMap<Case, Parts>();

/**
 * What a case holds, with its days: the occupied land from the day that it was drawn, until then every building of the case as it
 * stood. A report of the same building as another stands for that one, whose shape is kept up.
 */
function listParts(one: Case, { sightings }: Register): readonly Part[] {
  const known = knownParts.get(one);
  if (known && [...known.read].every(([id, sighting]) => sightings.get(id) === sighting)) return known.parts;
  const read = new Map<string, Sighting | undefined>();
  const taken = one.occupiedLand.at(0)?.fromOn;
  const buildings = [...new Set(one.sightings.map((id) => originalOf(id, sightings, read)))].flatMap((sightingId): Part[] => {
    const shapes = sightings.get(sightingId)?.shapes ?? [];
    const standing = shapes.filter(({ fromOn }) => taken === undefined || fromOn < taken);
    const id = `${one.id}/${sightingId}`;
    const versions = taken === undefined ? standing : [...standing, { fromOn: taken, shape: null }];
    return standing.length === 0 ? [] : [{ id, versions: listVersions(id, versions) }];
  });
  const id = `${one.id}/land`;
  const parts = taken === undefined ? buildings : [...buildings, { id, versions: listVersions(id, one.occupiedLand) }];
  knownParts.set(one, { read, parts });
  return parts;
}

function originalOf(sightingId: string, sightings: Register['sightings'], read: Map<string, Sighting | undefined>): string {
  const passed = new Set<string>();
  let at = sightingId;
  for (;;) {
    const sighting = sightings.get(at);
    read.set(at, sighting);
    passed.add(at);
    if (sighting?.sameAs === undefined || passed.has(sighting.sameAs)) return at;
    at = sighting.sameAs;
  }
}

/** Measures the land of all cases that were ever opened. @param before what was measured of an earlier register, kept where nothing changed */
export async function measureCaseLand(register: Register, plane: DistrictPlane, before?: CaseLand): Promise<CaseLand> {
  const parts = new Map<string, readonly string[]>();
  const versions: DatedShape[] = [];
  for (const one of register.cases.values()) {
    if (listOpenDays(one).length === 0) continue;
    const own = listParts(one, register);
    parts.set(
      one.id,
      own.map(({ id }) => id),
    );
    for (const part of own) versions.push(...part.versions);
  }
  const dated = before && isSame(before.dated.versions, versions) ? before.dated : await measureShapes(versions, plane);
  return { dated, partsOf: (caseId) => parts.get(caseId) ?? [] };
}

const isSame = (a: readonly DatedShape[], b: readonly DatedShape[]): boolean =>
  a.length === b.length &&
  a.every((one, n) => {
    const { id, fromOn, shape } = b[n];
    return one === b[n] || (one.id === id && one.fromOn === fromOn && one.shape === shape);
  });
