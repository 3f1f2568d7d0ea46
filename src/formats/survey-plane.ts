import type { ChineseDatum, CrsClaim } from '../core/geodesy/crs-claim.ts';
import { epsgOfOldZone } from '../core/geodesy/define-by-epsg.ts';
import { isChinese, isChineseNorthing, isNearMeridian } from '../core/geodesy/survey-values.ts';
import { epsgOfZone, zoneOfEasting } from '../core/geodesy/zones.ts';
import { LON_LAT } from './crs-name.ts';

/** With the zone in front, or six digits without. */
function isEasting(value: number): boolean {
  return isNearMeridian(value - (zoneOfEasting(value)?.zone ?? 0) * 1_000_000);
}

/** Which of two numbers is east: the first, the second, or (0) both readings make sense or none does. China's numbers leave no doubt. */
export function orderOfPair(first: number, second: number): 'first' | 'second' | 'open' {
  if (isEasting(first) && isChineseNorthing(second)) return 'first';
  if (isChineseNorthing(first) && isEasting(second)) return 'second';
  if (isChinese(first, second)) return 'first';
  if (isChinese(second, first)) return 'second';
  return 'open';
}

/** What words beside the coordinates say of their plane. */
export type PlaneWords = NonNullable<CrsClaim['header']>;

/** Datum by its usual names; WGS 84 and 2000 stand before 80, which their names may hold. */
const DATUMS: readonly (readonly [RegExp, ChineseDatum])[] = [
  [/wgs[-_ ]?(19)?84/i, 'wgs-84'],
  [/2000|cgcs|大地2K/i, 'cgcs2000'],
  [/西安|xi'?an|(19)?80/i, 'xian-1980'],
  [/北京|beijing|(19)?54/i, 'beijing-1954'],
];

export const readDatum = (text: string): ChineseDatum | undefined => DATUMS.find(([pattern]) => pattern.test(text))?.[1];

/** What the eastings themselves say, vertex by vertex. */
export class EastingTally {
  private readonly zones = new Set<number | undefined>();
  private box = [Infinity, Infinity, -Infinity, -Infinity];

  /** False where this vertex lies in another zone than the first, or alone carries none: no plane holds both. */
  add(east: number, north: number): boolean {
    const zone = isEasting(east) ? zoneOfEasting(east)?.zone : undefined;
    this.zones.add(zone);
    const [west, south, right, top] = this.box;
    if (east < west) this.box[0] = east;
    if (north < south) this.box[1] = north;
    if (east > right) this.box[2] = east;
    if (north > top) this.box[3] = north;
    return this.zones.size === 1;
  }

  /** The zone in front of every easting. */
  get zone(): number | undefined {
    return this.zones.size === 1 ? [...this.zones][0] : undefined;
  }

  get isEmpty(): boolean {
    return this.zones.size === 0;
  }

  /** Can the vertices of both be in one system? */
  agreesWith(other: EastingTally): boolean {
    return this.isEmpty || other.isEmpty || (this.zone === other.zone && this.isDegrees === other.isDegrees);
  }

  take(other: EastingTally): void {
    for (const zone of other.zones) this.zones.add(zone);
    const [box, more] = [this.box, other.box];
    this.box = [Math.min(box[0], more[0]), Math.min(box[1], more[1]), Math.max(box[2], more[2]), Math.max(box[3], more[3])];
  }

  /** All can be degrees, and numbers in metres cannot lie so near their origin. */
  get isDegrees(): boolean {
    const [west, south, east, north] = this.box;
    return !this.isEmpty && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  }
}

/** Zones of 6° and of 3° have numbers of their own. */
const widthOfZone = (zone: number): 3 | 6 => (zone <= 23 ? 6 : 3);

/**
 * The claim of a source in Chinese survey coordinates. The zone in front of the eastings is believed before the words; without it
 * the words' zone or meridian, else nobody says it. Datums whose shift is not public keep their own codes, so that nobody takes
 * them for CGCS2000.
 */
export function claimPlane(words: PlaneWords, eastings: EastingTally): CrsClaim {
  const header = Object.keys(words).length === 0 ? {} : { header: words };
  if (eastings.isDegrees)
    return { name: words.datum === 'cgcs2000' ? 'EPSG:4490' : LON_LAT, found_by: words.datum ? 'header' : 'range', ...header };
  const { zone } = eastings;
  const datum = words.datum ?? 'cgcs2000';
  const coded = (code: number | undefined, found_by: 'prefix' | 'header'): CrsClaim =>
    code === undefined ? { name: null, found_by: 'none', ...header } : { name: `EPSG:${code}`, found_by, ...header };
  if (zone !== undefined) return coded(codeOfZone(datum, zone, true), 'prefix');
  const stated = words.zone ?? zoneOfMeridian(words);
  return coded(stated === undefined ? undefined : codeOfZone(datum, stated, false), 'header');
}

function zoneOfMeridian({ meridian, width }: PlaneWords): number | undefined {
  if (meridian === undefined) return undefined;
  return width === 6 && (meridian + 3) % 6 === 0 ? (meridian + 3) / 6 : meridian % 3 === 0 ? meridian / 3 : undefined;
}

function codeOfZone(datum: ChineseDatum, zone: number, prefixed: boolean): number | undefined {
  const width = widthOfZone(zone);
  if (datum === 'cgcs2000' || datum === 'wgs-84') return epsgOfZone(width, zone, prefixed);
  return epsgOfOldZone(datum, width, zone, prefixed);
}
