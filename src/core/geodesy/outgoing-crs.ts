import { isCrsRefusal, resolveCrs } from './crs.ts';
import type { Crs } from './crs-system.ts';
import { FALSE_EASTING_M, projectGaussKruger } from './gauss-kruger.ts';
import { epsgOfZone, nearestMeridian, nameZone, zoneOfEpsg } from './zones.ts';

/** A system that files are written in: longitude and latitude, or a Gauss-Krüger plane of CGCS2000 that nothing is lost in. */
export interface OutgoingCrs {
  /** `EPSG:n`; a proj string for the plane of a meridian that no register has. */
  readonly code: string;
  readonly epsg: number | null;
  readonly name: string;
  readonly geographic: boolean;
  /** Absent for degrees. */
  readonly plane?: OutgoingPlane;
  /** WKT 1 with the names that ESRI uses, which desktop programs recognise. */
  readonly wkt: string;
  /** Longitude, latitude (degrees, interleaved) → east, north of this system, a new array; degrees as they are. */
  fromLonLat(lonLat: Float64Array): Float64Array;
}

export interface OutgoingPlane {
  /** Central meridian, degrees east. */
  readonly meridian: number;
  /** In front of the six digits of every easting; null without. */
  readonly zone: number | null;
  /** Absent for a meridian of no zone. */
  readonly width?: 3 | 6;
}

/**
 * The system behind a name, for writing: CGCS2000 or WGS 84 in degrees, or a plane of CGCS2000. Undefined for every other: the old
 * datums have no public shift, and web maps and sphere projections carry areas that are none.
 */
export function outgoingCrs(name: string): OutgoingCrs | undefined {
  const crs = resolveCrs(name);
  return isCrsRefusal(crs) ? undefined : outgoingOf(crs);
}

/** The same of a system that coordinates were read in. */
export function outgoingOf(crs: Crs): OutgoingCrs | undefined {
  if (crs.code === 'EPSG:4326' || crs.code === 'OGC:CRS84') return WGS84_DEGREES;
  if (crs.code === 'EPSG:4490') return CGCS2000_DEGREES;
  const { zonePlane } = crs;
  if (zonePlane === undefined || zonePlane.datum !== 'cgcs2000' || zonePlane.rival !== undefined) return undefined;
  const { meridian, prefix, width } = zonePlane;
  const known = width && zoneOfEpsg(Number(/^EPSG:(\d+)$/.exec(crs.code)?.[1]));
  return known ? planeOf(known) : createPlane({ meridian, zone: prefix, ...(width && { width }) }, crs.code, null, crs.name);
}

/** The plane of a meridian without zone prefix, in the 3° zone where there is one. */
export function outgoingPlane(meridian: number): OutgoingCrs | undefined {
  const epsg = epsgOfZone(3, meridian / 3, false);
  if (epsg !== undefined) return outgoingCrs(`EPSG:${epsg}`);
  return outgoingCrs(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${FALSE_EASTING_M} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
}

/** The 3° zone with its number before the eastings, as Chinese survey files have it; undefined outside China's zones. */
export function outgoingZone(lon: number): OutgoingCrs | undefined {
  const epsg = epsgOfZone(3, nearestMeridian(lon) / 3, true);
  return epsg === undefined ? undefined : outgoingCrs(`EPSG:${epsg}`);
}

const CGCS2000_WKT =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const WGS84_WKT =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const asTheyAre = (lonLat: Float64Array): Float64Array => lonLat.slice();

export const CGCS2000_DEGREES: OutgoingCrs = {
  code: 'EPSG:4490',
  epsg: 4490,
  name: 'China Geodetic Coordinate System 2000',
  geographic: true,
  wkt: CGCS2000_WKT,
  fromLonLat: asTheyAre,
};

export const WGS84_DEGREES: OutgoingCrs = {
  code: 'EPSG:4326',
  epsg: 4326,
  name: 'WGS 84',
  geographic: true,
  wkt: WGS84_WKT,
  fromLonLat: asTheyAre,
};

function planeOf(known: NonNullable<ReturnType<typeof zoneOfEpsg>>): OutgoingCrs {
  const { meridian, width, zone, prefixed } = known;
  const epsg = epsgOfZone(width, zone, prefixed) ?? null;
  return createPlane({ meridian, width, zone: prefixed ? zone : null }, `EPSG:${epsg}`, epsg, nameZone(known));
}

function createPlane(plane: OutgoingPlane, code: string, epsg: number | null, name: string): OutgoingCrs {
  const { meridian, zone, width } = plane;
  const shift_m = 1_000_000 * (zone ?? 0);
  const family = width === 6 ? 'CGCS2000_GK' : 'CGCS2000_3_Degree_GK';
  const title = zone === null ? `${family}_CM_${meridian}E` : `${family}_Zone_${zone}`;
  return {
    code,
    epsg,
    name,
    geographic: false,
    plane,
    wkt: `PROJCS["${title}",${CGCS2000_WKT},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${decimal(FALSE_EASTING_M + shift_m)}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${decimal(meridian)}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`,
    fromLonLat(lonLat) {
      const eastNorth = projectGaussKruger(meridian, lonLat);
      if (shift_m !== 0) for (let i = 0; i < eastNorth.length; i += 2) eastNorth[i] += shift_m;
      return eastNorth;
    },
  };
}

const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
