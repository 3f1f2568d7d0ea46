import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatArea } from '../../../src/core/measure/decimal.ts';
import { AUDIENCES, type Audience } from '../../../src/core/report/audience.ts';
import type { BoardFigureId } from '../../../src/core/report/board/board-figures.ts';
import { HIDDEN, type Snapshot } from '../../../src/core/report/snapshot/snapshot.ts';
import { readFigure } from '../../../src/core/report/tour/read-figure.ts';
import { createBoardWords } from '../../../src/features/leader/board/board-words.ts';
import { createHeadlineNumber } from '../../../src/features/leader/board/HeadlineRow.tsx';
import { wordReport } from '../../../src/features/leader/board/report-text.ts';
import { tellBoard } from '../../../src/features/leader/board/tell-board.ts';
import { createCompareWords } from '../../../src/features/leader/compare/compare-words.ts';
import { tellCompared } from '../../../src/features/leader/compare/export-table.ts';
import { readContainer, unpackContainer } from '../../../src/formats/container/read.ts';
import { writePublicPage } from '../../../src/formats/public-page/write-public-page.ts';
import { createI18n } from '../../../src/i18n/create-i18n.ts';
import { createPublicPageTexts } from '../../../src/i18n/public-page/create-public-page-texts.ts';
import type { BoardAnswer } from '../../../src/workers/calls/leader-board.ts';
import type { DayComparison } from '../../../src/workers/calls/leader-time.ts';
import { type DemoEngine, readDemo, startDemoEngine } from '../../support/demo-engine.ts';

const [BEFORE, WEEK] = ['2026-10-11', '2026-10-18'];
const knownAt = null;
const LANGUAGE = 'zh-CN';

/** All that one week is told in. */
interface Told {
  readonly zones: BoardAnswer;
  readonly townships: BoardAnswer | null;
  readonly compared: DayComparison;
  readonly snapshot: Snapshot;
}

let demo: DemoEngine;
const told = new Map<Audience, Told>();
const of = (audience: Audience): Told => told.get(audience) as Told;

beforeAll(async () => {
  demo = await startDemoEngine();
  const { engine } = demo;
  const { feed, packages } = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
  for (const audience of AUDIENCES) {
    const board = (level: 'zone' | 'township') => engine.board([{ level, figure: 'unresolved', on: WEEK, audience, knownAt }]);
    const order = { id: 's-1', audience, asOf: WEEK, words: { title: '', text: '' }, camera: null, pictures: [], before: [] };
    const { bytes } = await engine.makeSnapshot([order, { feed, packages }]);
    const { snapshot } = await engine.readSnapshot([bytes]);
    if (!snapshot) throw new Error('unreadable');
    told.set(audience, {
      zones: await board('zone'),
      townships: audience === 'public' ? null : await board('township'),
      compared: await engine.compareDays([{ audience, knownAt }, BEFORE, WEEK]),
      snapshot,
    });
  }
}, 120_000);
afterAll(() => demo.stop());

/** A figure as a tour's stop reads it; null where it is hidden. */
function frozen({ snapshot }: Told, row: string, column: string): number | null {
  const table = snapshot.figures.find(({ columns }) => columns.some(({ key }) => key === column))?.key ?? '';
  const value = readFigure({ table, row, column }, snapshot)?.value;
  return value === HIDDEN || value === undefined ? null : value;
}

/** Lines of a board, the district's with them. */
const linesOf = ({ zones, townships }: Told) => [zones.whole, ...zones.lines, ...(townships?.lines ?? [])];

/** Parts of the board's figures, and the columns of a tour and a public page that are the same. */
const SAME: readonly (readonly [BoardFigureId, 'numerator' | 'denominator', string])[] = [
  ['signing', 'numerator', 'signed'],
  ['signing', 'denominator', 'households'],
  ['cleared-land', 'denominator', 'land'],
];

describe('one week', () => {
  for (const audience of AUDIENCES) {
    it(`is the same on the board as in a tour, where both tell it to ${audience}`, () => {
      let compared = 0;
      for (const { key, cells } of linesOf(of(audience))) {
        for (const [figure, part, column] of SAME) {
          const [own, other] = [cells[figure]?.[part], frozen(of(audience), key, column)];
          if (own === undefined || other === null) continue;
          expect([audience, key, column, other]).toEqual([audience, key, column, own]);
          compared++;
        }
        // Of land that two claim the board counts what one of them handed over, a tour what both did: their words say so.
        const [all, wholly] = [cells['cleared-land']?.numerator, frozen(of(audience), key, 'land-handed-over')];
        if (all !== undefined && wholly !== null) expect(wholly).toBeLessThanOrEqual(all);
      }
      expect(compared).toBeGreaterThan(audience === 'public' ? 4 : 25);
    });

    it(`is the same where two days are compared as on the board, and as it was a week before, for ${audience}`, () => {
      const { compared } = of(audience);
      let seen = 0;
      for (const { level, key, cells } of linesOf(of(audience))) {
        const amounts = compared.lines.find((one) => one.level === level && one.key === key)?.amounts?.cm2;
        const own = cells.unresolved;
        if (!amounts || !own) continue;
        if (typeof amounts.after === 'number') expect([key, amounts.after]).toEqual([key, own.numerator]);
        if (typeof amounts.before === 'number' && level !== 'district') expect([key, amounts.before]).toEqual([key, own.before]);
        seen++;
      }
      expect(seen).toBeGreaterThan(audience === 'public' ? 1 : 5);
    });

    it(`is the same in its report as on the headlines above it, for ${audience}`, async () => {
      const { t } = await createI18n(LANGUAGE);
      const answer = of(audience).zones;
      const period = await demo.engine.boardPeriod([WEEK, 7, audience, knownAt]);
      const number = createHeadlineNumber(LANGUAGE);
      const [headlines] = wordReport({ answer, period, t, language: LANGUAGE });
      const inPeriod = { demolition: period.demolition_cm2, land: period.land_cm2, households: period.households };
      answer.headlines.forEach((one, n) => {
        expect(headlines.lines[n]).toContain(number(one.id, one.done));
        if (one.inWeek !== null) expect([one.id, inPeriod[one.id]]).toEqual([one.id, one.inWeek]);
      });
    });
  }

  it('is, with what open cases add, what a tour calls not handed over: by zone, township and red line', () => {
    const planner = of('planner');
    const levels = new Set<string>();
    for (const { level, key, amounts } of planner.compared.lines) {
      const land = Number(frozen(planner, key, 'footprint')) + Number(frozen(planner, key, 'case-land'));
      expect([level, key, amounts?.cm2?.after]).toEqual([level, key, land]);
      levels.add(level);
    }
    expect(levels).toEqual(new Set(['district', 'zone', 'township', 'red-line']));
  });

  it('is told to leaders and to the public as to planners, or not at all', () => {
    for (const audience of ['leader', 'public'] as const)
      for (const line of linesOf(of(audience))) {
        const own = linesOf(of('planner')).find(({ level, key }) => level === line.level && key === line.key)?.cells;
        for (const [figure, cell] of Object.entries(line.cells) as [
          BoardFigureId,
          { numerator: number; value: number | null },
        ][]) {
          // The public's unresolved land is without open cases, which would tell of single ones.
          if (audience === 'public' && figure === 'unresolved')
            expect(cell.numerator).toBeLessThanOrEqual(own?.[figure]?.numerator ?? 0);
          else expect([line.key, figure, cell.value]).toEqual([line.key, figure, own?.[figure]?.value]);
        }
      }
  });

  it('is in the workbooks word for word what the screens say', async () => {
    const { t } = await createI18n(LANGUAGE);
    const { zones, compared } = of('leader');
    const [board, compare] = [createBoardWords(t, LANGUAGE), createCompareWords(t, LANGUAGE, 'mu', false)];
    const tables = [
      tellBoard({ answer: zones, figure: 'unresolved', t, words: board, months: 1 }),
      tellCompared(t, compared.lines, compare),
    ];
    const shown = [
      ...zones.lines.flatMap(({ cells }) => (cells.unresolved ? [board.value('unresolved', cells.unresolved)] : [])),
      ...compared.lines.flatMap((line) => {
        const after = compare.amounts(line)?.after;
        return typeof after === 'number' ? [compare.value(after)] : [];
      }),
    ];
    const sheets = await Promise.all(
      tables.map(async ({ headings, cells }) => {
        const columns = headings.map((heading) => ({ heading, style: 'text' as const, width: 14 }));
        const parts = unzipSync(await demo.engine.boardWorkbook([{ name: '表', columns, rows: cells }]));
        return Object.values(parts)
          .map((part) => new TextDecoder().decode(part))
          .join('');
      }),
    );
    const written = sheets.join('');
    expect(shown.length).toBeGreaterThan(8);
    for (const text of shown) expect(written).toContain(text);
  });

  it('is on the public’s page what the board tells the public', async () => {
    const everybody = of('public');
    const page = writePublicPage(
      { snapshot: everybody.snapshot, file_sha256: '0'.repeat(64), other: 'en.html' },
      await createPublicPageTexts(LANGUAGE),
    );
    const group = (digits: string) => digits.replaceAll(/\B(?=(\d{3})+\.)/g, ',');
    let found = 0;
    for (const { key, cells } of linesOf(everybody)) {
      const cell = cells['cleared-land'];
      if (!cell || frozen(everybody, key, 'land') === null) continue;
      expect(page).toContain(`>${group(formatArea(cell.denominator, 'mu', 2))}`);
      found++;
    }
    expect(found).toBeGreaterThan(0);
  });
});
