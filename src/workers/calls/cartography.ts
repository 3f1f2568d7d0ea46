import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { ItemStatus } from '../../core/register/clearance-item.ts';
import type { Settings } from '../../core/register/district.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FeatureRef } from '../feature-ref.ts';

/**
 * Two claims on the same land: parcels drawn twice, red lines that cross, a build on land that is paid for (an imported compensated
 * area, or an item paid under the red line it stands in), a build that dated evidence puts after the freeze date.
 */
export const CONFLICT_KINDS = ['parcels', 'red-lines', 'compensated', 'after-freeze'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict {
  /** Kind and both claims; the same from day to day while the claims are the same. */
  readonly id: string;
  readonly kind: ConflictKind;
  /** Settled, in the measure of record of the first claim. */
  readonly area_cm2: number;
  readonly claims: readonly [FeatureRef, FeatureRef];
  /** For drawing only. Null where no geometry could be made: the place still shows. */
  readonly shape: Polygon | MultiPolygon | null;
  readonly lon: number;
  readonly lat: number;
}

export interface CountAndArea {
  readonly count: number;
  readonly area_cm2: number;
}

/** Builds still standing and conflicts by zone, township or village: far out its card counts them. */
export interface UnitMarks {
  readonly unitId: string;
  readonly builds: number;
  readonly conflicts: number;
}

/** The conflicts of one day over the district's sliver rule, the largest first. */
export interface Conflicts {
  /** The same for days on which nothing of this differs. */
  readonly key: string;
  readonly shown: readonly Conflict[];
  /** Beyond the largest `MOST_CONFLICTS`: counted in the totals, not drawn. */
  readonly left: number;
  readonly totals: Readonly<Record<ConflictKind, CountAndArea>>;
  readonly units: readonly UnitMarks[];
}

/** What of the district's records meets a box, for the legend. */
export interface LegendCounts {
  /** Plots whose parcel's box meets the box, with the area of their union by status: land claimed twice counts once. */
  readonly statuses: Readonly<Record<ItemStatus, CountAndArea>>;
  /** Open cases whose land's box meets it, with what they add to the land of those plots that are not handed over. */
  readonly openCases: CountAndArea;
  readonly redLines: CountAndArea;
  readonly overdueRedLines: number;
  readonly revisedRedLines: number;
  /** Reports with something left standing, and those with nothing left. */
  readonly sightings: CountAndArea;
  readonly gone: number;
  readonly conflicts: Readonly<Record<ConflictKind, CountAndArea>>;
  /** Features of each imported layer by its id. */
  readonly layers: Readonly<Record<string, number>>;
}

export interface CartographyCalls {
  conflicts(on: Day): Conflicts;
  legendIn(bounds: Bounds, on: Day): LegendCounts;
  /** @throws with the refusal's code */
  draftSettings(patch: Partial<Settings>, on: Day): ChangeDraft;
}

export const CARTOGRAPHY_CALLS = [
  'conflicts',
  'legendIn',
  'draftSettings',
] as const satisfies readonly (keyof CartographyCalls)[];
