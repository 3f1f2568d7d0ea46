import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../../src/core/register/shape.ts';
import type { Sighting } from '../../src/core/register/sighting.ts';
import type { PatchPlan, WorkQuery } from '../../src/workers/calls/desk.ts';
import { openRecorder, type Recorder } from '../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { collect, rectangle, squareParcels, squareRedLine } from '../support/square-parcels.ts';

/** A Monday: the week ends on the 21st. */
const TODAY = '2026-06-15';
const M2 = 10_000;

let connected: ConnectedEngine;
let recorder: Recorder;

const shapeOf = (box: readonly [number, number, number, number]): Shape => ({
  coordinates: rectangle(box, {}).geometry as Shape['coordinates'],
  origin: 'digitised',
  sigma_m: 0.5,
  source: { crs: 'EPSG:4490' },
});
const sighting = (id: string, east_m: number): Omit<Sighting, 'shapes'> => {
  const [lon, lat] = placeAt(east_m + 5, 5);
  return {
    id,
    no: `XC-${id}`,
    channel: 'patrol',
    seenOn: '2026-03-01',
    evidence: 'patrol',
    position: { lon, lat, accuracy_m: 5, at: '2026-03-01T01:00:00.000Z' },
    by: 'u-1',
    stage: 'completed',
    structure: 'frame',
    floors: 1,
    use: 'residential',
    note: '',
    photos: [],
  };
};
const side = (n: number) => rectangle([500 + 50 * n, 0, 540 + 50 * n, 20], {}).geometry;
const card = (n: number, properties: Record<string, unknown>) => ({ type: 'Feature', properties, geometry: side(n) });

/** A parcel is signed and long paid, the second paid of late, the third only registered, with an objection. */
beforeAll(async () => {
  connected = connectEngine();
  const units = [
    {
      id: 'v-west',
      level: 'village' as const,
      name: '西村',
      parentId: 't-1',
      shape: shapeOf([-100, -100, 100, 300]).coordinates,
    },
    { id: 'v-east', level: 'village' as const, name: '东村', parentId: 't-1', shape: shapeOf([100, -100, 900, 300]).coordinates },
    { id: 't-1', level: 'township' as const, name: '镇', shape: shapeOf([-100, -100, 900, 300]).coordinates },
  ];
  const take = await openBare(connected.engine, { units });
  await take('parcels', squareParcels(), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  await take(
    'patches',
    collect([
      card(0, { 图斑编号: 'P-10', 图斑面积: 800, 农用地: 500, 建设用地: 300 }),
      card(1, { 图斑编号: 'P-11', 图斑面积: 800, 农用地: 500, 建设用地: 400 }),
      card(2, { 图斑编号: 'P-11', 图斑面积: 800 }),
      card(3, { 图斑编号: 'P-1', 图斑面积: 800 }),
      card(4, { 图斑编号: 'P-12', 图斑面积: 800, 农用地: '不详' }),
    ]),
    ['l-3'],
  );
  recorder = openRecorder(connected.engine);
  const { act } = recorder;
  const { rows } = await connected.engine.itemProposals(['r-1', TODAY]);
  const parcelOf = (no: string) => rows.find(({ parcelNo }) => parcelNo === no)?.parcelId ?? '';
  const item = (id: string, no: string, unit: string, household: string) =>
    ({
      action: 'registerItem',
      input: {
        item: {
          id,
          parcelId: parcelOf(no),
          redLineId: 'r-1',
          unit,
          households: [{ householdId: household, share: 1 }],
          buildings: [],
        },
        on: '2026-03-01',
      },
    }) as const;
  await act(item('i-1', 'T-001', 'v-west', 'h-1'), item('i-2', 'T-002', 'v-east', 'h-2'), item('i-3', 'T-003', 'v-east', 'h-1'));
  const reach = (itemId: string, kind: 'signed' | 'paid', on: string) =>
    ({ action: 'recordMilestone', input: { itemId, kind, on } }) as const;
  await act(
    reach('i-1', 'signed', '2026-04-01'),
    reach('i-1', 'paid', '2026-05-01'),
    reach('i-2', 'signed', '2026-05-01'),
    reach('i-2', 'paid', '2026-05-20'),
    {
      action: 'receiveObjection',
      input: { itemId: 'i-3', objection: { id: 'o-1', receivedOn: '2026-06-01', answerByOn: '2026-06-10' }, on: '2026-06-01' },
    },
  );
  await act(
    {
      action: 'reportSighting',
      input: { sighting: sighting('s-1', 0), shape: shapeOf([0, 0, 10, 10]), reason: 'x', on: '2026-03-01' },
    },
    {
      action: 'reportSighting',
      input: { sighting: sighting('s-2', 120), shape: shapeOf([120, 0, 130, 10]), reason: 'x', on: '2026-01-05' },
    },
    {
      action: 'openCase',
      input: {
        case: { id: 'c-1', no: '案1', begunOn: '2026-01-06', sightings: ['s-2'], track: 'land' },
        reason: 'x',
        on: '2026-01-06',
      },
    },
    { action: 'takeCaseStep', input: { caseId: 'c-1', kind: 'verified', on: '2026-01-08', verification: 'violation' } },
    { action: 'takeCaseStep', input: { caseId: 'c-1', kind: 'opened', on: '2026-02-01' } },
  );
  const patch = (id: string, answerByOn?: string) =>
    ({
      action: 'receivePatch',
      input: {
        patch: {
          id,
          no: id.toUpperCase(),
          source: 'satellite',
          imagedBeforeOn: '2026-01-01',
          imagedOn: '2026-05-01',
          ...(answerByOn && { answerByOn }),
          areas: { patch: 100 * M2, farmland: 60 * M2, construction: 30 * M2 },
          shape: shapeOf([120, 0, 130, 10]),
        },
        on: '2026-06-01',
      },
    }) as const;
  await act(patch('p-1', '2026-06-12'), patch('p-2'));
  const task = (id: string, assignee: string, on: string, dueOn: string, more: object = {}) =>
    ({
      action: 'assignTask',
      input: { task: { id, from: 'complaint', title: `来电 ${id}`, assignee, dueOn, ...more }, on },
    }) as const;
  await act(
    task('t-1', '甲', '2026-06-01', '2026-06-08'),
    task('t-2', '乙', '2026-06-02', '2026-06-09'),
    task('t-3', '甲', '2026-06-02', '2026-07-09', { from: 'patch', subject: { kind: 'patch', id: 'p-2' } }),
    { action: 'finishTask', input: { taskId: 't-2', result: { note: '已看过' }, on: '2026-06-10' } },
  );
});
afterAll(() => connected.stop());

const ask = (more: Partial<WorkQuery> = {}) =>
  connected.engine.workList([{ on: TODAY, group: 'all', assignee: null, unit: null, search: '', ...more }]);
const list = async (more: Partial<WorkQuery> = {}) => {
  const { handle, count } = await ask(more);
  const rows = await connected.engine.workPage([handle, 0, count]);
  return rows.filter(({ code }) => code !== 'finding').map(({ code, label, dueOn }) => [code, label, dueOn]);
};

describe('the work list', () => {
  it('counts everything that waits by hand-made figures, and says when the week ends', async () => {
    const { counts, weekEndsOn } = await ask();
    expect(weekEndsOn).toBe('2026-06-21');
    const { all, conflicts, ...others } = counts;
    expect(others).toEqual({ overdue: 5, 'this-week': 1, sightings: 1, patches: 2, tasks: 2, done: 1 });
    // The second patch and the task about it are one thing that waits.
    expect((all ?? 0) - (conflicts ?? 0)).toBe(8);
  });

  it('puts first what is overdue longest', async () => {
    const rows = await list({ group: 'overdue' });
    expect(rows).toEqual([
      ['decision-due', '案1', '2026-05-02'],
      ['demolition', expect.stringContaining('T-001'), '2026-06-01'],
      ['task', '来电 t-1', '2026-06-08'],
      ['objection', expect.stringContaining('T-003'), '2026-06-10'],
      ['patch', 'P-1', '2026-06-12'],
    ]);
    expect(await list({ group: 'this-week' })).toEqual([['demolition', expect.stringContaining('T-002'), '2026-06-20']]);
  });

  it('is as it was on an earlier day', async () => {
    const { counts, rates } = await ask({ on: '2026-06-01' });
    expect(counts).toMatchObject({ overdue: 1, tasks: 1, done: 0 });
    expect(rates.tasks).toEqual({ done: 0, assigned: 1 });
  });

  it('is narrowed to a unit with all that lies in it, to whoever has it, and to a text', async () => {
    expect((await list({ unit: 'v-west', group: 'overdue' })).map(([code]) => code)).toEqual(['demolition']);
    expect((await list({ unit: 't-1', group: 'overdue' })).map(([code]) => code)).toEqual([
      'decision-due',
      'demolition',
      'objection',
      'patch',
    ]);
    expect(await list({ assignee: '甲' })).toEqual([
      ['task', '来电 t-1', '2026-06-08'],
      // What somebody was given is theirs, once, and due with the task; its task is found among the tasks.
      ['patch', 'P-2', '2026-07-09'],
    ]);
    expect((await list({ assignee: '甲', group: 'tasks' })).map(([, label]) => label)).toEqual(['来电 t-1', '来电 t-3']);
    expect((await list({ search: 'xc-s-1' })).map(([code]) => code)).toEqual(['sighting']);
  });

  it('says where the day is that of the task about it, and only there', async () => {
    const { handle, count } = await ask({ group: 'all' });
    const rows = await connected.engine.workPage([handle, 0, count]);
    const marked = rows.filter(({ isTaskDue }) => isTaskDue).map(({ code, label, dueOn }) => [code, label, dueOn]);
    expect(marked).toEqual([['patch', 'P-2', '2026-07-09']]);
  });

  it('says of every row where it is', async () => {
    const { handle } = await ask({ group: 'patches' });
    const [first] = await connected.engine.workPage([handle, 0, 1]);
    const [west, , east] = first.place?.bounds ?? [0, 0, 0];
    expect([west, east]).toEqual([expect.closeTo(placeAt(120, 0)[0], 6), expect.closeTo(placeAt(130, 0)[0], 6)]);
    expect(first.unit).toBe('v-east');
  });

  it('gives rates with both their counts', async () => {
    const { rates } = await ask();
    expect(rates.tasks).toEqual({ done: 1, assigned: 3 });
    expect(rates.complaints).toEqual({ done: 1, assigned: 2 });
    expect(rates.patches).toEqual({ done: 0, assigned: 2 });
    expect((await ask({ assignee: '甲' })).rates.tasks).toEqual({ done: 0, assigned: 2 });
  });

  it('gives rates of a unit by what lies in it, and offers everybody who was ever given something', async () => {
    const everywhere = await ask();
    const east = await ask({ unit: 'v-east' });
    const west = await ask({ unit: 'v-west' });
    expect(east.rates.patches).toEqual({ done: 0, assigned: 2 });
    expect(west.rates.patches).toEqual({ done: 0, assigned: 0 });
    expect(east.rates.tasks).toEqual({ done: 0, assigned: 1 });
    expect(east.rates.byAssignee.map(({ assignee, assigned }) => [assignee, assigned])).toEqual([['甲', 1]]);
    expect(west.rates.tasks).toEqual({ done: 0, assigned: 0 });
    expect(west.assignees).toEqual(everywhere.assignees);
    expect((await ask({ search: '没有这个' })).rates).toEqual(everywhere.rates);
  });
});

describe('the clearance board', () => {
  it('counts land once, households once, and rates by their own denominators', async () => {
    const board = await connected.engine.clearanceBoard(['r-1', TODAY]);
    expect(board.rows.map(({ stage, land_cm2 }) => [stage, land_cm2])).toEqual([
      ['paid', 5_000 * M2],
      ['paid', 10_000 * M2],
      ['registered', 1_000 * M2],
    ]);
    expect(board.households).toBe(2);
    // The third item's land is claimed by the second already.
    expect(board.land_cm2).toBe(15_000 * M2);
    expect(Object.fromEntries(board.rates.map(({ rate, reached, counted }) => [rate, [reached, counted]]))).toEqual({
      // The first household has an item that is not signed.
      signing: [1, 2],
      'signing-land': [15_000 * M2, 15_000 * M2],
      payment: [2, 2],
      vacating: [0, 2],
      demolition: [0, 2],
      'cleared-land': [0, 15_000 * M2],
      'one-month': [0, 1],
    });
    expect(board.rows.map(({ demolishBy }) => demolishBy)).toEqual(['2026-06-01', '2026-06-20', undefined]);
  });

  it('names for every figure the items behind it', async () => {
    const { rows, rates } = await connected.engine.clearanceBoard(['r-1', TODAY]);
    rates.forEach(({ unit, reached, counted }, place) => {
      if (unit !== 'items') return;
      expect(rows.filter((row) => row.counted.includes(place))).toHaveLength(counted ?? -1);
      expect(rows.filter((row) => row.reached.includes(place))).toHaveLength(reached ?? -1);
    });
  });

  it('knows nothing of what came later', async () => {
    const { rows } = await connected.engine.clearanceBoard(['r-1', '2026-03-15']);
    expect(rows.map(({ stage }) => stage)).toEqual(['registered', 'registered', 'registered']);
  });
});

describe('a patch', () => {
  it('is told with its areas, the rules of its card and what it lies on', async () => {
    const one = await connected.engine.patchCard(['p-2', TODAY]);
    expect(one.area.planar?.value_cm2).toBe(100 * M2);
    // The unused land is not stated: the rest may be no more than the whole.
    expect(one.balance).toEqual([{ code: 'classes', kind: 'within', left_cm2: 90 * M2, right_cm2: 100 * M2, holds: true }]);
    const inside = Object.fromEntries(one.groups.map(({ subject, total }) => [subject, total.once]));
    expect(inside).toEqual({ parcels: 100 * M2, 'red-lines': 100 * M2, sightings: 100 * M2 });
    expect(one.tasks.map(({ id }) => id)).toEqual(['t-3']);
  });
});

describe('patches from a layer', () => {
  const planOf = async (): Promise<PatchPlan> => {
    const [source] = await connected.engine.patchSources([]);
    expect(source).toMatchObject({ layerId: 'l-3', count: 5, taken: 0 });
    expect(source.proposed).toMatchObject({ no: '图斑编号', patch: '图斑面积', farmland: '农用地', construction: '建设用地' });
    return {
      layerId: 'l-3',
      columns: source.proposed,
      unit: 'm2',
      source: 'satellite',
      imagedOn: '2026-05-01',
      receivedOn: '2026-06-15',
      sigma_m: 2,
    };
  };

  it('show what each row would become, refused ones with their reason', async () => {
    const { rows, accepted } = await connected.engine.previewPatches([await planOf()]);
    expect(accepted).toBe(2);
    expect(rows.map(({ no, balanced, refused }) => [no, balanced, refused?.code])).toEqual([
      ['P-10', true, undefined],
      ['P-11', false, undefined],
      // A number may be given once, in the file as in the register.
      ['P-11', true, 'patch-no-taken'],
      ['P-1', true, 'patch-no-taken'],
      ['P-12', true, 'patch-area-unreadable'],
    ]);
  });

  it('are taken in one record, and once', async () => {
    const plan = await planOf();
    const drafts = await connected.engine.draftPatches([plan, ['n-1', 'n-2', 'n-3', 'n-4', 'n-5']]);
    expect(drafts.map(({ entity }) => entity.id)).toEqual(['n-1', 'n-2']);
    await recorder.accept(drafts);
    const taken = await connected.engine.patchCard(['n-1', TODAY]);
    expect(taken.patch).toMatchObject({ no: 'P-10', receivedOn: '2026-06-15', areas: { patch: 800 * M2, farmland: 500 * M2 } });
    expect(taken.layerName).toBe('patches');
    const again = await connected.engine.previewPatches([plan]);
    expect(again.accepted).toBe(0);
    expect(again.rows[0].refused?.code).toBe('patch-exists');
  });
});

describe('tasks that are done', () => {
  it('come the latest first, whatever they were due and what waits between them', async () => {
    const days = Array.from({ length: 12 }, (_, n) => ({
      due: `2026-06-${12 + ((n * 7) % 12)}`,
      done: `2026-06-${12 + ((n * 5) % 4)}`,
    }));
    await recorder.act(
      ...days.flatMap(({ due, done }, n) => [
        {
          action: 'assignTask',
          input: { task: { id: `d-${n}`, from: 'other', title: '已办', assignee: '丙', dueOn: due }, on: '2026-06-11' },
        } as const,
        { action: 'finishTask', input: { taskId: `d-${n}`, result: { note: '好' }, on: done } } as const,
      ]),
    );
    const { handle, count } = await ask({ group: 'done', assignee: '丙' });
    const rows = await connected.engine.workPage([handle, 0, count]);
    const finished = rows.map(({ since }) => since);
    expect(finished).toEqual(
      days
        .map(({ done }) => done)
        .sort()
        .reverse(),
    );
  });
});
