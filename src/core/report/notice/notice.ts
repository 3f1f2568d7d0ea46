import type { CaseStepKind, CaseTrack } from '../../register/case.ts';

/** Papers (文书) that an office prints from a case. */
export const NOTICE_KINDS = ['stop-work', 'notice', 'demand', 'announcement'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The step of the case that a paper belongs to: it is served only where the law permits that step. */
export const STEP_OF_NOTICE: Readonly<Record<NoticeKind, CaseStepKind>> = {
  'stop-work': 'stop-work-ordered',
  notice: 'notified',
  demand: 'demanded',
  announcement: 'announced',
};

/** A wording per paper and track: the two rest on different laws. */
export type TemplateName = `${CaseTrack}-${NoticeKind}`;
export const TEMPLATE_NAMES = [
  'planning-stop-work',
  'planning-notice',
  'planning-demand',
  'planning-announcement',
  'land-stop-work',
  'land-notice',
  'land-demand',
  'land-announcement',
] as const satisfies readonly TemplateName[];

/** What a template can name. From the record, but for `TYPED_FIELDS`, which are typed for the one paper and kept nowhere. */
export const NOTICE_FIELDS = [
  'documentNo',
  'writtenOn',
  'party',
  'place',
  'handlers',
  'performUntil',
  'proposed',
  'district',
  'office',
  'officeAddress',
  'officePhone',
  'reviewBody',
  'court',
  'caseNo',
  'sightingNos',
  'parcels',
  'redLines',
  'seenOn',
  'stage',
  'structure',
  'floors',
  'use',
  'footprint',
  'occupiedLand',
  'stopWorkNo',
  'stopWorkOn',
  'openedOn',
  'noticeNo',
  'noticeOn',
  'decisionNo',
  'decisionOn',
  'decisionServedOn',
  'decisionPerformBy',
  'ordered',
  'reviewUntil',
  'suitUntil',
  'demandNo',
  'demandOn',
  'enforcementNo',
  'enforcementOn',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** Typed by whoever prints: the person concerned is named on the paper, never in the record of the case. */
export const TYPED_FIELDS = ['documentNo', 'writtenOn', 'party', 'place', 'handlers', 'performUntil', 'proposed'] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** Who issues papers: the same on all of them. */
export interface Office {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Where review of its acts is asked for (行政复议机关), and the court that hears suits against them. */
  readonly reviewBody?: string;
  readonly court?: string;
}
