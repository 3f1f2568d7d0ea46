import type { CertificateFacts, MillimetrePoint, RingFacts } from '../../src/core/measure/certificate/certificate-facts.ts';
import { listRings, listSharedRings } from '../../src/core/measure/certificate/list-rings.ts';
import type { NestedRings } from '../../src/core/overlay/build-columns.ts';
import { between, createRandom, randomShape, type Random, type Shape } from './random-polygons.ts';

/** A surveyed parcel of 94 m × 100 m with a well of 2 m × 3 m, in zone 39, with a stated area. */
export function parcelFacts(change: Partial<CertificateFacts> = {}): CertificateFacts {
  const ring = (part: number, ...points: MillimetrePoint[]): RingFacts => ({ part, points });
  return {
    subject: { kind: 'parcels', name: '330127001002GB00017' },
    district: { id: 'd-1', name: '演示区' },
    on: '2026-11-20',
    knownAt: { seq: 4711, hash: 'a1'.repeat(32) },
    issuedAt: '2026-11-23T02:03:04.567Z',
    softwareVersion: '0.1.0',
    plane: { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } },
    shapes: [
      {
        kind: 'parcels',
        name: '330127001002GB00017',
        origin: 'surveyed',
        sigma_m: 0.05,
        source: { crs: 'EPSG:4527', layer: '宗地', fileName: '宗地.geojson', format: 'geojson', file_sha256: 'b2'.repeat(32) },
      },
    ],
    notes: [],
    record: { measure: 'planar', of: 'parcels' },
    stated_cm2: 93_950_000,
    decimals: { m2: 2, ha: 4, mu: 2 },
    rings: [
      ring(1, [1_001, 101_002], [101_001, 101_002], [101_001, 7_002], [1_001, 7_002]),
      ring(1, [50_001, 50_002], [50_001, 48_002], [53_001, 48_002], [53_001, 50_002]),
    ],
    ...change,
  };
}

/** Facts of a random shape somewhere in China, in its zone. */
export function randomFacts(seed: number): CertificateFacts {
  const random = createRandom(seed);
  const shape = randomShape(random, 10 ** between(random, 4.5, 7));
  return parcelFacts({ ...randomPlace(random), rings: listRings(shape), stated_cm2: undefined });
}

/** Facts of the land that two shapes share, whose vertices are given. */
export function sharedFacts(seed: number, first: Shape, second: Shape, shared: NestedRings): CertificateFacts {
  const [one] = parcelFacts().shapes;
  const outlineOf = (shape: Shape) => shape.flat().map((ring) => ring.slice(0, -1));
  return parcelFacts({
    ...randomPlace(createRandom(seed)),
    subject: { kind: 'overlap', name: 'A ∩ B' },
    shapes: [
      { ...one, name: 'A', outline: outlineOf(first) },
      { ...one, name: 'B', kind: 'red-lines', sigma_m: 0.1, outline: outlineOf(second) },
    ],
    rings: listSharedRings(shared),
    stated_cm2: undefined,
  });
}

function randomPlace(random: Random): Pick<CertificateFacts, 'plane'> {
  const meridian = 3 * Math.round(between(random, 25, 45));
  const east_m = 1000 * Math.round(between(random, 380, 620));
  const north_m = 1000 * Math.round(between(random, 2_000, 5_900));
  return { plane: { meridian, origin: { east_m, north_m } } };
}
