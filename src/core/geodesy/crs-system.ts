import type { CrsFinding } from './crs-claim.ts';
import type { OldDatum } from './crs-definition.ts';

/** Coordinates that a CRS cannot place; they are NaN after `toLonLat`. */
export interface CrsFault {
  readonly code: 'crs-coordinates-outside';
  readonly count: number;
  /** First such vertex. */
  readonly vertex: number;
}

/** A coordinate reference system whose coordinates are (east, north) or (longitude, latitude), whatever axis order its register states. */
export interface Crs {
  /** `EPSG:n`, `OGC:CRS84`, `GCJ-02`, `BD-09`, or a proj string where no register has it; `resolveCrs` takes it back. */
  readonly code: string;
  readonly name: string;
  readonly geographic: boolean;
  /** Central meridian in degrees where it has one. */
  readonly meridian?: number;
  /** Set for a Gauss-Krüger plane of scale 1. */
  readonly zonePlane?: ZonePlane;
  /** Coordinates that belong to it; absent where it is not known how far it is used. */
  readonly domain?: CrsDomain;
  /** What has to be said of everything that it places: `position-unverified`, `converted-gcj-02`, … */
  readonly findings?: readonly CrsFinding[];
  /**
   * Turns interleaved x, y into longitude, latitude in degrees, in place. Vertices that cannot be placed become NaN and are
   * reported; degrees of geographic systems are taken as they are. Datums within two metres of WGS 84 are not shifted.
   */
  toLonLat(xy: Float64Array): CrsFault | undefined;
}

export interface CrsDomain {
  readonly east: readonly [least: number, most: number];
  readonly north: readonly [least: number, most: number];
}

/**
 * `crs-unverified-datum`: Xi'an 1980, Beijing 1954 and others whose shift to CGCS2000 is not public or not known here;
 * `crs-shift-misplaced`: a shift was given to a system that needs none, or that it cannot be applied to.
 */
export interface CrsRefusal {
  readonly refused: 'crs-unknown' | 'crs-unverified-datum' | 'crs-shift-misplaced';
  /** The name as it was given, shortened. */
  readonly name: string;
}

/** A Gauss-Krüger plane of scale 1 with 500 000 m at its meridian. */
export interface ZonePlane {
  /** Central meridian, degrees; of a local grid any. */
  readonly meridian: number;
  /** What stands in front of the six digits of an easting; null without. */
  readonly prefix: number | null;
  /** Of the zones of the register; absent for a local grid. */
  readonly width?: 3 | 6;
  /** Another meridian that its own prefix or name speaks of: one of the two is a slip. */
  readonly rival?: number;
  readonly datum: 'cgcs2000' | OldDatum;
}
