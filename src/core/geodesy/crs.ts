import { buildCrs } from './build-crs.ts';
import type { CrsChoice } from './crs-claim.ts';
import type { Crs, CrsDomain, CrsFault, CrsRefusal } from './crs-system.ts';
import { defineByEpsg } from './define-by-epsg.ts';
import { defineByProj } from './define-by-proj.ts';
import { defineByWkt } from './define-by-wkt.ts';
import { createByPrefix } from './gauss-kruger-crs.ts';
import { createMapService } from './map-service-crs.ts';

export type { Crs, CrsDomain, CrsFault, CrsRefusal };

/** Every vertex of a Chinese file by the zone in front of its own easting. */
export const BY_PREFIX = 'CGCS2000:PREFIX';

const LONGEST_NAME = 200;
const LONGEST_DEFINITION = 20_000;

const CRS84 = /(^|[:/])crs84h?$/i;
const EPSG =
  /^(?:epsg:{1,2}|urn:(?:x-)?ogc:def:crs:epsg:(?:[\d.]*:)?|https?:\/\/www\.opengis\.net\/def\/crs\/epsg\/[\d.]+\/|https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#)(\d{4,6})$/i;
const GCJ_02 = /^(gcj[-_ ]?02|gcj02ll|火星坐标系?)$/i;
const BD_09 = /^(bd[-_ ]?09(ll)?|百度坐标系?)$/i;

/**
 * The system behind `EPSG:n`, an OGC URN or URL, a name of old GeoJSON files, `GCJ-02`, `BD-09`, a WKT (of OGC, of ESRI, or
 * WKT 2) or a proj string. Gauss-Krüger planes are computed by our own series, other projections by proj4 with the ellipsoid
 * written out. Anything else is refused with a code; a datum that cannot be shifted to CGCS2000 as well, unless the choice
 * holds a shift or accepts an unverified position.
 */
export function resolveCrs(name: string, choice: Pick<CrsChoice, 'shift' | 'unverified'> = {}): Crs | CrsRefusal {
  const text = name.trim();
  const refusal = (refused: CrsRefusal['refused']): CrsRefusal => ({ refused, name: text.slice(0, 80) });
  if (text.length > LONGEST_DEFINITION) return refusal('crs-unknown');
  const ready = createReady(text);
  if (ready !== undefined) return choice.shift === undefined ? ready : refusal('crs-shift-misplaced');
  const definition = text.startsWith('+') ? defineByProj(text) : text.includes('[') ? defineByWkt(text) : defineByName(text);
  if (definition === undefined) return refusal('crs-unknown');
  const built = buildCrs(definition, choice);
  return typeof built === 'string' ? refusal(built) : built;
}

function createReady(text: string): Crs | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  if (GCJ_02.test(text)) return createMapService('GCJ-02');
  if (BD_09.test(text)) return createMapService('BD-09');
  if (text.toUpperCase() === BY_PREFIX) return createByPrefix(BY_PREFIX);
  if (CRS84.test(text)) return { code: 'OGC:CRS84', name: 'WGS 84 (CRS84)', geographic: true, toLonLat: () => undefined };
  return undefined;
}

function defineByName(text: string): ReturnType<typeof defineByEpsg> {
  if (text.length > LONGEST_NAME) return undefined;
  if (/^(wgs ?84|gcs_wgs_1984)$/i.test(text)) return defineByEpsg(4326);
  if (/^cgcs ?2000$/i.test(text)) return defineByEpsg(4490);
  const digits = EPSG.exec(text)?.[1];
  return digits === undefined ? undefined : defineByEpsg(Number(digits));
}

export function isCrsRefusal(result: Crs | CrsRefusal): result is CrsRefusal {
  return 'refused' in result;
}
