import { useMemo } from 'react';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { MapFinding } from '../../../map/map-scene.ts';
import { useConflicts } from '../../../state/conflicts.ts';
import { useFindings } from '../../../state/findings.ts';
import type { Conflict } from '../../../workers/calls/cartography.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';
import type { FindingCounts } from '../cartography/list-legend.ts';

const NONE: readonly never[] = [];

/** The map stays legible, and the screen alive: the list comes with the gravest first. */
export const MOST_MARKS = 5_000;

/** How findings and the conflicts that the map draws belong together. */
export interface FindingsOnMap {
  /** Those without hatched land of their own, at the middle of what they are about. */
  readonly marks: readonly MapFinding[];
  /** Findings beyond the gravest `MOST_MARKS`: counted, not marked. */
  readonly left: number;
  /** Ids of conflicts whose findings were all let stand. */
  readonly accepted: ReadonlySet<string>;
}

const nameOf = (ref: FeatureRef): string => (ref.kind === 'parcel' ? `${ref.layerId}#${ref.row}` : `${ref.kind}:${ref.id}`);

/** Marks by what they tell of: after one recorded step nearly all are the very objects that the map draws already. */
const made = new WeakMap<FindingEntry, MapFinding>();

function markOf(entry: FindingEntry, [west, south, east, north]: Bounds): MapFinding {
  const known = made.get(entry);
  if (known) return known;
  const mark: MapFinding = {
    id: entry.key,
    severity: entry.severity,
    accepted: entry.accepted !== undefined,
    at: [(west + east) / 2, (south + north) / 2],
  };
  made.set(entry, mark);
  return mark;
}

/** Names the two claims of a finding as conflicts name theirs; null where it is not of two that lie somewhere. */
function pairOf({ m2, entities }: FindingEntry): string | null {
  if (m2 === undefined) return null;
  const refs = entities.flatMap(({ ref }) => ref ?? NONE);
  return refs.length === 2 ? nameOfPair(refs) : null;
}

const nameOfPair = (refs: readonly FeatureRef[]): string => refs.map(nameOf).sort().join();

/** A conflict is hatched already: what the rules say of its two claims needs no sign beside it. */
export function placeFindings(entries: readonly FindingEntry[], conflicts: readonly Conflict[]): FindingsOnMap {
  const drawn = new Map<string, string[]>();
  for (const { id, claims } of conflicts) {
    const key = nameOfPair(claims);
    drawn.set(key, [...(drawn.get(key) ?? []), id]);
  }
  const states = new Map<string, boolean>();
  const marks: MapFinding[] = [];
  let left = 0;
  for (const entry of entries) {
    const pair = drawn.size > 0 ? pairOf(entry) : null;
    const ids = pair === null ? undefined : drawn.get(pair);
    for (const id of ids ?? NONE) states.set(id, (states.get(id) ?? true) && entry.accepted !== undefined);
    if (ids || !entry.bounds) continue;
    if (marks.length === MOST_MARKS) {
      left++;
      continue;
    }
    marks.push(markOf(entry, entry.bounds));
  }
  return { marks, left, accepted: new Set([...states].filter(([, isAccepted]) => isAccepted).map(([id]) => id)) };
}

/** Findings that meet a box, by severity; those that are let stand apart. */
export function useFindingCounts(bounds: Bounds | null): FindingCounts {
  const entries = useFindings((s) => s.list?.entries ?? NONE);
  return useMemo(() => {
    const open = { unlawful: 0, conflict: 0, overdue: 0, question: 0 };
    let accepted = 0;
    for (const one of entries) {
      if (!bounds || !one.bounds || !meets(one.bounds, bounds)) continue;
      if (one.accepted) accepted++;
      else open[one.severity]++;
    }
    return { open, accepted };
  }, [entries, bounds]);
}

const meets = (a: Bounds, b: Bounds): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

let placed: { readonly of: readonly [readonly FindingEntry[], readonly Conflict[]]; readonly on: FindingsOnMap } | null = null;

/** Once for all who ask: the map and its legend. */
function placeOnce(entries: readonly FindingEntry[], conflicts: readonly Conflict[]): FindingsOnMap {
  if (placed?.of[0] !== entries || placed.of[1] !== conflicts)
    placed = { of: [entries, conflicts], on: placeFindings(entries, conflicts) };
  return placed.on;
}

/** The findings of the day as the map draws them. */
export function useMapFindings(): FindingsOnMap {
  const entries = useFindings((s) => s.list?.entries ?? NONE);
  const conflicts = useConflicts((s) => s.conflicts?.shown ?? NONE);
  return useMemo(() => placeOnce(entries, conflicts), [entries, conflicts]);
}
