import type { ChineseDatum, CrsClaim } from '../core/geodesy/crs-claim.ts';
import { epsgOfZone, zoneOfEasting } from '../core/geodesy/zones.ts';
import { LON_LAT } from './crs-name.ts';

/** Northings of China, metres (DOMAIN.md): nothing that is written as an easting there reaches into them without being one. */
const NORTHINGS = [1_800_000, 5_950_000] as const;
/** Farthest from the central meridian that an easting lies, metres: beyond the edge of a 6° zone with some overlap. */
const FARTHEST_M = 400_000;
const FALSE_EASTING_M = 500_000;

const isNorthing = (value: number): boolean => value >= NORTHINGS[0] && value <= NORTHINGS[1];

/** With the zone in front, or six digits without. */
function isEasting(value: number): boolean {
  const own_m = value - (zoneOfEasting(value)?.zone ?? 0) * 1_000_000;
  return Math.abs(own_m - FALSE_EASTING_M) <= FARTHEST_M;
}

const isLongitude = (value: number): boolean => value >= 73 && value <= 136;
const isLatitude = (value: number): boolean => value >= 3 && value <= 54;

/** Which of two numbers is east: the first, the second, or (0) both readings make sense or none does. China's numbers leave no doubt. */
export function orderOfPair(first: number, second: number): 'first' | 'second' | 'open' {
  if (isEasting(first) && isNorthing(second)) return 'first';
  if (isNorthing(first) && isEasting(second)) return 'second';
  if (isLongitude(first) && isLatitude(second)) return 'first';
  if (isLatitude(first) && isLongitude(second)) return 'second';
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

/** EPSG's numbers of the older datums: what is added to the zone. */
const OLDER = {
  'xian-1980': { 3: [2324, 2345], 6: [2314, 2325] },
  'beijing-1954': { 3: [2376, 2397], 6: [21_400, 21_440] },
} as const;

function codeOfZone(datum: ChineseDatum, zone: number, prefixed: boolean): number | undefined {
  const width = widthOfZone(zone);
  const code = epsgOfZone(width, zone, prefixed);
  if (code === undefined || datum === 'cgcs2000' || datum === 'wgs-84') return code;
  return OLDER[datum][width][prefixed ? 0 : 1] + zone;
}
