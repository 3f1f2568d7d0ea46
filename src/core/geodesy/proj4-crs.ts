import proj4 from 'proj4';
import type { Crs, CrsDomain, CrsFault } from './crs-system.ts';
import { type CrsDefinition, type Ellipsoid, GRS80_ELLIPSOID, WGS84_ELLIPSOID } from './crs-definition.ts';
import type { SevenParameters } from './crs-claim.ts';
import { markFaults } from './mark-faults.ts';

/** Longest coordinate, metres, that a projected system is asked to invert. */
const FARTHEST_M = 60_000_000;

const isDegrees = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** A system whose projection, and shift where there is one, proj4 computes. Units are turned to metres before. */
export function createWithProj4(definition: CrsDefinition, code: string, shift?: SevenParameters): Crs {
  const { projection, name } = definition;
  const invert = createInverse(writeProj(definition, { inMetres: true }), shift);
  const unit_m = projection?.unit_m ?? 1;
  function toLonLat(xy: Float64Array): CrsFault | undefined {
    for (let i = 0; i + 1 < xy.length; i += 2) {
      const x = unit_m * xy[i];
      const y = unit_m * xy[i + 1];
      const plausible = Math.abs(x) <= FARTHEST_M && Math.abs(y) <= FARTHEST_M;
      [xy[i], xy[i + 1]] = plausible ? invert(x, y) : [Number.NaN, Number.NaN];
    }
    return markFaults(xy, isDegrees);
  }
  const domain = domainOf(definition);
  return {
    code,
    name,
    geographic: projection === undefined,
    ...(projection?.method === 'tmerc' ? { meridian: projection.lon0 } : {}),
    ...(domain && { domain }),
    toLonLat,
  };
}

function createInverse(definition: string, shift: SevenParameters | undefined): (x: number, y: number) => readonly number[] {
  const shifted =
    shift && proj4(`${definition} +towgs84=${listShift(shift)}`, '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs');
  const plain = shifted === undefined ? proj4(definition) : undefined;
  return (x, y) => {
    try {
      return shifted?.forward([x, y]) ?? plain?.inverse([x, y]) ?? [];
    } catch {
      // proj4 throws on some coordinates outside a projection's domain; such a vertex is reported as a fault like any other.
      return [Number.NaN, Number.NaN];
    }
  };
}

const listShift = ({ dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm }: SevenParameters): string =>
  [dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm].join(',');

/** The proj string of a definition: its code where no register has one, with the unit; in metres for proj4. */
export function writeProj(
  { projection, datum: { ellipsoid } }: CrsDefinition,
  { inMetres }: { readonly inMetres: boolean },
): string {
  if (projection === undefined) return `+proj=longlat ${writeEllipsoid(ellipsoid)} +no_defs`;
  const { method, lat0, lon0, lat1, lat2, scale, falseEasting_m, falseNorthing_m, unit_m } = projection;
  const unit = inMetres || unit_m === 1 ? '+units=m' : `+to_meter=${unit_m}`;
  const offsets = `+x_0=${falseEasting_m} +y_0=${falseNorthing_m}`;
  // A cone that touches in one parallel is proj4's with that parallel as the first.
  const first = lat1 ?? (method === 'lcc' ? lat0 : undefined);
  const firstName = method === 'merc' ? 'lat_ts' : 'lat_1';
  const parallels = [
    ...(first === undefined ? [] : [`+${firstName}=${first}`]),
    ...(lat2 === undefined ? [] : [`+lat_2=${lat2}`]),
  ];
  const isWeb = method === 'web-mercator';
  const shape = isWeb ? '+a=6378137 +b=6378137' : writeEllipsoid(ellipsoid);
  const words = [`+proj=${isWeb ? 'merc' : method}`, `+lat_0=${lat0}`, `+lon_0=${lon0}`, ...parallels, `+k=${scale}`];
  return [...words, offsets, shape, unit, '+no_defs'].join(' ');
}

function writeEllipsoid(ellipsoid: Ellipsoid): string {
  if (ellipsoid === GRS80_ELLIPSOID) return '+ellps=GRS80';
  if (ellipsoid === WGS84_ELLIPSOID) return '+ellps=WGS84';
  const { a_m, inverseFlattening } = ellipsoid;
  return inverseFlattening === 0 ? `+a=${a_m} +b=${a_m}` : `+a=${a_m} +rf=${inverseFlattening}`;
}

/** How far coordinates of a system go, in its own unit: what lies beyond was written in another, or in the other order. */
function domainOf({ projection }: CrsDefinition): CrsDomain | undefined {
  if (projection === undefined) return undefined;
  const { method, scale, falseEasting_m, falseNorthing_m, unit_m } = projection;
  const around = (middle_m: number, reach_m: number): readonly [number, number] => [
    (middle_m - reach_m) / unit_m,
    (middle_m + reach_m) / unit_m,
  ];
  if (method === 'web-mercator') return { east: around(0, 20_037_509), north: around(0, 20_037_509) };
  if (method === 'tmerc')
    return {
      east: around(falseEasting_m, 500_000),
      north: falseNorthing_m === 0 && scale === 0.9996 ? [0, 10_000_000 / unit_m] : around(falseNorthing_m, 10_000_000),
    };
  if (method === 'lcc') return { east: around(falseEasting_m, 1_000_000), north: around(falseNorthing_m, 1_000_000) };
  return undefined;
}
