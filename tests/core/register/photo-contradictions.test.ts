import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../src/core/register/photo.ts';
import { findContradictions } from '../../../src/core/register/photo-contradictions.ts';

const ZONE = 'Asia/Shanghai';
/** One second of latitude here is 30.8 m. */
const LAT = 24;
const METRE = 1 / 110_772;
const AT = '2026-11-28T06:03:05.000Z';
const HERE = { lon: 118, lat: LAT, accuracy_m: 5, at: AT };
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [118, LAT],
      [118.0001, LAT],
      [118.0001, LAT + 0.0001],
      [118, LAT + 0.0001],
      [118, LAT],
    ],
  ],
};

type Facts = Pick<Photo, 'how' | 'takenAt' | 'clockOffset_ms' | 'position' | 'exif'>;
const of = (facts: Partial<Facts>, shape: typeof square | null = null) =>
  findContradictions({ how: 'camera', takenAt: AT, ...facts }, { timeZone: ZONE, shape }).map(
    ({ code, value }) => `${code} ${value}`,
  );
const north = (m: number) => ({ lon: 118, lat: LAT + m * METRE });

describe('places', () => {
  it('60 m apart are told, 59 m are not', () => {
    expect(of({ position: HERE, exif: north(60) })).toEqual(['camera-position 60']);
    expect(of({ position: HERE, exif: north(59) })).toEqual([]);
  });
  it('are told earlier where both say that they know better', () => {
    expect(of({ position: HERE, exif: { ...north(30), accuracy_m: 5 } })).toEqual(['camera-position 30']);
    expect(of({ position: HERE, exif: { ...north(20), accuracy_m: 5 } })).toEqual([]);
  });
  it('of a picked file are not compared with where it was picked', () => {
    expect(of({ how: 'picked', position: HERE, exif: north(5000) })).toEqual([]);
  });
  it('are compared with the build, of both', () => {
    expect(of({ position: { ...HERE, lat: LAT - 100 * METRE } }, square)).toEqual(['device-position-build 100']);
    expect(of({ how: 'picked', exif: north(-100) }, square)).toEqual(['camera-position-build 100']);
    expect(of({ position: HERE, exif: north(5) }, square)).toEqual([]);
  });
});

describe('times', () => {
  it('agree where the local time is that of the district', () =>
    expect(of({ exif: { takenAt: '2026-11-28T14:03:50' } })).toEqual([]));
  it('agree by their own offset', () => expect(of({ exif: { takenAt: '2026-11-28T08:03:05+02:00' } })).toEqual([]));
  it('agree over midnight, in the district and in UTC', () => {
    expect(of({ takenAt: '2026-11-27T16:00:02.000Z', exif: { takenAt: '2026-11-27T23:59:58' } })).toEqual([]);
    const exif = { takenAt: '2026-11-28T08:00:01', satelliteAt: '2026-11-27T23:59:59.000Z' };
    expect(of({ takenAt: '2026-11-28T00:00:00.000Z', exif })).toEqual([]);
    expect(of({ how: 'picked', takenAt: '2026-11-27T16:05:00.000Z', exif: { takenAt: '2026-11-27T23:50:00' } })).toEqual([]);
  });
  it('without an offset are taken to be in the district, and one that is a whole zone off is told as that', () => {
    expect(of({ takenAt: '2026-11-27T15:59:00.000Z', exif: { takenAt: '2026-11-27T15:59:00' } })).toEqual([
      'camera-time-zone -8',
    ]);
    expect(of({ takenAt: '2026-11-27T15:59:00.000Z', exif: { takenAt: '2026-11-27T15:59:00Z' } })).toEqual([]);
  });
  it('a day apart are told in days', () => {
    expect(of({ exif: { takenAt: '2026-11-27T14:03:05' } })).toEqual(['camera-time-days -1']);
    expect(of({ exif: { takenAt: '2026-12-01T14:03:05' } })).toEqual(['camera-time-days 3']);
  });
  it('an hour apart are told as a time zone', () => {
    expect(of({ exif: { takenAt: '2026-11-28T13:02:10' } })).toEqual(['camera-time-zone -1']);
    expect(of({ exif: { takenAt: '2026-11-28T06:03:05' } })).toEqual(['camera-time-zone -8']);
  });
  it('anything else from five minutes on is told in minutes', () => {
    expect(of({ exif: { takenAt: '2026-11-28T14:15:05' } })).toEqual(['camera-time 12']);
  });
  it('are compared with the device as its clock is known to go', () => {
    expect(of({ clockOffset_ms: 3_600_000, exif: { takenAt: '2026-11-28T15:03:05' } })).toEqual(['device-clock -60']);
  });
  it('of a picked file are told where it was made a day before, or after it came', () => {
    expect(of({ how: 'picked', exif: { takenAt: '2026-11-20T14:03:05' } })).toEqual(['picked-earlier-days 8']);
    expect(of({ how: 'picked', exif: { takenAt: '2026-11-28T09:03:05' } })).toEqual([]);
    expect(of({ how: 'picked', exif: { takenAt: '2026-11-28T15:03:05' } })).toEqual(['picked-later 60']);
  });
  it('a camera a day behind the satellites in its own file is told, as in the Nikon files of data/real', () => {
    const exif = { takenAt: '2008-10-22T16:28:39', satelliteAt: '2008-10-23T14:27:07.240Z' };
    expect(of({ how: 'picked', takenAt: '2008-10-23T15:00:00.000Z', exif })).toEqual([
      'picked-earlier-days 1',
      'camera-clock-days -1',
    ]);
  });
  it('that are none say nothing', () => expect(of({ exif: { takenAt: 'yesterday' } })).toEqual([]));
});
