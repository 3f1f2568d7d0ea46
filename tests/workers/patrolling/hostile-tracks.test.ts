import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatedOfTrack } from '../../../src/workers/calls/patrolling.ts';
import { type ConnectedEngine, connectEngine } from '../../support/demo-engine.ts';
import { openSquares, placeAt } from '../../support/square-district.ts';

const STATED: StatedOfTrack = { accuracy_m: 10, system: 'WGS 84', now: '2026-11-28T00:00:00.000Z' };
let connected: ConnectedEngine;
const [LON, LAT] = placeAt(0, 0);
const point = (lon: number | string, lat: number | string, time?: string) =>
  `<trkpt lat="${lat}" lon="${lon}">${time ? `<time>${time}</time>` : ''}</trkpt>`;
const moment = (second: number) => new Date(Date.parse('2026-05-19T02:00:00Z') + 1000 * second).toISOString();
const gpx = (...segments: readonly string[]) =>
  `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk>${segments.map((one) => `<trkseg>${one}</trkseg>`).join('')}</trk></gpx>`;
const read = (text: string, stated = STATED) => connected.engine.readTrackFile([new TextEncoder().encode(text), 'a.gpx', stated]);

describe('a track file that means no good', () => {
  beforeAll(async () => {
    connected = connectEngine();
    await openSquares(connected.engine);
  });
  afterAll(() => connected.stop());

  it('with empty segments is read without them', async () => {
    const { walks } = await read(gpx('', point(LON, LAT, moment(0)) + point(LON, LAT, moment(9)), ''));
    expect(walks.map(({ segments }) => segments.map(({ length }) => length))).toEqual([[2]]);
  });

  it('whose times run back is put in order, and says how many were', async () => {
    const { walks, report } = await read(gpx([9, 7, 8, 3, 1].map((s) => point(LON + s * 1e-5, LAT, moment(s))).join('')));
    expect(report.reordered).toBe(3);
    expect(walks[0].segments[0].map(([, , at]) => at)).toEqual([1, 3, 7, 8, 9].map(moment));
    expect(walks[0].recorded).toMatchObject({ backwards: 0, duration_s: 8 });
  });

  it('with latitude and longitude exchanged lies elsewhere and proves nothing', async () => {
    const { walks } = await read(gpx([0, 1, 2].map((s) => point(LAT, LON + s * 1e-5, moment(s))).join('')));
    expect(walks).toMatchObject([{ isElsewhere: true, counted: { fixes: 0, length_m: 0 } }]);
  });

  it('with places that are no numbers leaves these out, and says so', async () => {
    const odd = [point('NaN', LAT, moment(0)), point('1e999', LAT, moment(1))];
    const { walks, notes } = await read(gpx([...odd, point(LON, LAT, moment(2)), point(LON, LAT, moment(3))].join('')));
    expect(walks[0].segments[0]).toHaveLength(2);
    expect(notes).toMatchObject([{ code: 'track-points-without-position', count: 2 }]);
  });

  it.each([
    ['a day that no calendar has', '2026-02-30T02:00:00Z'],
    ['an hour that no clock has', '2026-05-19T25:00:00Z'],
    ['the beginning of all clocks', '1970-01-01T00:00:00Z'],
    ['the beginning of GPS', '1980-01-06T00:00:00Z'],
    ['a year that no file can mean', '+275760-09-13T00:00:00Z'],
  ])('with %s has no time there', async (_, time) => {
    const { walks, report } = await read(gpx(point(LON, LAT, time) + point(LON, LAT, moment(0)) + point(LON, LAT, moment(1))));
    expect(report).toMatchObject({ points: 3, untimed: 1 });
    expect(walks.map(({ on }) => on)).toEqual(['2026-05-19']);
  });

  it('that stands a thousand times at one moment counts once', async () => {
    const { walks } = await read(gpx(point(LON, LAT, moment(0)).repeat(1000)));
    expect(walks).toMatchObject([{ counted: { fixes: 1, length_m: 0 } }]);
  });

  it('that multiplies itself by its own definitions is refused', async () => {
    const bomb = '<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    await expect(read(bomb + gpx(point(LON, LAT, moment(0)) + point(LON, LAT, moment(1))))).rejects.toMatchObject({
      code: 'xml-entities-refused',
    });
  });

  it('with a walk longer than anybody’s is refused before anything is made of it', async () => {
    const points = Array.from({ length: 100_001 }, (_, s) => point('117.4', '34.3', moment(s)));
    await expect(read(gpx(points.join('')))).rejects.toMatchObject({
      code: 'track-too-long',
      params: { fixes: 100_001, limit: 100_000 },
    });
  });
});
