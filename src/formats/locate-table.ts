import { isCrsRefusal, resolveCrs } from '../core/geodesy/crs.ts';
import type { CrsChoice, CrsFoundBy } from '../core/geodesy/crs-claim.ts';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { FeatureTable } from './feature-table.ts';
import { ReadError } from './reader.ts';

/** Where a table's features lie, in degrees. */
export interface LocatedTable {
  /** Longitude, latitude interleaved; the table's own array where the source is in degrees already. NaN where a vertex has no place. */
  readonly lonLat: Float64Array;
  readonly crs: { readonly name: string; readonly found_by: CrsFoundBy };
  /** Meridian of the source's own plane, where it has one: its surveyed millimetres stay whole there. */
  readonly meridian?: number;
  /** Of all vertices that have a place; null where none has. */
  readonly bounds: Bounds | null;
  /** Vertices without a place. */
  readonly misplaced: number;
}

/** Farther apart than this, numbers in a file that says degrees are metres passed off as degrees. */
const DEGREES = { lon: 180, lat: 90 };

/** From this share of vertices beyond degrees on, the others are small metres, not degrees: a plot of 100 m next to its origin. */
const FOREIGN_SHARE = 0.25;

/**
 * Brings the table's coordinates to longitude and latitude by its declared CRS, or by the user's choice.
 * @throws ReadError `crs-unsure` where nobody says it, `crs-unknown`, `crs-unverified-datum`, `not-degrees` where a quarter of the vertices cannot be degrees,
 * `axes-swapped` where they all can once x and y change places, `crs-coordinates-outside` where the system cannot place most of
 * them, or `not-metres` where all can be nothing but degrees
 */
export function locateTable(table: FeatureTable, fileName: string, choice?: CrsChoice): LocatedTable {
  const name = choice?.crs ?? table.crs.name;
  if (name === null) throw new ReadError('crs-unsure', { file: fileName });
  const resolved = resolveCrs(name);
  if (isCrsRefusal(resolved)) throw new ReadError(resolved.refused, { file: fileName }, { crs: name });
  const { geographic } = resolved;
  if (!geographic && looksLikeDegrees(table.coordinates)) {
    const example = `${table.coordinates[0]}, ${table.coordinates[1]}`;
    throw new ReadError('not-metres', { file: fileName }, { crs: resolved.name, example });
  }
  const lonLat = geographic ? table.coordinates : table.coordinates.slice();
  if (!geographic) resolved.toLonLat(lonLat);
  const { bounds, misplaced, first } = boundsOf(lonLat);
  const vertices = lonLat.length / 2;
  if (misplaced > 0 && misplaced >= (geographic ? FOREIGN_SHARE : 0.5) * vertices) {
    const example = `${table.coordinates[2 * first]}, ${table.coordinates[2 * first + 1]}`;
    throw new ReadError(
      geographic ? (areAxesSwapped(table.coordinates) ? 'axes-swapped' : 'not-degrees') : 'crs-coordinates-outside',
      { file: fileName },
      { crs: resolved.name, example },
    );
  }
  return {
    lonLat,
    crs: { name: resolved.name, found_by: choice === undefined ? table.crs.found_by : 'user' },
    meridian: resolved.meridian,
    bounds,
    misplaced,
  };
}

/** Latitude stands first: the other way round every vertex has a place. */
function areAxesSwapped(coordinates: Float64Array): boolean {
  return coordinates.every((value, n) => Math.abs(value) <= (n % 2 === 0 ? DEGREES.lat : DEGREES.lon));
}

/** No real file in metres has all its vertices within 180 m of a projection's origin. */
function looksLikeDegrees(coordinates: Float64Array): boolean {
  return (
    coordinates.length > 0 && coordinates.every((value, n) => !(Math.abs(value) > (n % 2 === 0 ? DEGREES.lon : DEGREES.lat)))
  );
}

function boundsOf(lonLat: Float64Array): { bounds: Bounds | null; misplaced: number; first: number } {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  let misplaced = 0;
  let first = 0;
  for (let i = 0; i < lonLat.length; i += 2) {
    const lon = lonLat[i];
    const lat = lonLat[i + 1];
    if (!(Math.abs(lon) <= DEGREES.lon && Math.abs(lat) <= DEGREES.lat)) {
      if (misplaced++ === 0) first = i / 2;
      continue;
    }
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { bounds: west <= east ? [west, south, east, north] : null, misplaced, first };
}
