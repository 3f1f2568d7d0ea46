import type { Measurement } from '../../core/measure/measurement.ts';
import type { CaseStep, CaseTrack } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { BuildStage, BuildUse, Structure } from '../../core/register/sighting.ts';
import type { NoticeKind } from '../../core/report/notice/notice.ts';
import type { StepVerdict } from '../../core/rules/clocks/permit-step.ts';

/** An area with whether its outline was surveyed: what was not is printed with its ±, as indicative. */
export interface NoticeArea {
  readonly area: Measurement;
  readonly surveyed: boolean;
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
  /** Whether the step that each paper belongs to may be taken on the day. */
  readonly verdicts: Readonly<Record<NoticeKind, StepVerdict>>;
}

export interface NoticeCalls {
  /** @throws EngineError `case-unknown` */
  noticeFacts(caseId: string, on: Day): NoticeFacts;
}

export const NOTICE_CALLS = ['noticeFacts'] as const satisfies readonly (keyof NoticeCalls)[];
