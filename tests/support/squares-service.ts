import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { expect } from 'vitest';
import { fetchCollection } from '../../src/formats/ogc-source/fetch-collection.ts';
import { readServiceAddress } from '../../src/formats/ogc-source/address.ts';
import type { Asking } from '../../src/formats/ogc-source/ask-service.ts';
import type { SourceFile } from '../../src/formats/reader.ts';

export const WEST = 117.5;
export const SOUTH = 34.3;
/** Degrees from one square to the next. */
export const STEP = 0.002;
const ROW = 50;

/** A parcel of a service of others: with words that markup would stumble over, and a corner of more than six decimals. */
function square(n: number): Feature<Polygon> {
  const [west, south] = [WEST + STEP * (n % ROW) + 1e-7 * n, SOUTH + STEP * Math.floor(n / ROW)];
  const [east, north] = [west + STEP / 2, south + STEP / 2];
  return {
    type: 'Feature',
    properties: { no: `DK-${n}`, holder: `第 ${n} 户 <b>&"`, area: n + 0.5 },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  };
}

export const listSquares = (count: number): Feature<Polygon>[] => Array.from({ length: count }, (_, n) => square(n));
export const collectSquares = (squares: readonly Feature<Polygon>[]): string =>
  JSON.stringify({ type: 'FeatureCollection', name: 'parcels', features: squares });

/** Which of them meet a box, by their numbers in order. */
export const numbersIn = (squares: readonly Feature<Polygon>[], box: readonly [number, number, number, number]): string[] =>
  squares
    .filter(({ geometry }) => {
      const [[west, south], , [east, north]] = geometry.coordinates[0];
      return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1];
    })
    .map(({ properties }) => String(properties?.no))
    .sort();

/** A box that takes a part of them. */
export const BOX = [WEST + 10 * STEP - 1e-4, SOUTH + 3 * STEP + 1e-4, WEST + 20.2 * STEP, SOUTH + 8.2 * STEP] as const;

/** Asks services of this origin as a desk would whose settings allow it. */
export const askingOf = (origin: string, ask: Asking['fetch'] = (address, init) => fetch(address, init)): Asking => ({
  fetch: ask,
  allowed: { own: 'https://desk.example', others: [origin] },
  signal: new AbortController().signal,
  now: () => performance.now(),
});

export const serviceAddress = (asking: Asking, address: string) => readServiceAddress(address, asking.allowed);

/** The collection `parcels` of a service. @param address of its collections */
export const readParcels = (
  asking: Asking,
  address: string,
  bounds: readonly [number, number, number, number] | null = null,
): Promise<SourceFile> =>
  fetchCollection(
    asking,
    serviceAddress(asking, address),
    { collection: 'parcels', bounds: bounds && [...bounds] },
    () => undefined,
  );

const featuresOf = ({ bytes }: SourceFile) =>
  (JSON.parse(new TextDecoder().decode(bytes)) as FeatureCollection<Polygon>).features;
export const numbersOf = (file: SourceFile): string[] => featuresOf(file).map(({ properties }) => String(properties?.no));
export const codesOf = ({ notes = [] }: SourceFile): string[] => notes.map(({ code }) => code);

/** That every square is there once, with its attributes and its corners. @param within_deg what the service's decimals cut off */
export function expectSquares(file: SourceFile, squares: readonly Feature<Polygon>[], within_deg: number): void {
  const features = new Map(featuresOf(file).map((one) => [String(one.properties?.no), one]));
  expect([numbersOf(file).length, features.size]).toEqual([squares.length, squares.length]);
  for (const { properties, geometry } of squares) {
    const found = features.get(String(properties?.no));
    expect(found?.properties?.holder).toBe(properties?.holder);
    // A number or its text: what it is, the mapping of the import says.
    expect(Number(found?.properties?.area)).toBe(properties?.area);
    const [written] = found?.geometry.coordinates ?? [];
    const far = Math.max(...geometry.coordinates[0].map(([lon, lat]) => nearest(written, lon, lat)));
    expect(far).toBeLessThanOrEqual(within_deg);
  }
}

/** How far the nearest of the positions is from one, in degrees of either axis. */
function nearest(ring: readonly (readonly number[])[] | undefined, lon: number, lat: number): number {
  return Math.min(...(ring ?? []).map(([x, y]) => Math.max(Math.abs(x - lon), Math.abs(y - lat))), Number.POSITIVE_INFINITY);
}
