import type { SevenParameters } from './crs-claim.ts';
import {
  type CrsDefinition,
  type Datum,
  type Ellipsoid,
  GRS80_ELLIPSOID,
  type Projection,
  type ProjectionMethod,
  WGS84,
  WGS84_ELLIPSOID,
  recogniseDatum,
} from './crs-definition.ts';

const METHODS: Readonly<Record<string, ProjectionMethod>> = {
  tmerc: 'tmerc',
  etmerc: 'tmerc',
  utm: 'tmerc',
  merc: 'merc',
  webmerc: 'web-mercator',
  lcc: 'lcc',
  aea: 'aea',
  laea: 'laea',
  sterea: 'sterea',
};

const ELLIPSOIDS: Readonly<Record<string, Ellipsoid>> = {
  GRS80: GRS80_ELLIPSOID,
  CGCS2000: GRS80_ELLIPSOID,
  WGS84: WGS84_ELLIPSOID,
  krass: { a_m: 6_378_245, inverseFlattening: 298.3 },
  IAU76: { a_m: 6_378_140, inverseFlattening: 298.257 },
};
const DATUMS: Readonly<Record<string, Ellipsoid>> = { WGS84: WGS84_ELLIPSOID, NAD83: GRS80_ELLIPSOID };
const UNITS_M: Readonly<Record<string, number>> = { m: 1, km: 1000, ft: 0.3048, 'us-ft': 1200 / 3937 };

/** What changes nothing here: axes are east, north in every table. */
const WITHOUT_EFFECT = ['no_defs', 'wktext', 'type', 'over', 'nadgrids', 'axis', 'title'];
const KNOWN = 'proj lat_0 lon_0 lat_1 lat_2 lat_ts k k_0 x_0 y_0 zone south ellps datum a b rf R towgs84 units to_meter pm'.split(
  ' ',
);

/** The system of a proj string; `undefined` where it asks for anything that is not computed here. */
export function defineByProj(text: string): CrsDefinition | undefined {
  const values = new Map(
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word): [string, string] => {
        const [key, ...rest] = word.replace(/^\+/, '').split('=');
        return [key, rest.join('=')];
      }),
  );
  if ([...values.keys()].some((key) => !KNOWN.includes(key) && !WITHOUT_EFFECT.includes(key))) return undefined;
  const grids = values.get('nadgrids');
  const isGreenwich = ['0', 'greenwich', undefined].includes(values.get('pm'));
  const isAxisEast = ['enu', undefined].includes(values.get('axis'));
  if ((grids !== undefined && grids !== '@null') || !isGreenwich || !isAxisEast) return undefined;
  const datum = readDatum(values);
  if (datum === undefined) return undefined;
  const kind = values.get('proj') ?? '';
  if (kind === 'longlat' || kind === 'latlong' || kind === 'latlon') return { name: datum.name, datum };
  const projection = Object.hasOwn(METHODS, kind) ? readProjection(values, METHODS[kind], datum) : undefined;
  if (projection === undefined) return undefined;
  return { name: nameProjection(projection, datum), datum: projection.method === 'web-mercator' ? WGS84 : datum, projection };
}

const pick = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function readDatum(values: ReadonlyMap<string, string>): Datum | undefined {
  const named = values.get('datum');
  const ellipsoid = named === undefined ? readEllipsoid(values) : pick(DATUMS, named);
  const shift = values.has('towgs84') ? readShift(values.get('towgs84') ?? '') : undefined;
  if (ellipsoid === undefined || shift === null) return undefined;
  const label =
    named ??
    (ellipsoid.a_m === 6_378_245 ? 'Beijing 1954' : ellipsoid.a_m === 6_378_140 ? 'Xian 1980' : (values.get('ellps') ?? ''));
  const datum = recogniseDatum(label, ellipsoid);
  const isShifted = shift !== undefined && Object.values(shift).some((value) => value !== 0);
  return isShifted ? { ...datum, agrees: false, shift } : datum;
}

function readEllipsoid(values: ReadonlyMap<string, string>): Ellipsoid | undefined {
  if (values.has('ellps')) return pick(ELLIPSOIDS, values.get('ellps') ?? '');
  const a_m = numberIn(values, 'a') ?? numberIn(values, 'R');
  if (a_m === undefined) return values.has('a') ? undefined : WGS84_ELLIPSOID;
  const rf = numberIn(values, 'rf');
  if (rf !== undefined) return { a_m, inverseFlattening: rf };
  const b_m = numberIn(values, 'b') ?? a_m;
  return { a_m, inverseFlattening: a_m === b_m ? 0 : a_m / (a_m - b_m) };
}

/** `null` where the numbers are not three or seven. */
function readShift(text: string): SevenParameters | null {
  const numbers = text.split(',').map(Number);
  if ((numbers.length !== 3 && numbers.length !== 7) || !numbers.every(Number.isFinite)) return null;
  const [dx_m, dy_m, dz_m, rx_s = 0, ry_s = 0, rz_s = 0, scale_ppm = 0] = numbers;
  return { dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm };
}

function numberIn(values: ReadonlyMap<string, string>, key: string): number | undefined {
  const text = values.get(key);
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function readProjection(values: ReadonlyMap<string, string>, method: ProjectionMethod, datum: Datum): Projection | undefined {
  const number = (key: string): number | undefined => numberIn(values, key);
  const unit_m = number('to_meter') ?? pick(UNITS_M, values.get('units') ?? 'm');
  if (unit_m === undefined || unit_m <= 0) return undefined;
  if (values.get('proj') === 'utm') {
    const zone = number('zone') ?? 0;
    if (!Number.isInteger(zone) || zone < 1 || zone > 60) return undefined;
    const falseNorthing_m = values.has('south') ? 10_000_000 : 0;
    return { method, lat0: 0, lon0: 6 * zone - 183, scale: 0.9996, falseEasting_m: 500_000, falseNorthing_m, unit_m };
  }
  const isSphere = datum.ellipsoid.inverseFlattening === 0;
  if (isSphere && method !== 'merc' && method !== 'web-mercator') return undefined;
  const lat1 = method === 'merc' ? number('lat_ts') : number('lat_1');
  const lat2 = number('lat_2');
  return {
    method: isSphere ? 'web-mercator' : method,
    lat0: number('lat_0') ?? 0,
    lon0: number('lon_0') ?? 0,
    ...(lat1 === undefined ? {} : { lat1 }),
    ...(lat2 === undefined ? {} : { lat2 }),
    scale: number('k') ?? number('k_0') ?? 1,
    falseEasting_m: number('x_0') ?? 0,
    falseNorthing_m: number('y_0') ?? 0,
    unit_m,
  };
}

const METHOD_NAMES: Readonly<Record<ProjectionMethod, string>> = {
  tmerc: 'Transverse Mercator',
  merc: 'Mercator',
  'web-mercator': 'Pseudo-Mercator',
  lcc: 'Lambert Conic Conformal',
  aea: 'Albers',
  laea: 'Lambert Azimuthal Equal Area',
  sterea: 'Oblique Stereographic',
};

const nameProjection = ({ method, lon0 }: Projection, { name }: Datum): string => `${name} / ${METHOD_NAMES[method]} ${lon0}°`;
