import type { SevenParameters } from './crs-claim.ts';

/** A coordinate system by its parameters, from whatever source. Axes are always east, north; angles in degrees, lengths in metres. */
export interface CrsDefinition {
  /** `EPSG:n` where it is known. */
  readonly code?: string;
  readonly name: string;
  readonly datum: Datum;
  /** Absent: longitude and latitude in degrees. */
  readonly projection?: Projection;
}

export interface Datum {
  readonly name: string;
  readonly ellipsoid: Ellipsoid;
  /** Agrees with CGCS2000 within decimetres, or within two metres outside China (NAD83, GDA2020): taken as it is. */
  readonly agrees: boolean;
  /** Set for the two old Chinese datums. */
  readonly chinese?: OldDatum;
  /** A shift that stands in the definition itself. */
  readonly shift?: SevenParameters;
}

export type OldDatum = 'xian-1980' | 'beijing-1954';

export interface Ellipsoid {
  readonly a_m: number;
  /** 0 for a sphere. */
  readonly inverseFlattening: number;
}

export type ProjectionMethod = 'tmerc' | 'merc' | 'web-mercator' | 'lcc' | 'aea' | 'laea' | 'sterea';

export interface Projection {
  readonly method: ProjectionMethod;
  readonly lat0: number;
  readonly lon0: number;
  readonly lat1?: number;
  readonly lat2?: number;
  readonly scale: number;
  readonly falseEasting_m: number;
  readonly falseNorthing_m: number;
  /** Length of a unit of the coordinates. */
  readonly unit_m: number;
}

export const GRS80_ELLIPSOID: Ellipsoid = { a_m: 6_378_137, inverseFlattening: 298.257222101 };
export const WGS84_ELLIPSOID: Ellipsoid = { a_m: 6_378_137, inverseFlattening: 298.257223563 };

export const WGS84: Datum = { name: 'WGS 84', ellipsoid: WGS84_ELLIPSOID, agrees: true };
export const CGCS2000: Datum = { name: 'CGCS2000', ellipsoid: GRS80_ELLIPSOID, agrees: true };

/** IAG 1975 and Krassowsky 1940, by their published defining constants. */
export const OLD_DATUMS: Readonly<Record<OldDatum, Datum>> = {
  'xian-1980': {
    name: 'Xian 1980',
    ellipsoid: { a_m: 6_378_140, inverseFlattening: 298.257 },
    agrees: false,
    chinese: 'xian-1980',
  },
  'beijing-1954': {
    name: 'Beijing 1954',
    ellipsoid: { a_m: 6_378_245, inverseFlattening: 298.3 },
    agrees: false,
    chinese: 'beijing-1954',
  },
};

const onGrs80 = (name: string): Datum => ({ name, ellipsoid: GRS80_ELLIPSOID, agrees: true });

export const ETRS89 = onGrs80('ETRS89');
export const RGF93 = onGrs80('RGF93 v1');
export const NAD83 = onGrs80('NAD83');
export const TWD97 = onGrs80('TWD97');

/** Datums by the names that OGC, ESRI and EPSG give them. */
const NAMES: readonly (readonly [RegExp, Datum])[] = [
  [/^(wgs|world geodetic system) ?(19)?84/i, WGS84],
  [/^(china( geodetic coordinate system)?|cgcs) ?2000/i, CGCS2000],
  [/^(etrs|european terrestrial reference system) ?(19)?89/i, ETRS89],
  [/^(rgf|reseau geodesique francais) ?(19)?93( v1)?$/i, RGF93],
  [/^(nad ?(19)?83|north american( datum)? 1983)$/i, NAD83],
  [/^(twd|taiwan datum) ?(19)?97/i, TWD97],
];

/** GRS80 or WGS 84: the ellipsoids of the datums of satellite geodesy. */
function isGeocentric({ a_m, inverseFlattening }: Ellipsoid): boolean {
  return Math.abs(a_m - 6_378_137) < 0.01 && Math.abs(inverseFlattening - 298.2572225) < 2e-6;
}

/**
 * A datum by the name and ellipsoid that a definition gives. The old Chinese ones are known by name. All others are judged by
 * their ellipsoid: whoever writes Krassowsky means none of today's, whatever the name.
 */
export function recogniseDatum(name: string, ellipsoid: Ellipsoid): Datum {
  const plain = name.replace(/^D_/, '').replace(/_/g, ' ').slice(0, 80);
  if (/xi.?an|西安/i.test(plain)) return OLD_DATUMS['xian-1980'];
  if (/(?<!new )beijing|peking|北京/i.test(plain)) return OLD_DATUMS['beijing-1954'];
  const agrees = isGeocentric(ellipsoid);
  const known = NAMES.find(([pattern]) => pattern.test(plain));
  if (agrees && known !== undefined) return known[1];
  const isGrs80 = Math.abs(ellipsoid.inverseFlattening - GRS80_ELLIPSOID.inverseFlattening) < 1e-7;
  return { name: plain, ellipsoid: agrees ? (isGrs80 ? GRS80_ELLIPSOID : WGS84_ELLIPSOID) : ellipsoid, agrees };
}
