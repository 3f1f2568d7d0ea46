import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOARD_FIGURE_IDS, BOARD_FIGURES, type BoardFigureId } from '../../../src/core/report/board/board-figures.ts';
import { HEADLINES, type Headline } from '../../../src/core/report/board/headlines.ts';
import { AWAITED, type BoardPeriod, type PeriodCounts } from '../../../src/core/report/board/read-period.ts';
import { createBoardWords } from '../../../src/features/leader/board/board-words.ts';
import { createHeadlineNumber } from '../../../src/features/leader/board/HeadlineRow.tsx';
import { wordReport } from '../../../src/features/leader/board/report-text.ts';
import { createI18n, type Locale } from '../../../src/i18n/create-i18n.ts';
import type { BoardAnswer, RankedCell, RankedLine } from '../../../src/workers/calls/leader-board.ts';

const SEED = 20261128;
const NAMES = ['东岸', '西岸', '北山'];

const count = fc.nat({ max: 20_000 });
const land = fc.nat({ max: 9_000_000_000 });

const cellOf = (id: BoardFigureId) =>
  fc
    .record({ a: BOARD_FIGURES[id].unit === 'cm2' ? land : count, b: BOARD_FIGURES[id].unit === 'cm2' ? land : count })
    .map(({ a, b }): RankedCell => {
      const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
      const value = denominator === 0 ? null : BOARD_FIGURES[id].kind === 'share' ? numerator / denominator : numerator;
      return {
        numerator,
        denominator,
        value,
        rank: value === null ? null : 1,
        before: value === null ? null : BOARD_FIGURES[id].kind === 'share' ? value / 2 : Math.floor(value / 2),
        rankBefore: 1,
      };
    });
/** Some of the figures are hidden. */
const cells = fc.record(Object.fromEntries(BOARD_FIGURE_IDS.map((id) => [id, cellOf(id)])), { requiredKeys: [] });
const counts = fc.record<PeriodCounts>({
  demolition_cm2: fc.option(land),
  land_cm2: fc.option(land),
  unresolved_cm2: fc.option(land),
  households: fc.option(count),
  found: count,
  casesBegun: count,
  casesClosed: count,
});
const waiting = fc.record({ items: fc.option(count), longest_days: fc.option(fc.nat({ max: 400 })) });
const line = (n: number) =>
  cells.map((one): RankedLine => ({ level: 'zone', key: `${n}`, name: NAMES[n], cells: one, trend: [] }));
const headline = (id: Headline['id']) =>
  fc
    .record({ done: id === 'households' ? count : land, task: fc.option(id === 'households' ? count : land), perWeek: count })
    .map(
      ({ done, task, perWeek }): Headline => ({
        id,
        unit: id === 'households' ? 'households' : 'cm2',
        year: 2026,
        done,
        inWeek: 0,
        inWeekBefore: 0,
        task,
        projection: { weeks: 8, perWeek, finishOn: null, earliestOn: null, latestOn: null, atYearEnd: done },
      }),
    );
const given = fc.record({
  lines: fc.tuple(line(0), line(1), line(2)),
  whole: line(0),
  headlines: fc.tuple(...HEADLINES.map(headline)),
  now: counts,
  before: counts,
  waits: fc.tuple(waiting, waiting, waiting),
  overdue: waiting,
  most: fc.option(count),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

function reportOf({ lines, whole, headlines, now, before, waits, overdue, most }: Given) {
  const answer: BoardAnswer = {
    level: 'zone',
    on: '2026-10-18',
    before: '2026-10-11',
    knownAt: 1,
    whole,
    lines,
    hidden: 0,
    smallCell: 3,
    headlines,
    unitTasks: [],
    publications: [],
  };
  const [payment, vacating, demolition] = waits;
  const place = { level: 'zone', key: '0', name: NAMES[0] } as const;
  const period: BoardPeriod = {
    from: '2026-10-12',
    to: '2026-10-18',
    ...now,
    before,
    waiting: { payment, vacating, demolition },
    overdue: { ...overdue, most: most === null ? null : { place, items: most } },
  };
  return { answer, period };
}

const numbersIn = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];

/** Every number that the board and the period say, as the board's own words write it. */
function numbersOf({ answer, period }: ReturnType<typeof reportOf>, language: Locale, t: Parameters<typeof createBoardWords>[0]) {
  const words = createBoardWords(t, language);
  const number = createHeadlineNumber(language);
  const plain = (value: number | null) => (value === null ? '' : value.toLocaleString(language));
  const said: string[] = [plain(answer.smallCell), '24'];
  for (const { cells: own } of [answer.whole, ...answer.lines])
    for (const id of BOARD_FIGURE_IDS) {
      const cell = own[id];
      if (!cell) continue;
      said.push(words.value(id, cell), words.parts(id, cell), words.change(id, cell.value, cell.before));
      said.push(plain(cell.denominator), plain(cell.denominator - cell.numerator));
    }
  for (const { demolition_cm2, land_cm2, households, found, casesBegun, casesClosed } of [period, period.before]) {
    if (demolition_cm2 !== null) said.push(number('demolition', demolition_cm2));
    if (land_cm2 !== null) said.push(number('land', land_cm2));
    said.push(...[households, found, casesBegun, casesClosed].map(plain));
  }
  for (const one of [...AWAITED.map((step) => period.waiting[step]), period.overdue])
    said.push(plain(one.items), plain(one.longest_days));
  said.push(plain(period.overdue.most?.items ?? null));
  const weeksLeft = 10;
  for (const { id, done, task, projection } of answer.headlines) {
    said.push(number(id, done), number(id, projection?.perWeek ?? 0), `${projection?.weeks}`, `${weeksLeft}`);
    if (task !== null) said.push(number(id, task), number(id, task - done), number(id, (task - done) / weeksLeft));
    if (task) said.push(`${((100 * done) / task).toFixed(1)}`, '0.1', '99.9');
  }
  return new Set(said.flatMap(numbersIn));
}

describe('the report', () => {
  for (const locale of ['zh-CN', 'en'] as const)
    it(`says no number that is not the board’s (${locale}, seed ${SEED})`, async () => {
      const { t } = await createI18n(locale);
      fc.assert(
        fc.property(given, (one) => {
          const made = reportOf(one);
          const known = numbersOf(made, locale, t);
          for (const { lines } of wordReport({ ...made, t, language: locale }))
            for (const said of lines)
              for (const number of numbersIn(said)) expect([said, number, known.has(number)]).toEqual([said, number, true]);
        }),
        { seed: SEED, numRuns: 200 },
      );
    });

  it('names what is late, where, and asks for it', async () => {
    const { t } = await createI18n('zh-CN');
    const [one] = fc.sample(given, { seed: SEED, numRuns: 1 });
    const made = reportOf({ ...one, overdue: { items: 12, longest_days: 40 }, most: 7 });
    const whole = {
      ...made.answer.whole,
      cells: { 'one-month': { numerator: 30, denominator: 50, value: 0.6, rank: null, before: null, rankBefore: null } },
    };
    const sections = wordReport({ ...made, answer: { ...made.answer, whole }, t, language: 'zh-CN' });
    const linesOf = (id: string) => sections.find((section) => section.id === id)?.lines ?? [];
    expect(linesOf('stuck')).toContain('拨付后逾期未拆 12 宗（已拆除或已到期 50 宗），最久的逾期 40 天；东岸最多，7 宗。');
    expect(linesOf('next')[0]).toBe('逐宗督办逾期未拆的 12 宗，先到东岸查明原因。');
  });

  it('leaves out what is hidden', async () => {
    const { t } = await createI18n('zh-CN');
    const [one] = fc.sample(given, { seed: SEED, numRuns: 1 });
    const none = { items: null, longest_days: null };
    const hidden = { demolition_cm2: null, land_cm2: null, unresolved_cm2: null, households: null };
    const made = reportOf({ ...one, overdue: none, waits: [none, none, none], most: null, now: { ...one.now, ...hidden } });
    const sections = wordReport({
      ...made,
      answer: { ...made.answer, whole: { ...made.answer.whole, cells: {} } },
      t,
      language: 'zh-CN',
    });
    expect(sections.some(({ id }) => id === 'stuck')).toBe(false);
    for (const said of sections.find(({ id }) => id === 'headlines')?.lines ?? [])
      expect(said).toContain('本期 涉及不足 3 户，不列');
  });
});
