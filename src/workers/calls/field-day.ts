import type { MultiPolygon, Polygon } from 'geojson';
import type { CaseStepKind, Verification } from '../../core/register/case.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Visit } from '../../core/register/patrol.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { BuildStage, BuildUse } from '../../core/register/sighting.ts';
import type { AreaFigures } from '../area-figures.ts';
import type { EntityPlace, TaskEntry } from './desk.ts';

export interface FieldDayQuery {
  readonly on: Day;
  /** Names that records of this person, this team and this phone carry; the first is who they act as, '' for nobody yet. */
  readonly names: readonly string[];
  /** Where this phone is; null where that is not known: the way then begins at the task that is due first. */
  readonly from: readonly [lon: number, lat: number] | null;
}

/**
 * What became of a report, the last that is known: `unverified` (待核实) · `linked`: said to be of the same building as another ·
 * `verified` by its case, `in-case`: a step after that · `closed` · `gone`: nothing is left standing.
 */
export type ReportStanding = 'unverified' | 'linked' | 'verified' | 'in-case' | 'closed' | 'gone';

export interface ReportEntry {
  readonly id: string;
  readonly no: string;
  readonly standing: ReportStanding;
  /** Day of what `standing` tells. */
  readonly since: Day;
  readonly reportedOn: Day;
  readonly seenOn: Day;
  readonly stage: BuildStage;
  readonly use: BuildUse;
  readonly case?: {
    readonly id: string;
    readonly no: string;
    readonly state: CaseStepKind | null;
    readonly verification?: Verification;
  };
  /** Number of the report that it was linked to. */
  readonly sameAs?: string;
  readonly place: EntityPlace | null;
}

export interface FieldTask extends TaskEntry {
  /** Days after the day it was due; 0 on it or before, and where it is done. */
  readonly late_days: number;
  readonly place: EntityPlace | null;
}

/** A stop on the way: what lies at one place is one stop. */
export interface FieldStop {
  readonly at: readonly [lon: number, lat: number];
  /** From the stop before it, straight, in whole metres of the plane; null from a place that is not known. */
  readonly leg_m: number | null;
  readonly tasks: readonly string[];
}

export interface FieldVisit extends Visit {
  readonly label: string;
}

export interface FieldDay {
  readonly on: Day;
  /** Open ones, the first due first. */
  readonly tasks: readonly FieldTask[];
  /** Done on the day. */
  readonly done: readonly FieldTask[];
  /** Own reports, the last told of first. */
  readonly reports: readonly ReportEntry[];
  /** Of own patrols, the last first; at most `MOST_VISITS`. */
  readonly visits: readonly FieldVisit[];
  /** The stops in the order of a short way; tasks without a place are in none. */
  readonly way: readonly FieldStop[];
  /** Length of the way from the first place known, whole metres. */
  readonly way_m: number;
}

export interface RedLineAtTarget {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly freezeOn?: Day;
  /** Of a build, where a freeze date is known. */
  readonly freeze?: 'before' | 'after' | 'unproven';
  /** Share of the target that lies in it, 0..1. */
  readonly share: number;
}

/** What stands where somebody is sent to. */
export interface FieldTarget {
  readonly entity: EntityRef;
  readonly label: string;
  readonly place: EntityPlace | null;
  readonly geometry: Polygon | MultiPolygon | null;
  /** Of a report, as it stands: null where nothing does. Absent for any other target. */
  readonly shape?: Shape | null;
  /** The target's own area, where it has one shape. */
  readonly area: AreaFigures | null;
  /** The report itself, or those on the target's land, the largest first. */
  readonly reports: readonly ReportEntry[];
  readonly redLines: readonly RedLineAtTarget[];
  readonly parcels: readonly string[];
  /** Open tasks about it, whoever has them. */
  readonly tasks: readonly FieldTask[];
}

export interface FieldDayCalls {
  /** What one team has to do on a day and what became of what it brought. */
  fieldDay(query: FieldDayQuery): FieldDay;
  /** @throws EngineError `feature-unknown` for what the register does not hold */
  fieldTarget(entity: EntityRef, on: Day): FieldTarget;
}

export const FIELD_DAY_CALLS = ['fieldDay', 'fieldTarget'] as const satisfies readonly (keyof FieldDayCalls)[];
