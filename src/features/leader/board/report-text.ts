import { BOARD_FIGURES, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { Headline, HeadlineId } from '../../../core/report/board/headlines.ts';
import { AWAITED, type BoardPeriod, type PeriodCounts } from '../../../core/report/board/read-period.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import type { BoardAnswer, RankedCell, RankedLine } from '../../../workers/calls/leader-board.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { createBoardWords } from './board-words.ts';
import { createHeadlineNumber } from './HeadlineRow.tsx';
import { orderLines } from './Ranking.tsx';

/** Days of a report. */
export const REPORT_SPANS = { day: 1, 'three-days': 3, week: 7 } as const;
export type ReportSpan = keyof typeof REPORT_SPANS;

/** A part of the report: sentences that can be read out. */
export interface ReportSection {
  readonly id: 'headlines' | 'moves' | 'stuck' | 'builds' | 'next';
  readonly lines: readonly string[];
}

interface ReportGiven {
  readonly answer: BoardAnswer;
  readonly period: BoardPeriod;
  readonly t: TFunction;
  readonly language: string;
}

/** By which the units are told apart; the rest stands in the table. */
const TOLD_MOVES = ['signing', 'demolition', 'cleared-land', 'case-closing'] as const satisfies readonly BoardFigureId[];
const COUNTED_AS = { demolition: 'demolition_cm2', land: 'land_cm2', households: 'households' } as const satisfies Record<
  HeadlineId,
  keyof PeriodCounts
>;
/** Most that is asked for at once. */
const MOST_NEXT = 4;
const DAYS_PER_WEEK = 7;

/**
 * What a leader reads in a minute: the year's numbers and how they grew, who moved, where it is stuck, the builds, and what to do next.
 * Every number is one of the board or of the period, with what it is a part of; what is hidden from the audience is left out.
 */
export function wordReport(given: ReportGiven): readonly ReportSection[] {
  const sections: readonly ReportSection[] = [
    { id: 'headlines', lines: given.answer.headlines.map((one) => wordHeadline(one, given)) },
    { id: 'moves', lines: TOLD_MOVES.flatMap((id) => wordMoves(id, given)) },
    { id: 'stuck', lines: wordStuck(given) },
    { id: 'builds', lines: wordBuilds(given) },
    { id: 'next', lines: wordNext(given).slice(0, MOST_NEXT) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function wordHeadline({ id, done, doneOn, task, projection }: Headline, { answer, period, t, language }: ReportGiven): string {
  const number = createHeadlineNumber(language);
  const unit = t(`board.headline.unit.${id}`);
  const now = period[COUNTED_AS[id]];
  const last = period.before[COUNTED_AS[id]];
  const hidden = t('board.report.text.few', { limit: answer.smallCell });
  const inPeriod = now === null ? hidden : `${number(id, now, true)} ${unit}`;
  const inLast = last === null ? hidden : `${number(id, last, true)} ${unit}`;
  const words = { name: t(`board.headline.${id}`), now: inPeriod, last: inLast, done: `${number(id, done)} ${unit}` };
  const stop = t('board.report.text.stop');
  const until = doneOn === undefined ? '' : t('board.headline.doneOn', { day: doneOn });
  const said = `${t('board.report.text.headline', words)}${until}`;
  if (task === null || task === 0) return `${said}${stop}`;
  const ofTask = t('board.report.text.task', { task: `${number(id, task)} ${unit}`, share: formatShare(done / task) });
  if (done >= task) return `${said}${ofTask}${stop}`;
  const finish = projection?.finishOn ? t('board.report.text.finish', { day: projection.finishOn, weeks: projection.weeks }) : '';
  return `${said}${ofTask}${finish}${stop}`;
}

type Shown = { readonly line: RankedLine; readonly cell: RankedCell };

/** Who is ahead, who gained most since last week and who lost. */
function wordMoves(id: BoardFigureId, { answer, t, language }: ReportGiven): string[] {
  const words = createBoardWords(t, language);
  const shown = orderLines(answer.lines, id).flatMap((line): Shown[] => {
    const cell = line.cells[id];
    return cell && cell.value !== null ? [{ line, cell }] : [];
  });
  const first = shown.filter(({ cell }) => cell.rank === 1);
  const [leader] = first;
  if (!leader || first.length === shown.length || leader.cell.value === 0) return [];
  const figure = t(`board.figure.${id}`);
  const lead = t('board.report.text.lead', {
    figure,
    names: joinNames(
      first.map(({ line }) => words.name(line)),
      language,
    ),
    value: words.value(id, leader.cell),
    parts: first.length === 1 ? t('board.report.text.parts', { parts: words.parts(id, leader.cell) }) : '',
  });
  const sign = BOARD_FIGURES[id].better === 'fewer' ? -1 : 1;
  const gains = shown
    .flatMap(({ line, cell }) => (cell.before === null ? [] : [{ line, cell, gain: sign * ((cell.value ?? 0) - cell.before) }]))
    .toSorted((a, b) => b.gain - a.gain);
  const moved = (key: 'gain' | 'loss', one: (typeof gains)[number] | undefined): string => {
    if (!one || (key === 'gain' ? one.gain <= 0 : one.gain >= 0)) return '';
    const change = words.change(id, one.cell.value, one.cell.before);
    return change === t('board.change.same') ? '' : t(`board.report.text.${key}`, { name: words.name(one.line), change });
  };
  return [`${lead}${moved('gain', gains[0])}${moved('loss', gains.at(-1))}${t('board.report.text.stop')}`];
}

function joinNames(names: readonly string[], language: string): string {
  return names.join(language === 'en' ? ', ' : '、');
}

/** Items that wait for a step, and those that are late; each of how many. */
function wordStuck({ answer, period, t, language }: ReportGiven): string[] {
  const words = createBoardWords(t, language);
  const number = (value: number) => value.toLocaleString(language);
  const whole = answer.whole.cells;
  const lines = AWAITED.flatMap((step) => {
    const { items, longest_days } = period.waiting[step];
    const cell = whole[step];
    if (!cell || items === null || items === 0 || longest_days === null) return [];
    const of = number(cell.denominator);
    return [t(`board.report.text.waiting.${step}`, { items: number(items), of, days: number(longest_days) })];
  });
  const { items, longest_days, most } = period.overdue;
  const cell = whole['one-month'];
  if (cell && items !== null && items > 0 && longest_days !== null) {
    const late = t('board.report.text.overdue', {
      items: number(items),
      of: number(cell.denominator),
      days: number(longest_days),
    });
    const where = most ? t('board.report.text.overdueMost', { name: words.name(most.place), items: number(most.items) }) : '';
    lines.push(`${late}${where}${t('board.report.text.stop')}`);
  }
  if (cell && cell.value !== null)
    lines.push(t('board.report.text.oneMonth', { share: words.value('one-month', cell), parts: words.parts('one-month', cell) }));
  return lines;
}

function wordBuilds({ answer, period, t, language }: ReportGiven): string[] {
  const words = createBoardWords(t, language);
  const number = (value: number) => value.toLocaleString(language);
  const { before } = period;
  const count = (value: number | null) =>
    value === null ? t('board.report.text.fewer', { limit: answer.smallCell }) : number(value);
  const told = (id: BoardFigureId): string[] => {
    const cell = answer.whole.cells[id];
    if (!cell || cell.value === null) return [];
    return [t(`board.report.text.figure.${id as 'coverage'}`, { value: words.value(id, cell), parts: words.parts(id, cell) })];
  };
  return [
    t('board.report.text.found', {
      found: count(period.found),
      foundBefore: count(before.found),
      begun: count(period.casesBegun),
      begunBefore: count(before.casesBegun),
      closed: count(period.casesClosed),
      closedBefore: count(before.casesClosed),
    }),
    ...(['verification', 'verified-in-time', 'case-closing', 'coverage', 'zero-villages'] as const).flatMap(told),
  ];
}

/** What follows from the numbers, the most pressing first. */
function wordNext({ answer, period, t, language }: ReportGiven): string[] {
  const words = createBoardWords(t, language);
  const number = (value: number) => value.toLocaleString(language);
  const headlineNumber = createHeadlineNumber(language);
  const whole = answer.whole.cells;
  const { overdue, waiting } = period;
  const next: string[] = [];
  if (overdue.items) {
    const where = overdue.most ? words.name(overdue.most.place) : '';
    next.push(
      t(where ? 'board.report.text.next.overdueIn' : 'board.report.text.next.overdue', {
        items: number(overdue.items),
        name: where,
      }),
    );
  }
  const late = whole['verified-in-time'];
  const unverified = late ? late.denominator - late.numerator : 0;
  if (late && unverified > 0)
    next.push(t('board.report.text.next.verify', { late: number(unverified), of: number(late.denominator) }));
  const [step] = AWAITED.toSorted((a, b) => (waiting[b].items ?? 0) - (waiting[a].items ?? 0));
  const stuck = waiting[step].items;
  if (stuck) next.push(t(`board.report.text.next.${step}`, { items: number(stuck) }));
  for (const { id, task, done, projection, year } of answer.headlines) {
    const weeksLeft = Math.floor((Date.parse(`${year}-12-31`) - Date.parse(answer.on)) / (DAYS_PER_WEEK * 86_400_000));
    if (task === null || done >= task || !projection || projection.atYearEnd >= task || weeksLeft < 1) continue;
    const unit = t(`board.headline.unit.${id}`);
    next.push(
      t('board.report.text.next.pace', {
        name: t(`board.headline.${id}`),
        left: `${headlineNumber(id, task - done)} ${unit}`,
        weeks: number(weeksLeft),
        need: `${headlineNumber(id, (task - done) / weeksLeft)} ${unit}`,
        pace: `${headlineNumber(id, projection.perWeek)} ${unit}`,
      }),
    );
  }
  const seen = whole.coverage;
  if (seen && seen.denominator > seen.numerator)
    next.push(
      t('board.report.text.next.patrol', { items: number(seen.denominator - seen.numerator), of: number(seen.denominator) }),
    );
  return next;
}
