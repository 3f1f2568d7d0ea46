import type { Crs, CrsRefusal, ZonePlane } from './crs-system.ts';
import { type CrsChoice, type FourParameters, isSevenParameters } from './crs-claim.ts';
import type { CrsDefinition, Projection } from './crs-definition.ts';
import { epsgOfOldZone, findCode } from './define-by-epsg.ts';
import { cos, sin } from './elementary.ts';
import { FALSE_EASTING_M } from './gauss-kruger.ts';
import { createGaussKruger } from './gauss-kruger-crs.ts';
import { createWithProj4, writeProj } from './proj4-crs.ts';
import { epsgOfZone, nameZone, type Zone, zoneOfEasting, zoneOfEpsg } from './zones.ts';

/** The system that a definition describes, or why it is refused. */
export function buildCrs(
  definition: CrsDefinition,
  choice: Pick<CrsChoice, 'shift' | 'unverified'>,
): Crs | CrsRefusal['refused'] {
  const { datum } = definition;
  if (datum.agrees) return choice.shift === undefined ? buildAgreeing(definition) : 'crs-shift-misplaced';
  const shift = choice.shift ?? datum.shift;
  if (shift !== undefined) {
    const shifted = isSevenParameters(shift)
      ? createWithProj4(definition, codeOf(definition), shift)
      : createWithSimilarity(definition, shift);
    return shifted === undefined ? 'crs-shift-misplaced' : { ...shifted, findings: [{ code: 'datum-shifted' }] };
  }
  if (choice.unverified !== true) return 'crs-unverified-datum';
  // Of the old Chinese datums the plane is taken over as it is: areas stay those of the survey.
  const taken = datum.chinese === undefined ? createWithProj4(definition, codeOf(definition)) : buildAgreeing(definition);
  return { ...taken, findings: [{ code: 'position-unverified', detail: datum.name }] };
}

function buildAgreeing(definition: CrsDefinition): Crs {
  const { projection, name } = definition;
  if (projection === undefined) {
    return { code: codeOf(definition), name, geographic: true, toLonLat: () => undefined };
  }
  const plane = zonePlaneOf(definition, projection);
  if (plane !== undefined) return createGaussKruger(plane, nameOf(definition, plane));
  return createWithProj4(definition, codeOf(definition));
}

/** Whether a projection is a Gauss-Krüger plane as Chinese surveys use it, with a meridian of its own or of the register. */
function zonePlaneOf({ datum, name, code }: CrsDefinition, projection: Projection): ZonePlane | undefined {
  const { method, lat0, lon0, scale, falseEasting_m, falseNorthing_m, unit_m } = projection;
  const prefix = Math.floor(falseEasting_m / 1_000_000);
  const isOurs =
    method === 'tmerc' &&
    lat0 === 0 &&
    scale === 1 &&
    falseNorthing_m === 0 &&
    unit_m === 1 &&
    falseEasting_m - 1_000_000 * prefix === FALSE_EASTING_M &&
    prefix >= 0 &&
    prefix <= 99;
  if (!isOurs) return undefined;
  const width = widthOf(lon0, prefix, name, code);
  const rival = prefix === 0 ? meridianOfName(name) : meridianOfPrefix(prefix);
  return {
    meridian: lon0,
    prefix: prefix === 0 ? null : prefix,
    ...(width === undefined ? {} : { width }),
    ...(rival === undefined || rival === lon0 ? {} : { rival }),
    datum: datum.chinese ?? 'cgcs2000',
  };
}

const meridianOfPrefix = (zone: number): number | undefined => zoneOfEasting(1_000_000 * zone + FALSE_EASTING_M)?.meridian;

/** What a name such as `CGCS2000_3_Degree_GK_CM_120E` or `… Gauss-Kruger zone 40` says of the meridian. */
function meridianOfName(name: string): number | undefined {
  const [, word, digits] = /(?:gk|gauss.?kr[uü]ger)[ _](cm|zone)[ _](\d{2,3}(?:\.\d+)?)/i.exec(name) ?? [];
  if (digits === undefined) return undefined;
  return word.toLowerCase() === 'cm' ? Number(digits) : meridianOfPrefix(Number(digits));
}

/** Without a prefix, a meridian of both widths belongs to the narrower unless the name or the code says the wider. */
function widthOf(meridian: number, prefix: number, name: string, code: string | undefined): 3 | 6 | undefined {
  if (prefix !== 0) {
    if (prefix === meridian / 3 && prefix >= 25) return 3;
    return prefix === (meridian + 3) / 6 && prefix <= 23 ? 6 : undefined;
  }
  const known = zoneOfEpsg(Number(code?.slice(5)))?.width;
  if (known !== undefined) return known;
  if (!Number.isInteger(meridian / 3)) return undefined;
  return Number.isInteger((meridian + 3) / 6) && /(gk|gauss.?kruger)[ _]cm/i.test(name) && !/3.?degree/i.test(name) ? 6 : 3;
}

function nameOf(definition: CrsDefinition, plane: ZonePlane): { code: string; name: string } {
  const { meridian, prefix, width, datum } = plane;
  const zone = width === 3 ? meridian / 3 : (meridian + 3) / 6;
  const epsg = width && epsgOf(datum, width, zone, prefix !== null);
  if (width === undefined || epsg === undefined) {
    const title = /unknown/i.test(definition.name) || definition.code === undefined;
    return {
      code: codeOf(definition),
      name: title ? `${labelOf(definition)} / Gauss-Kruger CM ${meridian}E` : definition.name,
    };
  }
  const known: Zone = { width, zone, prefixed: prefix !== null, meridian };
  return { code: `EPSG:${epsg}`, name: nameZone(known).replace('CGCS2000', labelOf(definition)) };
}

const epsgOf = (datum: ZonePlane['datum'], width: 3 | 6, zone: number, prefixed: boolean): number | undefined =>
  datum === 'cgcs2000' ? epsgOfZone(width, zone, prefixed) : epsgOfOldZone(datum, width, zone, prefixed);

/** What a Gauss-Krüger plane is called after; GRS80 without a name is today's Chinese one. */
function labelOf({ datum }: CrsDefinition): string {
  return datum.chinese === undefined && /china|cgcs|unknown|grs ?(19)?80|^$/i.test(datum.name) ? 'CGCS2000' : datum.name;
}

/** What a WKT calls itself is no proof: the code is that of the register where it means the same, else all parameters. */
const codeOf = (definition: CrsDefinition): string => findCode(definition) ?? writeProj(definition, { inMetres: false });

const RADIANS_PER_SECOND = Math.PI / 648_000;

/** Four parameters act on X north and Y east without prefix, and lead into the plane of the same meridian on CGCS2000. */
function createWithSimilarity(definition: CrsDefinition, shift: FourParameters): Crs | undefined {
  const { projection } = definition;
  const plane = projection && zonePlaneOf(definition, projection);
  if (plane === undefined) return undefined;
  const own = createGaussKruger(plane, nameOf(definition, plane));
  const prefix_m = 1_000_000 * (plane.prefix ?? 0);
  const scale = 1 + shift.scale_ppm * 1e-6;
  const cosine = scale * cos(shift.rotation_s * RADIANS_PER_SECOND);
  const sine = scale * sin(shift.rotation_s * RADIANS_PER_SECOND);
  return {
    ...own,
    toLonLat(xy) {
      for (let i = 0; i + 1 < xy.length; i += 2) {
        const north = xy[i + 1];
        const east = xy[i] - prefix_m;
        xy[i + 1] = shift.dx_m + cosine * north - sine * east;
        xy[i] = prefix_m + shift.dy_m + sine * north + cosine * east;
      }
      return own.toLonLat(xy);
    },
  };
}
