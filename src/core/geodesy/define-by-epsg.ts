import {
  CGCS2000,
  type CrsDefinition,
  ETRS89,
  NAD83,
  RGF93,
  TWD97,
  type Datum,
  GRS80_ELLIPSOID,
  OLD_DATUMS,
  type OldDatum,
  type Projection,
  WGS84,
} from './crs-definition.ts';
import { FALSE_EASTING_M } from './gauss-kruger.ts';
import { meridianOfZone, nameZone, zoneOfEpsg } from './zones.ts';

const onGrs80 = (name: string): Datum => ({ name, ellipsoid: GRS80_ELLIPSOID, agrees: true });

/** Longitude, latitude. */
const GEOGRAPHIC: Readonly<Record<number, Datum & { readonly title?: string }>> = {
  4326: WGS84,
  4979: WGS84,
  4490: { ...CGCS2000, title: 'China Geodetic Coordinate System 2000' },
  4258: ETRS89,
  4269: NAD83,
  4171: RGF93,
  6668: onGrs80('JGD2011'),
  4612: onGrs80('JGD2000'),
  3824: TWD97,
  4283: onGrs80('GDA94'),
  7844: onGrs80('GDA2020'),
  4610: OLD_DATUMS['xian-1980'],
  4214: OLD_DATUMS['beijing-1954'],
};

const METRES = { scale: 1, unit_m: 1 } as const;
const US_FOOT_M = 1200 / 3937;

const MASSACHUSETTS = { method: 'lcc', lat0: 41, lon0: -71.5, lat1: 42 + 41 / 60, lat2: 41 + 43 / 60, scale: 1 } as const;

/** Planes of the register that are met often, each checked against PROJ (tests/core/geodesy/crs-goldens.json). */
const PLANES: Readonly<Record<number, { readonly name: string; readonly datum: Datum; readonly projection: Projection }>> = {
  3857: {
    name: 'WGS 84 / Pseudo-Mercator',
    datum: WGS84,
    projection: { ...METRES, method: 'web-mercator', lat0: 0, lon0: 0, falseEasting_m: 0, falseNorthing_m: 0 },
  },
  2154: {
    name: 'RGF93 v1 / Lambert-93',
    datum: RGF93,
    projection: {
      ...METRES,
      method: 'lcc',
      lat0: 46.5,
      lon0: 3,
      lat1: 49,
      lat2: 44,
      falseEasting_m: 700_000,
      falseNorthing_m: 6_600_000,
    },
  },
  26986: {
    name: 'NAD83 / Massachusetts Mainland',
    datum: NAD83,
    projection: { ...MASSACHUSETTS, falseEasting_m: 200_000, falseNorthing_m: 750_000, unit_m: 1 },
  },
  2249: {
    name: 'NAD83 / Massachusetts Mainland (ftUS)',
    datum: NAD83,
    projection: {
      ...MASSACHUSETTS,
      falseEasting_m: 656_166.667 * US_FOOT_M,
      falseNorthing_m: 2_460_625 * US_FOOT_M,
      unit_m: US_FOOT_M,
    },
  },
  3035: {
    name: 'ETRS89-extended / LAEA Europe',
    datum: ETRS89,
    projection: { ...METRES, method: 'laea', lat0: 52, lon0: 10, falseEasting_m: 4_321_000, falseNorthing_m: 3_210_000 },
  },
  3826: {
    name: 'TWD97 / TM2 zone 121',
    datum: TWD97,
    projection: { method: 'tmerc', lat0: 0, lon0: 121, scale: 0.9999, falseEasting_m: 250_000, falseNorthing_m: 0, unit_m: 1 },
  },
};

/** Other numbers of the same thing. */
const ALIASES: Readonly<Record<number, number>> = { 900913: 3857, 3785: 3857, 102100: 3857, 102113: 3857 };

/** Every number here but those of zones, which are known by their meridian. */
function* listNumbers(): Generator<number> {
  yield* Object.keys(GEOGRAPHIC).map(Number);
  yield* Object.keys(PLANES).map(Number);
  for (const [first, last] of [
    [3942, 3950],
    [32601, 32660],
    [32701, 32760],
    [25828, 25838],
    [26901, 26923],
  ])
    for (let number = first; number <= last; number++) yield number;
}

/** The number under which the register has what a definition says, where that is known here. */
export function findCode(definition: CrsDefinition): string | undefined {
  for (const number of listNumbers()) {
    const known = defineByEpsg(number);
    if (known !== undefined && isSame(known, definition)) return known.code;
  }
  return undefined;
}

function isSame(one: CrsDefinition, other: CrsDefinition): boolean {
  if (one.datum.name !== other.datum.name || one.projection?.method !== other.projection?.method) return false;
  const numbers = ({ projection: p }: CrsDefinition): (number | undefined)[] =>
    p ? [p.lat0, p.lon0, ...parallelsOf(p), p.scale, p.falseEasting_m, p.falseNorthing_m, p.unit_m] : [];
  const theirs = numbers(other);
  // The factor of a foot is written with ten to fifteen digits.
  return numbers(one).every((value, n) => value === theirs[n] || Math.abs((value ?? 0) - (theirs[n] ?? 0)) < 1e-6);
}

/** A cone has the same two parallels in either order. */
const parallelsOf = ({ lat1, lat2 }: Projection): (number | undefined)[] =>
  lat1 !== undefined && lat2 !== undefined ? [Math.min(lat1, lat2), Math.max(lat1, lat2)] : [lat1, lat2];

/** The system behind a number of the EPSG register; `undefined` where it is not known here. */
export function defineByEpsg(number: number): CrsDefinition | undefined {
  const epsg = ALIASES[number] ?? number;
  const code = `EPSG:${epsg}`;
  const geographic = GEOGRAPHIC[epsg];
  if (geographic !== undefined) return { code, name: geographic.title ?? geographic.name, datum: geographic };
  const plane = PLANES[epsg];
  if (plane !== undefined) return { code, ...plane };
  return defineZone(epsg) ?? defineOldZone(epsg) ?? defineUtm(epsg) ?? defineConformalConic(epsg);
}

const zoneProjection = (meridian: number, prefix: number): Projection => ({
  ...METRES,
  method: 'tmerc',
  lat0: 0,
  lon0: meridian,
  falseEasting_m: FALSE_EASTING_M + 1_000_000 * prefix,
  falseNorthing_m: 0,
});

function defineZone(epsg: number): CrsDefinition | undefined {
  const zone = zoneOfEpsg(epsg);
  if (zone === undefined) return undefined;
  const projection = zoneProjection(zone.meridian, zone.prefixed ? zone.zone : 0);
  return { code: `EPSG:${epsg}`, name: nameZone(zone), datum: CGCS2000, projection };
}

/** First and last zone of each width, and what is added to the zone number to get the code. */
const OLD_FAMILIES = [
  { datum: 'xian-1980', width: 3, prefixed: true, first: 25, last: 45, base: 2324 },
  { datum: 'xian-1980', width: 3, prefixed: false, first: 25, last: 45, base: 2345 },
  { datum: 'xian-1980', width: 6, prefixed: true, first: 13, last: 23, base: 2314 },
  { datum: 'xian-1980', width: 6, prefixed: false, first: 13, last: 23, base: 2325 },
  { datum: 'beijing-1954', width: 3, prefixed: true, first: 25, last: 45, base: 2376 },
  { datum: 'beijing-1954', width: 3, prefixed: false, first: 25, last: 45, base: 2397 },
  { datum: 'beijing-1954', width: 6, prefixed: true, first: 13, last: 23, base: 21400 },
  { datum: 'beijing-1954', width: 6, prefixed: false, first: 13, last: 23, base: 21440 },
  { datum: 'beijing-1954', width: 6, prefixed: false, first: 13, last: 23, base: 21460 },
] as const;

/** Number of a zone on one of the old datums; `undefined` outside China's zones. */
export function epsgOfOldZone(datum: OldDatum, width: 3 | 6, zone: number, prefixed: boolean): number | undefined {
  const family = OLD_FAMILIES.find((one) => one.datum === datum && one.width === width && one.prefixed === prefixed);
  if (family === undefined || !Number.isInteger(zone) || zone < family.first || zone > family.last) return undefined;
  return family.base + zone;
}

function defineOldZone(epsg: number): CrsDefinition | undefined {
  for (const { datum, width, prefixed, first, last, base } of OLD_FAMILIES) {
    const zone = epsg - base;
    if (zone < first || zone > last) continue;
    const meridian = meridianOfZone(width, zone);
    const name = nameZone({ width, zone, prefixed, meridian }).replace('CGCS2000', OLD_DATUMS[datum].name);
    const projection = zoneProjection(meridian, prefixed ? zone : 0);
    return { code: `EPSG:${epsg}`, name, datum: OLD_DATUMS[datum], projection };
  }
  return undefined;
}

/** UTM on WGS 84 (326zz, 327zz), ETRS89 (25828–25838) and NAD83 (26901–26923). */
function defineUtm(epsg: number): CrsDefinition | undefined {
  const zone = epsg % 100;
  const family = Math.floor(epsg / 100);
  const datum =
    (family === 326 || family === 327) && zone >= 1 && zone <= 60
      ? WGS84
      : family === 258 && zone >= 28 && zone <= 38
        ? ETRS89
        : family === 269 && zone >= 1 && zone <= 23
          ? NAD83
          : undefined;
  if (datum === undefined) return undefined;
  const south = family === 327;
  return {
    code: `EPSG:${epsg}`,
    name: `${datum.name} / UTM zone ${zone}${south ? 'S' : 'N'}`,
    datum,
    projection: {
      method: 'tmerc',
      lat0: 0,
      lon0: 6 * zone - 183,
      scale: 0.9996,
      falseEasting_m: FALSE_EASTING_M,
      falseNorthing_m: south ? 10_000_000 : 0,
      unit_m: 1,
    },
  };
}

/** The nine zones of France, EPSG 3942–3950. */
function defineConformalConic(epsg: number): CrsDefinition | undefined {
  const lat0 = epsg - 3900;
  if (lat0 < 42 || lat0 > 50) return undefined;
  return {
    code: `EPSG:${epsg}`,
    name: `RGF93 v1 / CC${lat0}`,
    datum: RGF93,
    projection: {
      ...METRES,
      method: 'lcc',
      lat0,
      lon0: 3,
      lat1: lat0 - 0.75,
      lat2: lat0 + 0.75,
      falseEasting_m: 1_700_000,
      falseNorthing_m: 1_000_000 * (lat0 - 41) + 200_000,
    },
  };
}
