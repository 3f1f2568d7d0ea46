import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../../src/core/register/shape.ts';
import type { Sighting } from '../../src/core/register/sighting.ts';
import type { Task } from '../../src/core/register/task.ts';
import { openRecorder, type Recorder } from '../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { rectangle, squareParcels, squareRedLine } from '../support/square-parcels.ts';

const TODAY = '2026-06-15';
const TEAM = '二组';

let connected: ConnectedEngine;
let recorder: Recorder;

const shapeOf = (box: readonly [number, number, number, number]): Shape => ({
  coordinates: rectangle(box, {}).geometry as Shape['coordinates'],
  origin: 'digitised',
  sigma_m: 0.5,
  source: { crs: 'EPSG:4490' },
});
const report = (id: string, by: string, east_m: number, change: Partial<Sighting> = {}) => {
  const [lon, lat] = placeAt(east_m + 5, 5);
  const sighting: Omit<Sighting, 'shapes'> = {
    id,
    no: `XC-${id}`,
    channel: 'patrol',
    seenOn: '2026-03-01',
    evidence: 'patrol',
    position: { lon, lat, accuracy_m: 5, at: '2026-03-01T01:00:00.000Z' },
    by,
    stage: 'completed',
    structure: 'frame',
    floors: 1,
    use: 'residential',
    note: '',
    photos: [],
    ...change,
  };
  const shape = shapeOf([east_m, 0, east_m + 10, 10]);
  return { action: 'reportSighting', input: { sighting, shape, reason: 'patrol', on: '2026-03-01' } } as const;
};
const task = (id: string, sightingId: string | null, dueOn: string, change: Pick<Partial<Task>, 'assignee'> = {}) =>
  ({
    action: 'assignTask',
    input: {
      task: {
        id,
        from: 're-check',
        title: `复查 ${id}`,
        ...(sightingId && { subject: { kind: 'sighting' as const, id: sightingId } }),
        assignee: TEAM,
        dueOn,
        ...change,
      },
      on: '2026-06-01',
    },
  }) as const;
const step = (kind: string, on: string, more: object = {}) =>
  ({ action: 'takeCaseStep', input: { caseId: 'case-1', kind, on, ...more } }) as never;

const day = (from: readonly [number, number] | null = null, on = TODAY) =>
  connected.engine.fieldDay([{ on, names: [TEAM, 'phone-1'], from }]);

beforeAll(async () => {
  connected = connectEngine();
  const take = await openBare(connected.engine, {});
  await take('parcels', squareParcels(), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  recorder = openRecorder(connected.engine);
  const { act } = recorder;
  await act(report('near', TEAM, 55), report('far', 'phone-1', 400), report('theirs', '一组', 200), report('gone', TEAM, 300));
  await act(report('again', TEAM, 56));
  await act({ action: 'linkSighting', input: { sightingId: 'again', sameAs: 'near', on: '2026-03-02' } });
  await act({ action: 'reshapeSighting', input: { sightingId: 'gone', shape: null, reason: '已拆', on: '2026-05-04' } });
  await act(
    task('t-far', 'far', '2026-06-10'),
    task('t-near', 'near', '2026-06-20'),
    task('t-mid', 'theirs', '2026-06-15'),
    task('t-nowhere', null, '2026-06-30'),
    task('t-other', 'far', '2026-06-12', { assignee: '一组' }),
  );
});
afterAll(() => connected.stop());

describe('a day in the field', () => {
  it('lists the open tasks of the team by when they are due, and by how much they are late', async () => {
    const { tasks } = await day();
    expect(tasks.map(({ id, late_days }) => [id, late_days])).toEqual([
      ['t-far', 5],
      ['t-mid', 0],
      ['t-near', 0],
      ['t-nowhere', 0],
    ]);
    expect(tasks[0].subject).toMatchObject({ kind: 'sighting', label: 'XC-far' });
  });

  it('orders the visits along a short way from where the phone is; what has no place is on no way', async () => {
    const { way, way_m } = await day(placeAt(-20, 5));
    expect(way.map(({ tasks }) => tasks)).toEqual([['t-near'], ['t-mid'], ['t-far']]);
    expect(way.map(({ leg_m }) => leg_m)).toEqual([80, 145, 200]);
    expect(way_m).toBe(425);
    const back = await day(placeAt(500, 5));
    expect(back.way.map(({ tasks }) => tasks)).toEqual([['t-far'], ['t-mid'], ['t-near']]);
  });

  it('begins at what is due first while the position is not known, and names no distance to it', async () => {
    const { way } = await day();
    expect(way[0]).toMatchObject({ tasks: ['t-far'], leg_m: null });
  });

  it('makes one stop of tasks about one thing', async () => {
    await recorder.act(task('t-near-2', 'near', '2026-06-25'));
    const { way } = await day(placeAt(-20, 5));
    expect(way[0].tasks).toEqual(['t-near', 't-near-2']);
    await recorder.act({ action: 'withdrawTask', input: { taskId: 't-near-2', reason: '重复', on: TODAY } });
  });

  it('lists what this team and this phone reported, and nothing of others', async () => {
    const { reports } = await day();
    expect(reports.map(({ id }) => id).sort()).toEqual(['again', 'far', 'gone', 'near']);
  });

  it('has no tasks and no reports for a phone that nobody chose a name on', async () => {
    const nobody = await connected.engine.fieldDay([{ on: TODAY, names: ['', 'phone-9'], from: null }]);
    expect(nobody).toMatchObject({ tasks: [], reports: [], way: [], way_m: 0 });
  });

  it('says what became of each report as it comes back', async () => {
    const standingOn = async (on: string) =>
      Object.fromEntries((await day(null, on)).reports.map(({ id, standing, since }) => [id, `${standing} ${since}`]));
    expect(await standingOn('2026-04-30')).toEqual({
      near: 'unverified 2026-03-01',
      far: 'unverified 2026-03-01',
      gone: 'unverified 2026-03-01',
      again: 'linked 2026-03-02',
    });
    expect(await standingOn(TODAY)).toMatchObject({ gone: 'gone 2026-05-04' });
    await recorder.act({
      action: 'openCase',
      input: {
        case: { id: 'case-1', no: 'AJ-1', begunOn: '2026-06-02', track: 'planning', sightings: ['near'] },
        reason: '立案',
        on: '2026-06-02',
      },
    });
    expect(await standingOn('2026-06-02')).toMatchObject({ near: 'in-case 2026-06-02', again: 'in-case 2026-06-02' });
    await recorder.act(step('verified', '2026-06-03', { verification: 'violation' }));
    const [near] = (await day()).reports.filter(({ id }) => id === 'near');
    expect(near).toMatchObject({
      standing: 'verified',
      since: '2026-06-03',
      case: { no: 'AJ-1', state: 'verified', verification: 'violation' },
    });
    await recorder.act(step('opened', '2026-06-04', { documentNo: 'LA-1' }));
    expect(await standingOn(TODAY)).toMatchObject({ near: 'in-case 2026-06-04' });
  });

  it('lists the visits of own patrols, the last first', async () => {
    const [lon, lat] = placeAt(5, 5);
    const at = '2026-06-14T02:00:00.000Z';
    const visit = (id: string, time: string) => ({
      target: { kind: 'sighting' as const, id },
      at: `2026-06-14T${time}:00.000Z`,
      outcome: 'unchanged' as const,
      note: '',
    });
    const patrol = (id: string, by: string) => ({
      id,
      by,
      how: 'recorded' as const,
      startedAt: at,
      endedAt: '2026-06-14T03:00:00.000Z',
      segments: [[[lon, lat, at, 4] as const]],
      visits: [visit('near', '02:10'), visit('far', '02:40')],
      note: '',
    });
    await recorder.act(
      { action: 'recordPatrol', input: { patrol: patrol('p-1', TEAM), on: '2026-06-14' } },
      { action: 'recordPatrol', input: { patrol: patrol('p-2', '一组'), on: '2026-06-14' } },
    );
    expect((await day()).visits.map(({ label }) => label)).toEqual(['XC-far', 'XC-near']);
  });
});

describe('a target in the field', () => {
  it('tells what stands on it: the report with its case, red line, freeze date, parcel, area with its error', async () => {
    await recorder.act({
      action: 'describeRedLine',
      input: { redLineId: 'r-1', patch: { freezeOn: '2026-02-01' }, reason: '补登', on: '2026-02-02' },
    } as never);
    const target = await connected.engine.fieldTarget([{ kind: 'task', id: 't-near' }, TODAY]);
    expect(target.entity).toEqual({ kind: 'sighting', id: 'near' });
    expect(target.reports[0]).toMatchObject({ no: 'XC-near', case: { no: 'AJ-1' } });
    expect(target.reports.map(({ no }) => no)).toContain('XC-again');
    expect(target.redLines[0]).toMatchObject({ id: 'r-1', freezeOn: '2026-02-01', freeze: 'unproven' });
    expect(target.parcels.length).toBeGreaterThan(0);
    expect(Math.round((target.area?.planar?.value_cm2 ?? 0) / 10_000)).toBe(100);
    expect(target.tasks.map(({ id }) => id)).toEqual(['t-near']);
    expect(target.shape?.origin).toBe('digitised');
  });

  it('that is gone has no shape on record and touches nothing', async () => {
    const target = await connected.engine.fieldTarget([{ kind: 'sighting', id: 'gone' }, TODAY]);
    expect(target).toMatchObject({ shape: null, redLines: [], parcels: [] });
    expect(target.reports[0].standing).toBe('gone');
  });

  it('without a subject has no place; one that is not on record is refused', async () => {
    const nowhere = await connected.engine.fieldTarget([{ kind: 'task', id: 't-nowhere' }, TODAY]);
    expect(nowhere).toMatchObject({ place: null, geometry: null, reports: [] });
    await expect(connected.engine.fieldTarget([{ kind: 'task', id: 'x' }, TODAY])).rejects.toMatchObject({
      code: 'feature-unknown',
    });
  });
});

describe('a task that is finished on site', () => {
  const finish = (outcome: string) =>
    recorder.act({ action: 'finishTask', input: { taskId: 't-mid', result: { note: '看过', outcome }, on: TODAY } } as never);

  it('keeps what was seen, and is done that day', async () => {
    await finish('unchanged');
    const { done, tasks } = await day();
    expect(done).toMatchObject([{ id: 't-mid', result: { outcome: 'unchanged', note: '看过' } }]);
    expect(tasks.some(({ id }) => id === 't-mid')).toBe(false);
    await recorder.act({ action: 'reopenTask', input: { taskId: 't-mid', reason: '再看', on: TODAY } });
  });

  it('is not finished by a place that was not reached', async () => {
    await expect(finish('not-reached')).rejects.toMatchObject({ code: 'task-not-reached' });
    await expect(finish('forgotten')).rejects.toMatchObject({ code: 'visit-outcome-unknown' });
    expect((await day()).tasks.some(({ id }) => id === 't-mid')).toBe(true);
  });
});
