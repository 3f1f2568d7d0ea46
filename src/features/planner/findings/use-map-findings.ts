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

/** A conflict is hatched already: what the rules say of its two claims needs no sign beside it. */
export function placeFindings(entries: readonly FindingEntry[], conflicts: readonly Conflict[]): FindingsOnMap {
  const drawn = new Map<string, string[]>();
  for (const { id, claims } of conflicts) {
    const key = claims.map(nameOf).sort().join();
    drawn.set(key, [...(drawn.get(key) ?? []), id]);
  }
  const states = new Map<string, boolean>();
  const marks: MapFinding[] = [];
  let left = 0;
  for (const entry of entries) {
    const pair = entry.m2 === undefined ? [] : entry.entities.flatMap(({ ref }) => (ref ? [nameOf(ref)] : []));
    const ids = pair.length === 2 ? drawn.get(pair.sort().join()) : undefined;
    for (const id of ids ?? NONE) states.set(id, (states.get(id) ?? true) && entry.accepted !== undefined);
    if (ids || !entry.bounds) continue;
    if (marks.length === MOST_MARKS) {
      left++;
      continue;
    }
    const [west, south, east, north] = entry.bounds;
    marks.push({
      id: entry.key,
      severity: entry.severity,
      accepted: entry.accepted !== undefined,
      at: [(west + east) / 2, (south + north) / 2],
    });
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

/** The findings of the day as the map draws them. */
export function useMapFindings(): FindingsOnMap {
  const entries = useFindings((s) => s.list?.entries ?? NONE);
  const conflicts = useConflicts((s) => s.conflicts?.shown ?? NONE);
  return useMemo(() => placeFindings(entries, conflicts), [entries, conflicts]);
}
