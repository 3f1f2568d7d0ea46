import { writeCanonicalJson } from '../../register/canonical-json.ts';
import { sha256 } from '../../register/sha256.ts';
import { roundHalfUp } from '../decimal.ts';

/** One ring: longitude, latitude in degrees, interleaved, without its first vertex repeated. */
export type OutlineRing = Float64Array;

/** A shape as parts of rings, each part's first ring its shell; either way round. */
export type Outline = readonly (readonly OutlineRing[])[];

/** Rings of positions, closed or not, as an outline. */
export function outlineOf(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): Outline {
  return polygons.map((rings) => rings.map(openRing)).filter(([shell]) => shell !== undefined && shell.length >= 6);
}

function openRing(positions: readonly (readonly number[])[]): OutlineRing {
  const [first, last] = [positions[0], positions.at(-1)];
  const isClosed = positions.length > 1 && first[0] === last?.[0] && first[1] === last[1];
  return Float64Array.from((isClosed ? positions.slice(0, -1) : positions).flatMap(([x, y]) => [x, y]));
}

/** Every ring changed the same way. */
export const mapRings = (outline: Outline, change: (ring: OutlineRing) => OutlineRing): Outline =>
  outline.map((rings) => rings.map(change));

/** Places that a flat computation takes for the middle of a shape. */
export interface Middles {
  /** Middle of the box of all vertices. */
  readonly box: readonly [lon: number, lat: number];
  /** Mean of the vertices of the first shell. */
  readonly mean: readonly [lon: number, lat: number];
  /** Centre of mass of the shells, holes left out. */
  readonly centroid: readonly [lon: number, lat: number];
  readonly first: readonly [lon: number, lat: number];
}

export function middlesOf(outline: Outline): Middles {
  const [shell] = outline[0];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of outline.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]);
      east = Math.max(east, ring[i]);
      south = Math.min(south, ring[i + 1]);
      north = Math.max(north, ring[i + 1]);
    }
  }
  let [meanLon, meanLat] = [0, 0];
  for (let i = 0; i < shell.length; i += 2) {
    meanLon += shell[i] / (shell.length / 2);
    meanLat += shell[i + 1] / (shell.length / 2);
  }
  return {
    box: [(west + east) / 2, (south + north) / 2],
    mean: [meanLon, meanLat],
    centroid: centroidOf(outline),
    first: [shell[0], shell[1]],
  };
}

function centroidOf(outline: Outline): readonly [number, number] {
  const [lon0, lat0] = outline[0][0];
  let [twice, lon, lat] = [0, 0, 0];
  for (const [ring] of outline) {
    let [ringTwice, ringLon, ringLat] = [0, 0, 0];
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [x1, y1, x2, y2] = [ring[i] - lon0, ring[i + 1] - lat0, ring[j] - lon0, ring[j + 1] - lat0];
      const cross = x1 * y2 - x2 * y1;
      ringTwice += cross;
      ringLon += (x1 + x2) * cross;
      ringLat += (y1 + y2) * cross;
    }
    const sign = ringTwice < 0 ? -1 : 1;
    twice += sign * ringTwice;
    lon += sign * ringLon;
    lat += sign * ringLat;
  }
  return twice > 0 ? [lon0 + lon / (3 * twice), lat0 + lat / (3 * twice)] : [lon0, lat0];
}

/** Decimals of the degrees that an outline is known by: a hundredth of a millimetre. */
const HASHED_DECIMALS = 10;

/** SHA-256 of an outline's canonical JSON, each number as a decimal text. */
export const hashOutline = (outline: Outline): string =>
  sha256(
    writeCanonicalJson(
      outline.map((rings) => rings.map((ring) => [...ring].map((value) => roundHalfUp(value, HASHED_DECIMALS)))),
    ),
  );
