import { meridianOfZone } from '../../../core/geodesy/zones.ts';

/** Datums on which China has counted its zones. */
export type ZoneDatum = 'cgcs2000' | 'xian80' | 'beijing54';

export interface WordedZone {
  readonly epsg: number;
  readonly datum: ZoneDatum;
  readonly width: 3 | 6;
  readonly zone: number;
  readonly meridian: number;
  readonly prefixed: boolean;
}

/** What is added to a zone's number to get its EPSG number. */
const BASES: readonly (readonly [datum: ZoneDatum, width: 3 | 6, prefixed: boolean, base: number])[] = [
  ['cgcs2000', 3, true, 4488],
  ['cgcs2000', 3, false, 4509],
  ['cgcs2000', 6, true, 4478],
  ['cgcs2000', 6, false, 4489],
  ['xian80', 3, true, 2324],
  ['xian80', 3, false, 2345],
  ['xian80', 6, true, 2314],
  ['xian80', 6, false, 2325],
  ['beijing54', 3, true, 2376],
  ['beijing54', 3, false, 2397],
  ['beijing54', 6, true, 21400],
  ['beijing54', 6, false, 21440],
];

const RANGE = { 3: [25, 45], 6: [13, 23] } as const;

/** Every zone of every datum, as EPSG numbers them. */
export const WORDED_ZONES: readonly WordedZone[] = BASES.flatMap(([datum, width, prefixed, base]) => {
  const [first, last] = RANGE[width];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n).map((zone) => ({
    epsg: base + zone,
    datum,
    width,
    zone,
    meridian: meridianOfZone(width, zone),
    prefixed,
  }));
});

const BY_EPSG = new Map(WORDED_ZONES.map((zone) => [zone.epsg, zone]));

export const wordedZone = (epsg: number): WordedZone | undefined => BY_EPSG.get(epsg);
