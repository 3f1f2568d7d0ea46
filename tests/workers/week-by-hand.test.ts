import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { ACTIONS } from '../../src/core/register/actions/index.ts';
import type { MilestoneKind } from '../../src/core/register/clearance-item.ts';
import type { AdminUnit } from '../../src/core/register/district.ts';
import type { BoardFigureId } from '../../src/core/report/board/board-figures.ts';
import type { BoardAnswer, BoardQuestion } from '../../src/workers/calls/leader-board.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, SIGHTING } from '../support/district-changes.ts';
import { openBare } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

/**
 * One week reckoned by hand. The source of every number below is the arithmetic beside it, from the definitions of the board's figures
 * (`BOARD_FIGURES`); all land is squares of the plane, so that areas are products of side lengths.
 *
 * The land, metres from the plane's origin; all parcels are 100 × 100 = 10 000 m², all within the red line [0, 600] × [0, 100]:
 *   zone Z1 [0, 300]    village V1 [0, 300]    parcels P0 [0, 100]  P1 [100, 200]  P2 [200, 300]
 *   zone Z2 [300, 600]  village V2 [300, 500]  parcels P3 [300, 400]  P4 [400, 500]
 *                       village V3 [500, 600]  parcel  P5 [490, 590]: 10 m of it, 1 000 m², are P4's too
 *   union of Z1: 3 × 10 000 = 30 000 · of Z2: 290 × 100 = 29 000 · of the district: 59 000 m²
 *
 * The items, all registered on 1 February:
 *        household  signed        paid    vacated  demolished  handed over   building
 *   I0   H1         10 Feb        12 Feb  20 Feb   5 Mar       10 Mar        120 m² recognised
 *   I1   H2         11 Feb        11 Mar                                     80 m²
 *   I2   H2         12 Mar                                                   none: bare land
 *   I3   H3         9 Feb         10 Feb                                     60 m²
 *   I4   H4         decided 20 F  25 Feb                                     90 m²
 *   I5   H5                                                                  none
 *
 * The builds: S1, [591, 597] × [10, 20] = 60 m² east of P5 and within the red line, seen on 10 March, file begun on 11 March, verified on
 * 12 March, case opened (立案) on 13 March: from then on its land is unresolved · S2, 100 m² on P0, seen on 3 March, never verified, no case.
 *
 * The week: Monday 9 to Sunday 15 March 2026; the one before ended on 8 March.
 */
const WEEK = '2026-03-15';
const M2 = 10_000;

const { engine, stop } = connectEngine();
afterAll(stop);

type Steps = Partial<Record<MilestoneKind, string>>;
const PUBLISHED: Steps = { surveyed: '2026-02-02', published: '2026-02-03' };
const ITEMS: readonly { readonly unit: string; readonly household: string; readonly floor_m2?: number; readonly steps: Steps }[] =
  [
    {
      unit: 'V1',
      household: 'H1',
      floor_m2: 120,
      steps: {
        signed: '2026-02-10',
        paid: '2026-02-12',
        vacated: '2026-02-20',
        demolished: '2026-03-05',
        cleared: '2026-03-06',
        'handed-over': '2026-03-10',
      },
    },
    { unit: 'V1', household: 'H2', floor_m2: 80, steps: { signed: '2026-02-11', paid: '2026-03-11' } },
    { unit: 'V1', household: 'H2', steps: { signed: '2026-03-12' } },
    { unit: 'V2', household: 'H3', floor_m2: 60, steps: { signed: '2026-02-09', paid: '2026-02-10' } },
    { unit: 'V2', household: 'H4', floor_m2: 90, steps: { decided: '2026-02-20', paid: '2026-02-25' } },
    { unit: 'V3', household: 'H5', steps: {} },
  ];

type Box = readonly [number, number, number, number];
const shapeOf = (box: Box): AdminUnit['shape'] => rectangle(box, {}).geometry as AdminUnit['shape'];
const unit = (id: string, level: AdminUnit['level'], box: Box, parentId?: string): AdminUnit => ({
  id,
  level,
  name: id,
  shape: shapeOf(box),
  ...(parentId !== undefined && { parentId }),
});

beforeAll(async () => {
  const writer = createWriter();
  const { register } = writer;
  const units = [
    unit('Z1', 'zone', [0, 0, 300, 100]),
    unit('Z2', 'zone', [300, 0, 600, 100]),
    unit('V1', 'village', [0, 0, 300, 100], 'Z1'),
    unit('V2', 'village', [300, 0, 500, 100], 'Z2'),
    unit('V3', 'village', [500, 0, 600, 100], 'Z2'),
  ];
  const yearTasks = [{ year: 2026, households: 4, land_cm2: 40_000 * M2, demolition_cm2: 240 * M2 }];
  const take = await openBare(engine, { units, yearTasks, demolitionDueMonths: 1 }, writer);
  const parcels = [0, 100, 200, 300, 400, 490].map((west, n) => rectangle([west, 0, west + 100, 100], { 宗地号: `P${n}` }));
  await take('parcels', collect(parcels), ['l-1']);
  await take('red-lines', collect([rectangle([0, 0, 600, 100], { 名称: '试验红线' })]), ['l-2', 'r-1']);
  const changes: AcceptedChange[] = [];
  const record = (draft: Parameters<typeof writer.accept>[0]) => changes.push(writer.accept(draft));
  for (const id of ['H1', 'H2', 'H3', 'H4', 'H5'])
    record(ACTIONS.registerHousehold(register, { household: { id, no: id, name: id, address: '' }, on: '2026-02-01' }));
  for (const [n, { unit: village, household, floor_m2, steps }] of ITEMS.entries()) {
    const item = {
      id: `I${n}`,
      parcelId: `l-1/${n}`,
      redLineId: 'r-1',
      unit: village,
      households: [{ householdId: household, share: 1 }],
      buildings: floor_m2 === undefined ? [] : [`B${n}`],
    };
    record(ACTIONS.registerItem(register, { item, on: '2026-02-01' }));
    if (floor_m2 !== undefined) {
      const recognised = { value_cm2: floor_m2 * M2, method: 'stated', rulerVersion: 'chidu-ruler-1' } as const;
      record(
        ACTIONS.registerBuilding(register, { building: { id: `B${n}`, itemId: `I${n}`, no: '1', recognised }, on: '2026-02-01' }),
      );
    }
    for (const [kind, on] of Object.entries({ ...PUBLISHED, ...steps }))
      record(ACTIONS.recordMilestone(register, { itemId: `I${n}`, kind: kind as MilestoneKind, on }));
  }
  const report = (id: string, seenOn: string, box: Box) => {
    const shape = { coordinates: shapeOf(box), origin: 'gps', sigma_m: 2.5, source: { crs: 'EPSG:4490' } } as const;
    record(ACTIONS.reportSighting(register, { sighting: { ...SIGHTING, id, no: id, seenOn }, shape, reason: '', on: seenOn }));
  };
  report('S2', '2026-03-03', [10, 10, 20, 20]);
  report('S1', '2026-03-10', [591, 10, 597, 20]);
  const file = { id: 'C1', no: 'C1', begunOn: '2026-03-11', sightings: ['S1'], track: 'planning' } as const;
  record(ACTIONS.openCase(register, { case: file, reason: '', on: '2026-03-11' }));
  const verified = { documentNo: '核1', note: '', verification: 'violation' } as const;
  record(ACTIONS.takeCaseStep(register, { caseId: 'C1', kind: 'verified', on: '2026-03-12', ...verified }));
  record(ACTIONS.takeCaseStep(register, { caseId: 'C1', kind: 'opened', on: '2026-03-13', documentNo: '立1', note: '' }));
  await engine.apply([changes, new Map()]);
});

const ask = (question: Partial<BoardQuestion> = {}): Promise<BoardAnswer> =>
  engine.board([{ level: 'zone', figure: 'signing', on: WEEK, audience: 'planner', knownAt: null, ...question }]);

/** `[numerator, denominator]` by hand, of the district, of Z1 and of Z2; areas in m². */
type ByHand = readonly [whole: Pair, first: Pair, second: Pair];
type Pair = readonly [number, number];
const COUNTS: Readonly<Partial<Record<BoardFigureId, ByHand>>> = {
  // Households all of whose items are signed: H1, H2 (I2 followed on 12 March) and H3, of five. Z1 has H1 and H2, Z2 H3, H4 and H5.
  signing: [
    [3, 5],
    [2, 2],
    [1, 3],
  ],
  // Paid I0, I1, I3, I4, of those and I2, which is signed: 4 of 5. Z1: I0 and I1 of three; Z2: both of two.
  payment: [
    [4, 5],
    [2, 3],
    [2, 2],
  ],
  // Vacated I0, of the paid with a building I0, I1, I3, I4.
  vacating: [
    [1, 4],
    [1, 2],
    [0, 2],
  ],
  // Demolished I0, of the signed with a building I0, I1, I3; I2 is bare, I4 is decided, not signed.
  demolition: [
    [1, 3],
    [1, 2],
    [0, 1],
  ],
  // I0: paid on 12 February, due by 12 March, demolished on 5 March. I3: due by 10 March, past. I1 and I4 have until 11 April and 25 March.
  'one-month': [
    [1, 2],
    [1, 1],
    [0, 1],
  ],
  // First seen in the week: S1; of the year: S1 and S2.
  found: [
    [1, 2],
    [0, 1],
    [1, 1],
  ],
  // S1 took two days where one is allowed, S2 is past its day: none in time, of two.
  'verified-in-time': [
    [0, 2],
    [0, 1],
    [0, 1],
  ],
  // One case, open.
  'case-closing': [
    [0, 1],
    [0, 0],
    [0, 1],
  ],
  // No patrol saw either of the two.
  coverage: [
    [0, 2],
    [0, 1],
    [0, 1],
  ],
  // V1 has S2, V3 has S1, V2 has nothing.
  'zero-villages': [
    [1, 3],
    [0, 1],
    [1, 2],
  ],
};
const LAND: Readonly<Partial<Record<BoardFigureId, ByHand>>> = {
  // Signed I0 … I3, 4 × 10 000, of 59 000: P4 and P5 overlap, neither is signed.
  'signing-land': [
    [40_000, 59_000],
    [30_000, 30_000],
    [10_000, 29_000],
  ],
  // Handed over: P0.
  'cleared-land': [
    [10_000, 59_000],
    [10_000, 30_000],
    [0, 29_000],
  ],
  // 59 000 − 10 000 of the items and 6 × 10 = 60 of the open case, of 59 000 + 60. S2 has no case: its land is not claimed.
  unresolved: [
    [49_060, 59_060],
    [20_000, 30_000],
    [29_060, 29_060],
  ],
};

describe('a week reckoned by hand', () => {
  it('is what the board counts, in the district and in its zones', async () => {
    const { whole, lines } = await ask();
    const [first, second] = ['Z1', 'Z2'].map((key) => lines.find((line) => line.key === key));
    for (const [figures, unit_m2] of [
      [COUNTS, 1],
      [LAND, M2],
    ] as const)
      for (const [id, byHand] of Object.entries(figures) as [BoardFigureId, ByHand][]) {
        const told = [whole, first, second].map((line) => [line?.cells[id]?.numerator, line?.cells[id]?.denominator]);
        expect([id, told]).toEqual([id, byHand.map((pair) => pair.map((value) => value * unit_m2))]);
      }
    // S1 alone was verified: 12 − 10 March.
    expect(whole.cells.verification).toMatchObject({ value: 2, denominator: 1 });
  });

  it('stands against the week before, with places that ties share', async () => {
    const { lines } = await ask();
    const cell = (key: string, id: BoardFigureId) => lines.find((line) => line.key === key)?.cells[id];
    // On 8 March: of H1 and H2 H1; of H3, H4 and H5 H3.
    expect(cell('Z1', 'signing')).toMatchObject({ value: 1, before: 1 / 2, rank: 1, rankBefore: 1 });
    expect(cell('Z2', 'signing')).toMatchObject({ value: 1 / 3, before: 1 / 3, rank: 2, rankBefore: 2 });
    // Then I1 was not paid: one of I0 and I1; I3 and I4 were.
    expect(cell('Z1', 'payment')).toMatchObject({ value: 2 / 3, before: 1 / 2, rank: 2, rankBefore: 2 });
    expect(cell('Z2', 'payment')).toMatchObject({ value: 1, before: 1, rank: 1, rankBefore: 1 });
    // Nothing was handed over: both zones share the first place.
    expect(cell('Z1', 'cleared-land')).toMatchObject({ before: 0, rank: 1, rankBefore: 1 });
    expect(cell('Z2', 'cleared-land')).toMatchObject({ before: 0, rank: 2, rankBefore: 1 });
    // By the part that is left: 20 000 ÷ 30 000 before 29 060 ÷ 29 060.
    expect([cell('Z1', 'unresolved')?.rank, cell('Z2', 'unresolved')?.rank]).toEqual([1, 2]);
    expect([cell('Z1', 'found')?.rank, cell('Z2', 'found')?.rank]).toEqual([null, null]);
  });

  it('heads the board with the year’s three numbers and what is left of the tasks', async () => {
    const { headlines } = await ask();
    const told = headlines.map(({ id, done, inWeek, inWeekBefore, task }) => ({ id, done, inWeek, inWeekBefore, task }));
    expect(told).toEqual([
      // 120 m², on 5 March.
      { id: 'demolition', done: 120 * M2, inWeek: 0, inWeekBefore: 120 * M2, task: 240 * M2 },
      // P0, on 10 March.
      { id: 'land', done: 10_000 * M2, inWeek: 10_000 * M2, inWeekBefore: 0, task: 40_000 * M2 },
      // H2, on 12 March; H1 and H3 in February.
      { id: 'households', done: 3, inWeek: 1, inWeekBefore: 0, task: 4 },
    ]);
  });

  it('tells those outside the office no headline of a week, and none of the year, that fewer than three are behind', async () => {
    // One was demolished, one handed over: neither is told. Three households signed, one of them in the week: the year is, the week is not.
    const { headlines } = await ask({ audience: 'leader' });
    expect(headlines.map(({ id, done, inWeek, inWeekBefore }) => ({ id, done, inWeek, inWeekBefore }))).toEqual([
      { id: 'households', done: 3, inWeek: null, inWeekBefore: 0 },
    ]);
  });

  it('is told on a day within it as that day stood: what a report of the day says, not the week before', async () => {
    const wednesday = { on: '2026-03-11', exactly: true };
    const { on, before, whole, headlines } = await ask(wednesday);
    expect([on, before]).toEqual(['2026-03-11', '2026-03-08']);
    // P0, handed over on the Tuesday; H2 signs on the Thursday.
    expect(headlines.map(({ id, done, inWeek }) => ({ id, done, inWeek }))).toEqual([
      { id: 'demolition', done: 120 * M2, inWeek: 0 },
      { id: 'land', done: 10_000 * M2, inWeek: 10_000 * M2 },
      { id: 'households', done: 2, inWeek: 0 },
    ]);
    expect(whole.cells.signing?.numerator).toBe(2);
    // The same day without it is of the week that ended before.
    expect((await ask({ on: '2026-03-11' })).on).toBe('2026-03-08');
    // Days beyond the records are the first and the last of them.
    expect((await ask({ ...wednesday, on: '2030-01-01' })).on).toBe((await ask({ on: '2030-01-01' })).on);
    const period = await engine.boardPeriod(['2026-03-11', 1, 'planner', null]);
    expect(period).toMatchObject({ from: '2026-03-11', to: '2026-03-11', land_cm2: 0, before: { land_cm2: 10_000 * M2 } });
  });

  it('tells those outside the office no headline of a day within a week: the one of the week before, with its day', async () => {
    // With H2, on the Thursday, three have signed, which would be told; by the end of the week before there were two, which is not.
    const thursday = { on: '2026-03-12', exactly: true } as const;
    expect((await ask(thursday)).headlines.find(({ id }) => id === 'households')?.done).toBe(3);
    const { headlines } = await ask({ ...thursday, audience: 'leader' });
    // Nothing was handed over by then: that is told, with the day.
    expect(headlines.map(({ id, done, doneOn }) => ({ id, done, doneOn }))).toEqual([
      { id: 'land', done: 0, doneOn: '2026-03-08' },
    ]);
    // The last day on record is the end of the week under way: it is told as that.
    expect(await ask({ on: '2026-03-13', exactly: true, audience: 'leader' })).toEqual(await ask({ audience: 'leader' }));
  });

  it('is told as a period: what happened, what waits, and since when', async () => {
    const period = await engine.boardPeriod([WEEK, 7, 'planner', null]);
    expect(period).toMatchObject({
      from: '2026-03-09',
      to: WEEK,
      demolition_cm2: 0,
      land_cm2: 10_000 * M2,
      // − 10 000 of P0, + 60 of the case.
      unresolved_cm2: -9_940 * M2,
      households: 1,
      found: 1,
      casesBegun: 1,
      casesClosed: 0,
      before: {
        demolition_cm2: 120 * M2,
        land_cm2: 0,
        unresolved_cm2: 0,
        households: 0,
        found: 1,
        casesBegun: 0,
        casesClosed: 0,
      },
      waiting: {
        // I2, since 12 March.
        payment: { items: 1, longest_days: 3 },
        // I1, I3 and I4, the first of them I3: 18 days of February and 15 of March since 10 February.
        vacating: { items: 3, longest_days: 33 },
        // I1 and I3, the longest again I3.
        demolition: { items: 2, longest_days: 33 },
      },
      // I3, by five days.
      overdue: { items: 1, longest_days: 5, most: { place: { key: 'Z2' }, items: 1 } },
    });
    // One step of handing over and one household are fewer than three: not for an audience outside the office.
    const leader = await engine.boardPeriod([WEEK, 7, 'leader', null]);
    expect(leader).toMatchObject({ land_cm2: null, unresolved_cm2: null, households: null, demolition_cm2: 0 });
    // So are one report and one case; that none was closed is told.
    expect(leader).toMatchObject({ found: null, casesBegun: null, casesClosed: 0, before: { found: null, casesBegun: 0 } });
    expect(leader.waiting).toEqual({
      payment: { items: null, longest_days: null },
      vacating: { items: 3, longest_days: 33 },
      demolition: { items: null, longest_days: null },
    });
    expect(leader.overdue).toEqual({ items: null, longest_days: null, most: null });
  });
});
