/** How a coordinate system is known. `range`: the values allow no other; `none`: nothing says so. */
export type CrsFoundBy = 'format' | 'declared' | 'header' | 'prj' | 'prefix' | 'range' | 'user' | 'none';

/** Datums that Chinese files name. */
export type ChineseDatum = 'cgcs2000' | 'xian-1980' | 'beijing-1954' | 'wgs-84';

/** What a source says of its coordinate system, before anybody judged it. */
export interface CrsClaim {
  /** `EPSG:n`, `GCJ-02`, `BD-09`; null where the source names none. */
  readonly name: string | null;
  readonly found_by: CrsFoundBy;
  /** The definition as it stands in a .prj file or a table of systems, where no code names it. */
  readonly wkt?: string;
  /** What a header says of a Gauss-Krüger plane, part by part. */
  readonly header?: {
    readonly datum?: ChineseDatum;
    readonly width?: 3 | 6;
    readonly zone?: number;
    /** Central meridian, degrees. */
    readonly meridian?: number;
  };
  /** True where the source does not say which of its two numbers is east; the first of a pair is then only taken for it. */
  readonly axesUnsure?: boolean;
}

/** How a user, or the detection, settles what a source left open. */
export interface CrsChoice {
  /** As `resolveCrs` takes it: `EPSG:n`, `GCJ-02`, `BD-09`, a WKT, a proj string. */
  readonly crs: string;
  /** The first number of each pair is the northing, or the latitude. */
  readonly swapped: boolean;
  /** Shift of Xi'an 1980, Beijing 1954 or another foreign datum to CGCS2000, typed in by the user. */
  readonly shift?: DatumShift;
  /** The user accepts that what lies on such a datum is off by up to about 100 m; it is placed as if it were CGCS2000. */
  readonly unverified?: boolean;
}

export type DatumShift = SevenParameters | FourParameters;

/** Position-vector (Bursa-Wolf) parameters towards CGCS2000: metres, arc seconds, parts per million. */
export interface SevenParameters {
  readonly dx_m: number;
  readonly dy_m: number;
  readonly dz_m: number;
  readonly rx_s: number;
  readonly ry_s: number;
  readonly rz_s: number;
  readonly scale_ppm: number;
}

/**
 * Similarity in the plane of a zone, X north and Y east without zone prefix:
 * X' = dx + m·(X·cos r − Y·sin r), Y' = dy + m·(X·sin r + Y·cos r), m = 1 + scale; metres, arc seconds, parts per million.
 */
export interface FourParameters {
  readonly dx_m: number;
  readonly dy_m: number;
  readonly rotation_s: number;
  readonly scale_ppm: number;
}

export const isSevenParameters = (shift: DatumShift): shift is SevenParameters => 'dz_m' in shift;

/** What contradicts, was assumed or was settled about a coordinate system. Worded in i18n under `note`. */
export interface CrsFinding {
  /** Stable kebab-case. */
  readonly code: string;
  /** Short technical detail; never a sentence. */
  readonly detail?: string;
}
