import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Measurement } from '../../core/measure/measurement.ts';
import type { Case, CaseStep, CaseStepKind } from '../../core/register/case.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { Day } from '../../core/register/ports.ts';
import type { CaseDuty } from '../../core/rules/clocks/case-duties.ts';
import type { DemandRoom } from '../../core/rules/clocks/demand-room.ts';
import type { ReckonedPeriod } from '../../core/rules/clocks/reckon-period.ts';
import type { StepVerdict } from '../../core/rules/clocks/permit-step.ts';

/** A period that runs, or ran, in a case. */
export interface CasePeriod extends ReckonedPeriod {
  /**
   * `done`: the office has acted · `overdue`: it has not · `held`: it has not and must not, because the case is stopped ·
   * `running`: the day asked about lies in it · `used`: the person used the right in time · `over`: it ran out unused.
   */
  readonly standing: 'done' | 'overdue' | 'held' | 'running' | 'used' | 'over';
}

/** A shape from a day on. */
export interface CaseShape {
  readonly fromOn: Day;
  readonly reason: string;
  /** In the measure of record of builds; null where nothing was left standing. */
  readonly area: Measurement | null;
  readonly surveyed: boolean;
  /** Where it lies; null where nothing was left standing. */
  readonly bounds: Bounds | null;
  readonly outline: Polygon | MultiPolygon | null;
}

export interface CaseBuild {
  readonly id: string;
  readonly no: string;
  readonly shapes: readonly CaseShape[];
}

/** A document of the procedure that is on record, with what it still lacks. */
export interface CaseDocument {
  readonly kind: CaseStepKind;
  readonly changeId: string;
  readonly on: Day;
  readonly documentNo?: string;
  readonly served?: CaseStep['served'];
  readonly lacks: readonly ('documentNo' | 'service')[];
}

/** Everything on record of one case, and what the law permits on a day. */
export interface CaseFile {
  readonly case: Case;
  /** Day that verdicts and periods are judged on. */
  readonly today: Day;
  /** The last step; null where the file was only begun. */
  readonly state: CaseStepKind | null;
  /** What holds the case up. */
  readonly stopped: 'remedy-pending' | 'case-suspended' | null;
  /** What the office owes on the day, as the work list tells it. */
  readonly duties: readonly CaseDuty[];
  readonly next: readonly ({ readonly kind: CaseStepKind } & StepVerdict)[];
  /** Until when a demand of the land track has to be served, so that the court can still be asked; null where nothing is to be asked. */
  readonly demandRoom: DemandRoom | null;
  readonly periods: readonly CasePeriod[];
  readonly documents: readonly CaseDocument[];
  readonly builds: readonly CaseBuild[];
  readonly occupiedLand: readonly CaseShape[];
  /** Builds that the case says were taken down and that still have the shape from before; the day it says so. */
  readonly stillOnRecord: { readonly downOn: Day; readonly nos: readonly string[] } | null;
  /** Who recorded each step, by its change. */
  readonly authors: Readonly<Record<string, string>>;
}

/** What is known before a case is begun on a report. */
export interface CaseBeginning {
  readonly existing: { readonly id: string; readonly no: string; readonly isVerified: boolean } | null;
  /** The next free number of the year in which the case is begun, in the office's own form. */
  readonly proposedNo: string;
  /** The land that was drawn on site with the report, and how; the case begins with it unless the office says otherwise. */
  readonly occupiedLand: Shape | null;
  /** Other reports that share land with this one: they may be of the same building. */
  readonly similar: readonly { readonly id: string; readonly no: string; readonly share: number }[];
}

export interface CaseCalls {
  /** @throws EngineError `case-unknown` */
  caseFile(caseId: string, today: Day): CaseFile;
  /** @throws EngineError `sighting-unknown` */
  caseBeginning(sightingId: string, begunOn: Day): CaseBeginning;
}

export const CASE_CALLS = ['caseFile', 'caseBeginning'] as const satisfies readonly (keyof CaseCalls)[];
