import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shiftToGcj } from '../../../src/core/geodesy/gcj-shift.ts';
import { solveGeodesic } from '../../../src/core/geodesy/geodesic.ts';
import type { Fix, Patrol } from '../../../src/core/register/patrol.ts';
import type { RunningPatrol, TargetRow } from '../../../src/workers/calls/patrolling.ts';
import { openRecorder, type Recorder } from '../../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../../support/demo-engine.ts';
import { openSquares, placeAt } from '../../support/square-district.ts';

let connected: ConnectedEngine;
let recorder: Recorder;
/** One fix a second, in metres of the squares' plane. */
const fixes = (day: string, ...places: readonly (readonly [number, number, number?])[]): Fix[] =>
  places.map(([east, north, accuracy_m = 5], n) => [
    ...placeAt(east, north),
    `${day}T02:00:${String(n).padStart(2, '0')}.000Z`,
    accuracy_m,
  ]);
const patrol = (id: string, day: string, segments: readonly Fix[][], more: Partial<Patrol> = {}): Patrol => ({
  id,
  on: day,
  by: 'u-1',
  how: 'recorded',
  startedAt: `${day}T01:59:00.000Z`,
  endedAt: `${day}T03:00:00.000Z`,
  segments,
  visits: [],
  note: '',
  ...more,
});
const record = (one: Patrol) => recorder.act({ action: 'recordPatrol', input: { patrol: one, on: one.on } });
const ask = async (running: RunningPatrol | null, from: [number, number] | null = null, on = '2026-05-20') => {
  const { groups, ...rest } = await connected.engine.coverage([{ running, overdueAfter_days: 7, from }, on]);
  const line = groups.find(({ kind }) => kind === 'red-line');
  if (!line) throw new Error('no red lines');
  const rows = [...line.unseen, ...line.seen];
  return { ...rest, line, row: rows[0] satisfies TargetRow };
};

/** The red line is the rectangle from 50, 0 to 200, 100. */
describe('coverage of targets', () => {
  beforeAll(async () => {
    connected = connectEngine();
    await openSquares(connected.engine);
    recorder = openRecorder(connected.engine);
  });
  afterAll(() => connected.stop());

  it('counts what was never seen as overdue', async () => {
    const { line, row, distance_m } = await ask(null);
    expect(distance_m).toBe(30);
    expect(line).toMatchObject({ count: 1, seenNow: 0, overdue: 1 });
    expect(row).toMatchObject({ isSeenNow: false, seenAt: null, since_days: null, isOverdue: true, away_m: null });
  });

  it('says how far and where the next one lies', async () => {
    const { row } = await ask(null, placeAt(10, 50));
    expect(row.away_m).toBeCloseTo(40, 3);
    expect(row.bearing_deg).toBeCloseTo(90, 3);
    expect((await ask(null, placeAt(100, 50))).row).toMatchObject({ away_m: 0, bearing_deg: null });
  });

  it('sees from the running patrol, by its good fixes alone', async () => {
    const run = (...places: (readonly [number, number, number?])[]) =>
      ask({ segments: [fixes('2026-05-20', ...places)], visits: [], trusted: true });
    expect((await run([0, -40], [19, 50])).row.isSeenNow).toBe(false);
    const { row, line } = await run([0, -40], [21, 50], [25, 50]);
    expect(row).toMatchObject({ isSeenNow: true, isOverdue: false, since_days: 0, nearest_m: expect.closeTo(25, 2) });
    expect(line.seenNow).toBe(1);
    expect((await run([0, -40], [100, 50, 26])).row.isSeenNow).toBe(false);
  });

  it('sees nothing with positions that are known to be shifted', async () => {
    const segments = [fixes('2026-05-20', [100, 50], [101, 50])];
    expect((await ask({ segments, visits: [], trusted: false })).row.isSeenNow).toBe(false);
    await record(
      patrol('p-0', '2026-05-19', [fixes('2026-05-19', [100, 50])], {
        knownPoint: {
          name: 'x',
          expected: [117, 34],
          measured: [117, 34, '2026-05-19T02:00:00.000Z', 5],
          off_m: 500,
          verdict: 'shifted-gcj02',
        },
      }),
    );
    const answer = await ask(null);
    expect(answer).toMatchObject({ patrols: 1, distrusted: 1 });
    expect(answer.row.seenAt).toBeNull();
  });

  it('remembers the last patrol that saw it, and forgets one that is withdrawn', async () => {
    await record(patrol('p-1', '2026-05-10', [fixes('2026-05-10', [100, 50])]));
    await record(patrol('p-2', '2026-05-15', [fixes('2026-05-15', [0, 50], [20, 50])]));
    expect((await ask(null)).row).toMatchObject({ since_days: 5, isOverdue: false, nearest_m: expect.closeTo(30, 2) });
    expect((await ask(null, null, '2026-05-12')).row.since_days).toBe(2);
    await recorder.act({ action: 'withdrawPatrol', input: { patrolId: 'p-2', reason: '误录', on: '2026-05-20' } });
    expect((await ask(null)).row).toMatchObject({ since_days: 10, isOverdue: true });
  });

  it('takes a visit for seen when somebody got there, and not otherwise', async () => {
    const visit = (outcome: 'unchanged' | 'not-reached') =>
      ask({
        segments: [],
        visits: [{ target: { kind: 'red-line', id: 'r-1' }, at: '2026-05-20T03:00:00.000Z', outcome, note: '' }],
        trusted: true,
      });
    expect((await visit('not-reached')).row).toMatchObject({ since_days: 10, visit: { outcome: 'not-reached' } });
    expect((await visit('unchanged')).row).toMatchObject({ since_days: 0, isSeenNow: false, isOverdue: false });
  });

  it('finds the corner that somebody points at', async () => {
    const point = await connected.engine.knownPointNear([placeAt(203, 104), '2026-05-20']);
    expect(point?.at[0]).toBeCloseTo(placeAt(200, 100)[0], 8);
    expect(point?.distance_m).toBeCloseTo(5, 2);
    expect(await connected.engine.knownPointNear([placeAt(600, 600), '2026-05-20'])).toBeNull();
  });
});

describe('a track file', () => {
  const STATED = { accuracy_m: 10, system: 'WGS 84', now: '2026-11-28T00:00:00.000Z' } as const;
  const gpx = (...points: (readonly [number, number, string?])[]) =>
    new TextEncoder().encode(
      `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points
        .map(([east, north, time]) => {
          const [lon, lat] = placeAt(east, north);
          return `<trkpt lat="${lat}" lon="${lon}">${time ? `<time>${time}</time>` : ''}</trkpt>`;
        })
        .join('')}</trkseg></trk></gpx>`,
    );
  beforeAll(async () => {
    connected = connectEngine();
    await openSquares(connected.engine);
    recorder = openRecorder(connected.engine);
  });
  afterAll(() => connected.stop());

  it('becomes walks with figures, of the day in the district, and is known once it is on record', async () => {
    const bytes = gpx([0, 0, '2026-05-19T17:00:00Z'], [60, 80, '2026-05-19T17:00:10Z'], [60, 81]);
    const { walks, report } = await connected.engine.readTrackFile([bytes, 'a.gpx', STATED]);
    expect(report.untimed).toBe(1);
    expect(walks).toMatchObject([
      {
        on: '2026-05-20',
        recorded: { fixes: 2, length_m: expect.closeTo(100, 1) },
        counted: { length_m: expect.closeTo(100, 1), gaps: 0 },
        isKnown: false,
        isElsewhere: false,
      },
    ]);
    const [{ on, startedAt, endedAt, segments }] = walks;
    await record(
      patrol(
        'p-7',
        on,
        segments.map((some) => [...some]),
        { startedAt, endedAt, how: 'imported' },
      ),
    );
    const again = await connected.engine.readTrackFile([bytes, 'a.gpx', STATED]);
    expect(again.walks[0].isKnown).toBe(true);
  });

  it('is refused without times, from the future, or without a line', async () => {
    const read = (bytes: Uint8Array) => connected.engine.readTrackFile([bytes, 'a.gpx', STATED]);
    await expect(read(gpx([0, 0], [1, 1]))).rejects.toMatchObject({ code: 'track-without-times', params: { points: 2 } });
    await expect(read(gpx([0, 0, '2027-05-19T17:00:00Z'], [1, 1, '2027-05-19T17:00:01Z']))).rejects.toMatchObject({
      code: 'track-in-future',
    });
    await expect(read(new TextEncoder().encode('<gpx version="1.1"></gpx>'))).rejects.toMatchObject({
      code: 'track-without-lines',
    });
  });

  it('says what lies elsewhere', async () => {
    const bytes = gpx([90_000, 0, '2026-05-19T17:00:00Z'], [90_001, 0, '2026-05-19T17:00:01Z']);
    expect((await connected.engine.readTrackFile([bytes, 'a.gpx', STATED])).walks[0].isElsewhere).toBe(true);
  });

  it('in the coordinates of a map service is turned back to where it was walked', async () => {
    const times = ['2026-05-19T02:00:00Z', '2026-05-19T02:00:10Z'];
    const places = [placeAt(0, 0), placeAt(60, 80)];
    const shifted = places.map(([lon, lat], n) => {
      const [x, y] = shiftToGcj(lon, lat);
      return `<trkpt lat="${y}" lon="${x}"><time>${times[n]}</time></trkpt>`;
    });
    const bytes = new TextEncoder().encode(`<gpx><trk><trkseg>${shifted.join('')}</trkseg></trk></gpx>`);
    const read = async (system: 'WGS 84' | 'GCJ-02') => {
      const { walks } = await connected.engine.readTrackFile([bytes, 'a.gpx', { ...STATED, system }]);
      const [[[lon, lat]]] = walks[0].segments;
      return solveGeodesic(lon, lat, ...places[0])?.length_m ?? Number.NaN;
    };
    expect(await read('WGS 84')).toBeGreaterThan(100);
    expect(await read('GCJ-02')).toBeLessThan(0.01);
  });
});
