import proj4 from 'proj4';
import { createDistrictPlane } from './district-plane.ts';
import { FALSE_EASTING_M, unprojectGaussKruger } from './gauss-kruger.ts';
import { nameZone, zoneOfEpsg } from './zones.ts';

/** Coordinates that a CRS cannot place; they are NaN after `toLonLat`. */
export interface CrsFault {
  readonly code: 'crs-coordinates-outside';
  readonly count: number;
  /** First such vertex. */
  readonly vertex: number;
}

/** A coordinate reference system whose coordinates are (east, north) or (longitude, latitude), whatever axis order its register states. */
export interface Crs {
  /** `EPSG:n`, or `OGC:CRS84`. */
  readonly code: string;
  readonly name: string;
  readonly geographic: boolean;
  /** Central meridian in degrees where it has one. */
  readonly meridian?: number;
  /**
   * Turns interleaved x, y into longitude, latitude in degrees, in place. Vertices that cannot be placed become NaN and are
   * reported; degrees of geographic systems are taken as they are. Datums within decimetres of WGS 84 are not shifted.
   */
  toLonLat(xy: Float64Array): CrsFault | undefined;
}

/** `crs-unverified-datum`: Xi'an 1980 and Beijing 1954, whose shift to CGCS2000 is not public. */
export interface CrsRefusal {
  readonly refused: 'crs-unknown' | 'crs-unverified-datum';
  /** The name as it was given, shortened. */
  readonly name: string;
}

/** Longitude, latitude on datums that agree with WGS 84 within decimetres (NAD83: within two metres). */
const GEOGRAPHIC: Readonly<Record<number, string>> = {
  4326: 'WGS 84',
  4490: 'China Geodetic Coordinate System 2000',
  4258: 'ETRS89',
  4269: 'NAD83',
};

const WEB_MERCATOR = {
  name: 'WGS 84 / Pseudo-Mercator',
  definition: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
};
const LAMBERT_93 = {
  name: 'RGF93 v1 / Lambert-93',
  definition: '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs',
};

/** Longest coordinate, metres, that a projected system is asked to invert. */
const FARTHEST_M = 60_000_000;

/** Makes NaN of every vertex that does not pass, and reports them. */
function markFaults(xy: Float64Array, passes: (x: number, y: number) => boolean): CrsFault | undefined {
  let count = 0;
  let vertex = -1;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    if (passes(xy[i], xy[i + 1])) continue;
    xy[i] = Number.NaN;
    xy[i + 1] = Number.NaN;
    if (count === 0) vertex = i / 2;
    count++;
  }
  return count === 0 ? undefined : { code: 'crs-coordinates-outside', count, vertex };
}

const isDegrees = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

function invert(xy: Float64Array, place: (x: number, y: number) => readonly number[]): CrsFault | undefined {
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const plausible = Math.abs(xy[i]) <= FARTHEST_M && Math.abs(xy[i + 1]) <= FARTHEST_M;
    [xy[i], xy[i + 1]] = plausible ? place(xy[i], xy[i + 1]) : [Number.NaN, Number.NaN];
  }
  return markFaults(xy, isDegrees);
}

function createGeographic(code: string, name: string): Crs {
  return { code, name, geographic: true, toLonLat: () => undefined };
}

function createWithProj4(code: string, name: string, definition: string, meridian?: number): Crs {
  const converter = proj4(definition);
  const place = (x: number, y: number): readonly number[] => {
    try {
      return converter.inverse([x, y]);
    } catch {
      // proj4 throws on some coordinates outside a projection's domain; such a vertex is reported as a fault like any other.
      return [Number.NaN, Number.NaN];
    }
  };
  return { code, name, geographic: false, ...(meridian === undefined ? {} : { meridian }), toLonLat: (xy) => invert(xy, place) };
}

/** Beyond 4 000 km from the meridian the series do not hold: a missing or foreign zone prefix ends here. */
function isInZone(fromMeridian_m: number, north_m: number): boolean {
  return Math.abs(fromMeridian_m) <= 4_000_000 && Math.abs(north_m) <= 10_000_000;
}

/** From this many vertices on, building a plane's series costs less than it saves. */
const MANY_VERTICES = 5000;

function createZone(epsg: number): Crs | undefined {
  const zone = zoneOfEpsg(epsg);
  if (zone === undefined) return undefined;
  const { meridian } = zone;
  const shift_m = FALSE_EASTING_M + (zone.prefixed ? zone.zone * 1_000_000 : 0);

  function toLonLat(xy: Float64Array): CrsFault | undefined {
    const fault = markFaults(xy, (x, y) => isInZone(x - shift_m, y));
    const first = xy.findIndex((x) => !Number.isNaN(x));
    if (first < 0) return fault;
    if (xy.length < 2 * MANY_VERTICES) {
      for (let i = 0; i + 1 < xy.length; i += 2) xy[i] += FALSE_EASTING_M - shift_m;
      unprojectGaussKruger(meridian, xy, xy);
      return fault;
    }
    // An origin on a grid of 100 km, so that neighbouring files go through the same series.
    const east_m = 100_000 * Math.round((xy[first] - shift_m) / 100_000);
    const north_m = 100_000 * Math.round(xy[first + 1] / 100_000);
    for (let i = 0; i + 1 < xy.length; i += 2) {
      xy[i] = 1000 * (xy[i] - shift_m - east_m);
      xy[i + 1] = 1000 * (xy[i + 1] - north_m);
    }
    createDistrictPlane({ meridian, origin: { east_m: FALSE_EASTING_M + east_m, north_m } }).toLonLat(xy, xy);
    return fault;
  }

  return { code: `EPSG:${epsg}`, name: nameZone(zone), geographic: false, meridian, toLonLat };
}

/** UTM on WGS 84 (326zz, 327zz), ETRS89 (25828–25838) and NAD83 (26901–26923). */
function createUtm(epsg: number): Crs | undefined {
  const zone = epsg % 100;
  const family = Math.floor(epsg / 100);
  const known =
    (family === 326 || family === 327) && zone >= 1 && zone <= 60
      ? { datum: 'WGS 84', ellipsoid: 'WGS84', south: family === 327 }
      : family === 258 && zone >= 28 && zone <= 38
        ? { datum: 'ETRS89', ellipsoid: 'GRS80', south: false }
        : family === 269 && zone >= 1 && zone <= 23
          ? { datum: 'NAD83', ellipsoid: 'GRS80', south: false }
          : undefined;
  if (known === undefined) return undefined;
  const name = `${known.datum} / UTM zone ${zone}${known.south ? 'S' : 'N'}`;
  const definition = `+proj=utm +zone=${zone}${known.south ? ' +south' : ''} +ellps=${known.ellipsoid} +units=m +no_defs`;
  return createWithProj4(`EPSG:${epsg}`, name, definition, 6 * zone - 183);
}

/** Codes of Xi'an 1980 and Beijing 1954, first and last: geographic, then zones of 3° and 6° with and without prefix. */
const UNVERIFIED_DATUMS = [
  [4610, 4610],
  [2327, 2390],
  [4214, 4214],
  [2401, 2442],
  [21413, 21423],
  [21453, 21463],
  [21473, 21483],
] as const;

function isUnverifiedDatum(epsg: number): boolean {
  return UNVERIFIED_DATUMS.some(([first, last]) => epsg >= first && epsg <= last);
}

const CRS84 = /(^|[:/])crs84$/i;
const EPSG =
  /^(?:epsg:{1,2}|urn:(?:x-)?ogc:def:crs:epsg:(?:[\d.]*:)?|https?:\/\/www\.opengis\.net\/def\/crs\/epsg\/[\d.]+\/|https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#)(\d{4,6})$/i;

/** EPSG number of a name, or `CRS84`; `undefined` where the name is of another kind. */
function parseName(name: string): number | 'CRS84' | undefined {
  const text = name.trim();
  if (text.length > 200) return undefined;
  if (CRS84.test(text)) return 'CRS84';
  if (/^(wgs ?84|gcs_wgs_1984)$/i.test(text)) return 4326;
  const digits = EPSG.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The system behind `EPSG:n`, an OGC URN or URL, or a name of old GeoJSON files. CGCS2000 zones are computed by our own
 * series, the other projections by proj4 with the ellipsoid written out. Anything else is refused with a code.
 */
export function resolveCrs(name: string): Crs | CrsRefusal {
  const parsed = parseName(name);
  if (parsed === 'CRS84') return createGeographic('OGC:CRS84', 'WGS 84 (CRS84)');
  const refusal = (refused: CrsRefusal['refused']): CrsRefusal => ({ refused, name: name.trim().slice(0, 80) });
  if (parsed === undefined) return refusal('crs-unknown');
  if (isUnverifiedDatum(parsed)) return refusal('crs-unverified-datum');
  const geographic = GEOGRAPHIC[parsed];
  if (geographic !== undefined) return createGeographic(`EPSG:${parsed}`, geographic);
  if (parsed === 3857 || parsed === 900913) return createWithProj4('EPSG:3857', WEB_MERCATOR.name, WEB_MERCATOR.definition);
  if (parsed === 2154) return createWithProj4('EPSG:2154', LAMBERT_93.name, LAMBERT_93.definition, 3);
  return createZone(parsed) ?? createUtm(parsed) ?? refusal('crs-unknown');
}

export function isCrsRefusal(result: Crs | CrsRefusal): result is CrsRefusal {
  return 'refused' in result;
}
