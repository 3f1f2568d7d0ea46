import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Measurement } from '../../core/measure/measurement.ts';
import type { AcceptedChange, ChangeType } from '../../core/register/change.ts';
import type { FieldChange } from '../../core/register/compare-fields.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day, Instant } from '../../core/register/ports.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** An entity as people call it. */
export interface NamedEntity extends EntityRef {
  readonly label: string;
  /** Where it can be looked at on the map; null for what lies nowhere or is no longer there. */
  readonly ref: FeatureRef | null;
}

/** The shape of an entity at one side of a change. */
export interface ToldShape {
  /** In lon/lat, as admitted to the district's plane. */
  readonly outline: Polygon | MultiPolygon;
  /** In the measure of record of its kind. */
  readonly area: Measurement;
  readonly surveyed: boolean;
}

/** Before and after a change, on the day that it is about; null where there was nothing, or nothing is left. */
export interface ShapeChange {
  readonly on: Day;
  readonly before: ToldShape | null;
  readonly after: ToldShape | null;
  /** After less before, whole cm². */
  readonly difference_cm2: number;
  /** One standard deviation of the difference, where that of both is known; they are taken to be independent. */
  readonly sigma_m2?: number;
  readonly bounds: Bounds;
}

/** One accepted change of an entity, told for a person. */
export interface ToldChange {
  readonly id: string;
  readonly seq: number;
  readonly type: ChangeType;
  readonly on: Day;
  readonly acceptedAt: Instant;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly device: string;
  readonly reason?: string;
  /** Ids of other entities are replaced by what people call them. */
  readonly fields: readonly FieldChange[];
  readonly shape?: ShapeChange;
  readonly takesBack?: number;
  readonly takenBackBy?: number;
  readonly unapplied?: string;
}

export interface HistoryCalls {
  /** Tells all accepted changes of one entity, given in the feed's order. */
  tellChanges(changes: readonly AcceptedChange[]): readonly ToldChange[];
  nameEntities(entities: readonly EntityRef[]): readonly NamedEntity[];
  /** The entity that a feature of the map is. @throws EngineError `feature-unknown` */
  entityOf(ref: FeatureRef): EntityRef;
}

export const HISTORY_CALLS = ['tellChanges', 'nameEntities', 'entityOf'] as const satisfies readonly (keyof HistoryCalls)[];
