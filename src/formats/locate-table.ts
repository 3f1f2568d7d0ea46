import { isCrsRefusal, resolveCrs } from '../core/geodesy/crs.ts';
import { nameSystem, orderPairs } from '../core/geodesy/crs-candidate.ts';
import type { CrsChoice, CrsFinding, CrsFoundBy } from '../core/geodesy/crs-claim.ts';
import type { Bounds } from '../core/geodesy/plane.ts';
import { refuseUnsure, detectTableCrs } from './detect-table-crs.ts';
import type { FeatureTable } from './feature-table.ts';
import { type Note, ReadError } from './reader.ts';

/** Where a table's features lie, in degrees. */
export interface LocatedTable {
  /** Longitude, latitude interleaved; the table's own array where the source is so already. NaN where a vertex has no place. */
  readonly lonLat: Float64Array;
  readonly crs: { readonly code: string; readonly name: string; readonly found_by: CrsFoundBy };
  /** The first number of each pair was the northing, or the latitude. */
  readonly swapped: boolean;
  /** Meridian of the source's own plane, where it has one: its surveyed millimetres stay whole there. */
  readonly meridian?: number;
  /** Of all vertices that have a place; null where none has. */
  readonly bounds: Bounds | null;
  /** Vertices without a place. */
  readonly misplaced: number;
  /** What was assumed, repaired or converted to place it. */
  readonly notes: readonly Note[];
}

/** A choice with how it was come by; without, it is the user's. */
export interface Placing extends CrsChoice {
  readonly found_by?: CrsFoundBy;
  readonly findings?: readonly CrsFinding[];
  /** What the source calls a system that no register has. */
  readonly name?: string;
}

/** Farther apart than this, numbers in a file that says degrees are metres passed off as degrees. */
const DEGREES = { lon: 180, lat: 90 };

/** From this share of vertices beyond degrees on, the others are small metres, not degrees: a plot of 100 m next to its origin. */
const FOREIGN_SHARE = 0.25;

/** Findings that stay with what was placed. What else is found is a question that was answered by then. */
const LASTING = [
  'header-zone-contradicts',
  'prefix-missing',
  'prefix-undeclared',
  'prefixes-mixed',
  'datum-assumed',
  'outside-zone',
];

/**
 * Brings the table's coordinates to longitude and latitude by a choice, or by what is detected where that is certain.
 * @throws ReadError of `refuseUnsure`; `crs-unknown`, `crs-unverified-datum`, `crs-shift-misplaced`; `not-degrees` where a
 * quarter of the vertices cannot be degrees, `axes-swapped` where they all can once x and y change places,
 * `crs-coordinates-outside` where the system cannot place most of them, or `not-metres` where all can be nothing but degrees
 */
export function locateTable(table: FeatureTable, fileName: string, choice?: Placing): LocatedTable {
  const placing = choice ?? detectedPlacing(table, fileName);
  const resolved = resolveCrs(placing.crs, placing);
  if (isCrsRefusal(resolved)) throw new ReadError(resolved.refused, { file: fileName }, { crs: resolved.name });
  const { geographic, code, meridian, findings = [] } = resolved;
  const name = nameSystem(resolved, placing.name);
  const isOwn = geographic && findings.length === 0 && placing.shift === undefined && !placing.swapped;
  const lonLat = isOwn ? table.coordinates : orderPairs(table.coordinates, placing.swapped);
  const exampleAt = (vertex: number): string => `${table.coordinates[2 * vertex]}, ${table.coordinates[2 * vertex + 1]}`;
  if (!geographic && looksLikeDegrees(lonLat))
    throw new ReadError('not-metres', { file: fileName }, { crs: name, example: exampleAt(0) });
  const isTurned = geographic && areAxesSwapped(lonLat);
  resolved.toLonLat(lonLat);
  const { bounds, misplaced, first } = boundsOf(lonLat);
  if (misplaced > 0 && misplaced >= (geographic ? FOREIGN_SHARE : 0.5) * (lonLat.length / 2)) {
    const reason = geographic ? (isTurned ? 'axes-swapped' : 'not-degrees') : 'crs-coordinates-outside';
    throw new ReadError(reason, { file: fileName }, { crs: name, example: exampleAt(first) });
  }
  return {
    lonLat,
    crs: { code, name, found_by: placing.found_by ?? 'user' },
    swapped: placing.swapped,
    ...(meridian === undefined ? {} : { meridian }),
    bounds,
    misplaced,
    notes: listNotes(placing, findings, table.crs.axesUnsure ?? false),
  };
}

function detectedPlacing(table: FeatureTable, fileName: string): Placing {
  const detection = detectTableCrs(table, fileName);
  if (!detection.certain) throw refuseUnsure(detection, table, fileName);
  return { ...detection.candidates[0], findings: detection.findings };
}

function listNotes(placing: Placing, own: readonly CrsFinding[], axesUnsure: boolean): readonly Note[] {
  const lasting = (placing.findings ?? []).filter(({ code }) => LASTING.includes(code));
  const turned: readonly CrsFinding[] = placing.swapped ? [{ code: axesUnsure ? 'axes-found' : 'axes-swapped' }] : [];
  return [...own, ...turned, ...lasting].map(({ code, detail }) => ({ code, count: 1, ...(detail && { detail }) }));
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
