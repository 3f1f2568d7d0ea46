import type { TFunction } from '../../../i18n/create-i18n.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { CaseStepKind } from '../../../core/register/case.ts';
import { writeYuan } from '../../../core/register/yuan.ts';
import type { Settings } from '../../../core/register/district.ts';
import type { NoticeField, TypedField } from '../../../core/report/notice/notice.ts';
import type { NoticeArea, NoticeFacts, RemedyEnd } from '../../../workers/calls/notices.ts';

export type TypedValues = Readonly<Partial<Record<TypedField, string>>>;

const DAYS: ReadonlySet<string> = new Set<NoticeField>([
  'writtenOn',
  'performUntil',
  'seenOn',
  'stopWorkOn',
  'openedOn',
  'noticeOn',
  'decisionOn',
  'decisionServedOn',
  'decisionPerformBy',
  'demandOn',
  'enforcementOn',
]);

const CM2_PER_M2 = 10_000;

/** What the fields of a paper say, in the reader's language; a field without a value is left to be filled by hand. */
export function valuesOf(
  facts: NoticeFacts,
  typed: TypedValues,
  { office, decimals }: Pick<Settings, 'office' | 'decimals'>,
  district: string,
  locale: string,
  t: TFunction,
): Partial<Record<NoticeField, string>> {
  const last = (kind: CaseStepKind) => facts.steps.findLast((step) => step.kind === kind);
  const list = (texts: readonly string[]) => texts.join(t('notices.and'));
  const areaText = (known: NoticeArea | null) => known && writeArea(known, decimals.m2, t);
  const builds = facts.builds.map(({ footprint }) => areaText(footprint)).filter((text) => text !== null);
  const one = facts.builds.at(0);
  const values: Partial<Record<NoticeField, string | null | undefined>> = {
    ...typed,
    // The wording ends the sentence.
    proposed: typed.proposed?.trim().replace(/[。.；;]+$/, ''),
    district,
    office: office?.name,
    officeAddress: office?.address,
    officePhone: office?.phone,
    reviewBody: office?.reviewBody,
    court: office?.court,
    caseNo: facts.caseNo,
    sightingNos: list(facts.builds.map(({ no }) => no)),
    parcels: list(facts.parcels),
    redLines: list(facts.redLines),
    seenOn: facts.builds.map(({ seenOn }) => seenOn).sort()[0],
    stage: one && t(`stage.${one.stage}`),
    structure: one && t(`structure.${one.structure}`),
    floors: one && String(one.floors),
    use: one && t(`use.${one.use}`),
    footprint: list(builds),
    occupiedLand: areaText(facts.occupiedLand),
    stopWorkNo: last('stop-work-ordered')?.documentNo,
    stopWorkOn: last('stop-work-ordered')?.on,
    openedOn: last('opened')?.on,
    noticeNo: last('notified')?.documentNo,
    noticeOn: last('notified')?.on,
    decisionNo: last('decided')?.documentNo,
    decisionOn: last('decided')?.on,
    decisionServedOn: last('decided')?.served?.on,
    decisionPerformBy: last('decided')?.performBy,
    ordered: writeOrdered(facts, t),
    demandNo: last('demanded')?.documentNo,
    demandOn: last('demanded')?.on,
    enforcementNo: last('enforcement-decided')?.documentNo,
    enforcementOn: last('enforcement-decided')?.on,
  };
  // As papers write a day: 2026年11月28日, without leading zeros (GB/T 9704).
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const writeDay = (day: string) => written.format(new Date(`${day}T00:00:00Z`));
  const writeEnd = (end: RemedyEnd | null) =>
    end && (end.provisional ? t('notices.movedByHoliday', { day: writeDay(end.on) }) : writeDay(end.on));
  const { reviewUntil, suitUntil } = facts.remedies;
  return Object.fromEntries(
    Object.entries({ ...values, reviewUntil: writeEnd(reviewUntil), suitUntil: writeEnd(suitUntil) })
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
      .map(([field, value]) => [field, DAYS.has(field) ? writeDay(value) : value]),
  );
}

/** Every duty that the decision imposes; of a sum of money its amount (行政强制法 35). */
function writeOrdered({ track, ordered }: NoticeFacts, t: TFunction): string | null {
  if (!ordered) return null;
  const { decision, fine } = ordered;
  const duties = [
    ...(decision !== undefined && decision !== 'fine' ? [t(`notices.ordered.${track}.${decision}`)] : []),
    ...(fine === undefined ? [] : [t('notices.ordered.fine', { amount: writeYuan(fine) })]),
  ];
  return duties.join(t('notices.orderedJoin'));
}

/** Only the digits that the ± supports, and with it, where the outline was not surveyed. */
function writeArea({ area, surveyed }: NoticeArea, most: number, t: TFunction): string {
  if (surveyed || area.sigma_m2 === undefined) return `${formatArea(area.value_cm2, 'm2', most)} m²`;
  const decimals = supportedDecimals(area.sigma_m2, most);
  const sigma = formatArea(Math.round(area.sigma_m2 * CM2_PER_M2), 'm2', decimals);
  return `${formatArea(area.value_cm2, 'm2', decimals)} m² (${t('notices.surveyMark', { sigma })})`;
}
