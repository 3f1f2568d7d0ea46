import { describe, expect, it } from 'vitest';
import type { TourCamera, TourStop } from '../../../../src/core/register/tour.ts';
import type { Snapshot, SnapshotCell } from '../../../../src/core/report/snapshot/snapshot.ts';
import { firstFigures } from '../../../../src/core/report/tour/first-figures.ts';

const square = (west: number, south: number, side: number, hole?: readonly [number, number, number]) => ({
  type: 'Polygon' as const,
  coordinates: [[west, south, side] as const, ...(hole ? [hole] : [])].map(([x, y, size]) => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ]),
});
const COLUMNS = ['signed', 'paid', 'vacated', 'demolished', 'land-handed-over', 'footprint'];
const ROWS = ['d', 'zone', 'town', 'line', 'few'];
const tableOf = (key: string, columns: readonly string[], cell: (row: string) => SnapshotCell) => ({
  key,
  columns: columns.map((one) => ({ key: one, unit: 'households' as const, formula: 'f' })),
  rows: ROWS.map((one) => ({ level: 'zone' as const, key: one, name: one })),
  cells: ROWS.map((row) => columns.map(() => cell(row))),
});
const SNAPSHOT = {
  district: { id: 'd' },
  figures: [
    tableOf('clearance', COLUMNS, (row) => (row === 'few' ? 'hidden' : 20)),
    tableOf('cases', ['cases-found', 'cases-verified', 'cases-closed'], (row) => (row === 'd' ? 9 : 'hidden')),
  ],
  layers: {
    units: [
      { id: 'zone', level: 'zone', shape: square(134, 24, 0.1, [134.08, 24.08, 0.01]) },
      { id: 'town', level: 'township', shape: square(134, 24, 0.04) },
      { id: 'v', level: 'village', shape: square(134, 24, 0.01) },
    ],
    redLines: [
      { id: 'line', shape: square(134.001, 24.001, 0.008) },
      { id: 'few', shape: square(134.051, 24.051, 0.008) },
    ],
  },
} as unknown as Snapshot;

/** A map that shows so many degrees of longitude around a place. */
const looking = (lon: number, lat: number, width_deg: number): TourCamera => ({
  lon,
  lat,
  zoom: Math.log2((360 * 1000) / (512 * width_deg)),
  bearing: 0,
  width_px: 1000,
});
const rowsAt = (camera: TourCamera) => [...new Set(firstFigures(SNAPSHOT, 's', camera, []).map(({ row }) => row))];

describe('the numbers that a new stop begins with', () => {
  it.each([
    ['the district, seen from far', looking(134.005, 24.005, 0.3), 'd'],
    ['a zone that fills the map', looking(134.06, 24.02, 0.12), 'zone'],
    ['the township in it, seen closer', looking(134.03, 24.03, 0.05), 'town'],
    ['a red line, seen closer still', looking(134.005, 24.005, 0.01), 'line'],
    ['the place around one whose numbers are hidden', looking(134.055, 24.055, 0.01), 'zone'],
    ['the district, in a hole of the zone', looking(134.085, 24.085, 0.02), 'd'],
    ['the district, beside it', looking(134.2, 24.2, 0.01), 'd'],
    ['the district, where a zone fills half of the map', looking(134.06, 24.02, 0.2), 'd'],
  ])('are those of %s', (_, camera, row) => {
    expect(rowsAt(camera)).toEqual([row]);
  });

  it('ask what the earlier stops of the same snapshot did not tell of the place, and begin again after all is told', () => {
    const camera = looking(134.2, 24.2, 0.3);
    const stops: Pick<TourStop, 'snapshot_sha256' | 'figures'>[] = [];
    const firsts = Array.from({ length: 4 }, () => {
      const figures = firstFigures(SNAPSHOT, 's', camera, stops);
      stops.push({ snapshot_sha256: 's', figures });
      return figures.map(({ column }) => column).join(' ');
    });
    expect(firsts).toEqual([
      'signed land-handed-over footprint',
      'paid vacated demolished',
      'cases-found cases-verified cases-closed',
      'signed land-handed-over footprint',
    ]);
    expect(firstFigures(SNAPSHOT, 'another', camera, stops)[0].column).toBe('signed');
    expect(firstFigures(SNAPSHOT, 's', looking(134.06, 24.02, 0.12), stops)[0]).toMatchObject({ row: 'zone', column: 'signed' });
  });

  it('never are hidden ones', () => {
    const stops = [{ snapshot_sha256: 's', figures: [] }];
    const { length } = firstFigures(SNAPSHOT, 's', looking(134.06, 24.02, 0.12), stops);
    expect(length).toBe(3);
    const none = { ...SNAPSHOT, figures: [tableOf('clearance', COLUMNS, () => 'hidden')] };
    expect(firstFigures(none, 's', looking(134.06, 24.02, 0.12), [])).toEqual([]);
  });
});
