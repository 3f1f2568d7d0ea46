import type { Measurement } from '../../core/measure/measurement.ts';
import type { CaseStep, CaseTrack, DecisionKind } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { BuildStage, BuildUse, Structure } from '../../core/register/sighting.ts';
import type { NoticeKind } from '../../core/report/notice/notice.ts';
import type { DemandRoom } from '../../core/rules/clocks/demand-room.ts';
import type { StepVerdict } from '../../core/rules/clocks/permit-step.ts';

/** An area with whether its outline was surveyed: what was not is printed with its ±, as indicative. */
export interface NoticeArea {
  readonly area: Measurement;
  readonly surveyed: boolean;
}

/** `provisional`: the year's holiday table is not there yet, and a holiday on that day would move it. */
export interface RemedyEnd {
  readonly on: Day;
  readonly provisional: boolean;
}

/** What the record says for the papers of a case. Whom it concerns is not on record. */
export interface NoticeFacts {
  readonly caseNo: string;
  readonly track: CaseTrack;
  readonly builds: readonly {
    readonly no: string;
    readonly seenOn: Day;
    readonly stage: BuildStage;
    readonly structure: Structure;
    readonly floors: number;
    readonly use: BuildUse;
    /** Of the shape as it is on the day; null where nothing is left standing. */
    readonly footprint: NoticeArea | null;
  }[];
  /** Of the last shape on or before the day; null where none was drawn. */
  readonly occupiedLand: NoticeArea | null;
  /** Numbers of the parcels and names of the red lines that the builds stand on, slivers left out. */
  readonly parcels: readonly string[];
  readonly redLines: readonly string[];
  /** Zone, township and village of the first build, the largest first. */
  readonly units: readonly { readonly name: string; readonly nameEn?: string }[];
  /** Up to the day. */
  readonly steps: readonly CaseStep[];
  /** What there is to be performed on the day: as it was decided, or as a review or suit varied it since; null where nothing is. */
  readonly ordered: { readonly decision?: DecisionKind; readonly fine?: number } | null;
  /** Last days to ask for review of the decision and to sue; null where its service is not proven. */
  readonly remedies: { readonly reviewUntil: RemedyEnd | null; readonly suitUntil: RemedyEnd | null };
  /** Until when a demand of the land track has to be served, so that the court can still be asked; null where nothing is to be asked. */
  readonly demandRoom: DemandRoom | null;
  /** Whether the step that each paper belongs to may be taken on the day. */
  readonly verdicts: Readonly<Record<NoticeKind, StepVerdict>>;
}

export interface NoticeCalls {
  /** @throws EngineError `case-unknown` */
  noticeFacts(caseId: string, on: Day): NoticeFacts;
}

export const NOTICE_CALLS = ['noticeFacts'] as const satisfies readonly (keyof NoticeCalls)[];
