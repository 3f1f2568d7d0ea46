import { describe, expect, it } from 'vitest';
import { readyStops } from '../../../../src/core/report/tour/ready-stops.ts';
import type { Snapshot, SnapshotCell } from '../../../../src/core/report/snapshot/snapshot.ts';

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

const CLEARANCE = ['households', 'signed', 'paid', 'vacated', 'demolished', 'floor', 'land', 'land-handed-over', 'footprint'];
const CASES = ['cases-found', 'cases-verified', 'cases-closed'];
type Cells = Readonly<Record<string, SnapshotCell>>;
interface Place {
  readonly level: 'district' | 'zone' | 'red-line';
  readonly cells: Cells;
}

/** The district has 40 % of its land handed over, its eastern zone more, its southern line the largest rest. */
const PLACES: Readonly<Record<string, Place>> = {
  d: {
    level: 'district',
    cells: {
      households: 90,
      signed: 60,
      paid: 50,
      vacated: 40,
      demolished: 30,
      land: 1000,
      'land-handed-over': 400,
      footprint: 600,
      'cases-found': 9,
      'cases-verified': 6,
      'cases-closed': 2,
    },
  },
  west: {
    level: 'zone',
    cells: { land: 500, 'land-handed-over': 150, footprint: 350, 'cases-found': 7, 'cases-verified': 5, 'cases-closed': 1 },
  },
  east: {
    level: 'zone',
    cells: { land: 500, 'land-handed-over': 250, footprint: 250, 'cases-found': 2, 'cases-verified': 1, 'cases-closed': 1 },
  },
  north: { level: 'red-line', cells: { land: 300, 'land-handed-over': 200, footprint: 100 } },
  south: { level: 'red-line', cells: { land: 300, 'land-handed-over': 50, footprint: 250 } },
};

function snapshotOf(places: Readonly<Record<string, Place>>, more: Partial<Snapshot> = {}): Snapshot {
  const table = (key: string, columns: readonly string[]) => ({
    key,
    columns: columns.map((one) => ({
      key: one,
      unit: 'items' as const,
      formula: 'f',
      ...(one === 'land-handed-over' && { denominator: 'land' }),
    })),
    rows: Object.entries(places).map(([id, { level }]) => ({ level, key: id, name: id })),
    cells: Object.values(places).map(({ cells }) => columns.map((column) => cells[column] ?? null)),
  });
  return {
    audience: 'leader',
    district: { id: 'd', bounds: [134, 24, 134.2, 24.1] },
    figures: [table('clearance', CLEARANCE), table('cases', CASES)],
    layers: {
      units: [
        { id: 'west', level: 'zone', shape: square(134, 24, 0.1) },
        { id: 'east', level: 'zone', shape: square(134.1, 24, 0.1) },
      ],
      redLines: [
        { id: 'north', shape: square(134.05, 24.06, 0.01) },
        { id: 'south', shape: square(134.02, 24.01, 0.02) },
      ],
    },
    ...more,
  } as unknown as Snapshot;
}
const toldOf = (snapshot: Snapshot) =>
  Object.fromEntries(readyStops(snapshot).map(({ kind, places }) => [kind, places.map(({ key }) => key).join(' ')]));
const changed = (id: string, cells: Cells) => ({ ...PLACES, [id]: { ...PLACES[id], cells: { ...PLACES[id].cells, ...cells } } });

describe('a tour that nobody has to make', () => {
  it('answers a question a stop: the district, its week, the line with most left, the first zone, the zone with most open cases, the sources', () => {
    expect(toldOf(snapshotOf(PLACES))).toEqual({
      standing: 'd',
      change: 'd',
      stuck: 'south',
      ahead: 'east',
      builds: 'west',
      trust: 'd',
    });
  });

  it('shows at most three numbers, all of which the snapshot tells', () => {
    const stops = readyStops(snapshotOf(changed('south', { signed: 'hidden', demolished: 4 })));
    expect(Math.max(...stops.map(({ figures }) => figures.length))).toBeLessThanOrEqual(3);
    expect(stops.find(({ kind }) => kind === 'stuck')?.figures.map(({ column }) => column)).toEqual(['demolished', 'footprint']);
  });

  it('names no place whose number is hidden', () => {
    expect(toldOf(snapshotOf(changed('south', { footprint: 'hidden' }))).stuck).toBe('north');
    expect(toldOf(snapshotOf(changed('east', { 'land-handed-over': 'hidden' }))).ahead).toBeUndefined();
  });

  it('calls no zone ahead where all are equal, and both where two of three are', () => {
    expect(toldOf(snapshotOf(changed('west', { 'land-handed-over': 250 }))).ahead).toBeUndefined();
    const third = { level: 'zone' as const, cells: { land: 100, 'land-handed-over': 10 } };
    expect(toldOf(snapshotOf({ ...changed('west', { 'land-handed-over': 250 }), third })).ahead).toBe('west east');
  });

  it('tells the public of zones in place of red lines, and no week', () => {
    const snapshot = snapshotOf(PLACES);
    const open = readyStops({ ...snapshot, audience: 'public', layers: { ...snapshot.layers, redLines: [] } });
    expect(open.map(({ kind }) => kind)).toEqual(['standing', 'stuck', 'ahead', 'builds', 'trust']);
    expect(open.find(({ kind }) => kind === 'stuck')?.places[0].key).toBe('west');
    expect(open.flatMap(({ chart }) => (chart ? [chart.kind] : []))).toEqual(['ranking']);
  });

  it('has nothing to tell of a district without figures', () => {
    expect(readyStops(snapshotOf({ d: { level: 'district', cells: {} } }))).toEqual([]);
  });

  it('looks at the place of a stop with room around it', () => {
    const stuck = readyStops(snapshotOf(PLACES)).find(({ kind }) => kind === 'stuck');
    const { lon = 0, lat = 0, zoom = 0, width_px = 0 } = stuck?.camera ?? {};
    expect([lon, lat].map((degrees) => degrees.toFixed(3))).toEqual(['134.030', '24.020']);
    const width_deg = (360 * width_px) / (512 * 2 ** zoom);
    expect(width_deg).toBeGreaterThan(0.02);
    expect(width_deg).toBeLessThan(0.08);
  });
});
