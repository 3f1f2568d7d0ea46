import { BY_PREFIX } from './crs.ts';
import type { CrsFinding, CrsFoundBy } from './crs-claim.ts';
import { type CrsCandidate, type Proposal, placeProposal } from './crs-candidate.ts';
import type { OldDatum } from './crs-definition.ts';
import { isInChinaExtent } from './china-extent.ts';
import { epsgOfOldZone } from './define-by-epsg.ts';
import type { Bounds } from './plane.ts';
import { settleAxes } from './settle-axes.ts';
import { type AxisOrder, type ValueSurvey } from './survey-values.ts';
import { epsgOfZone } from './zones.ts';

/** From this share of vertices on, a range is that of a source. */
export const MOST = 0.75;
/** Below this share other prefixes are slips of single vertices, which are left without a place. */
const SLIPS = 0.02;

/** What a source says of its coordinates short of naming a system. */
export interface KnownParts {
  readonly width?: 3 | 6;
  readonly datum?: 'cgcs2000' | 'wgs-84' | OldDatum;
  readonly axesUnsure: boolean;
  readonly found_by?: CrsFoundBy;
}

export interface Guess {
  readonly proposals: readonly Proposal[];
  readonly certain: boolean;
  readonly findings: readonly CrsFinding[];
}

/** Code of a zone on a datum; today's where it is none of the old ones. */
export function codeOfZone(datum: KnownParts['datum'], width: 3 | 6, zone: number, prefixed: boolean): string | undefined {
  const isOld = datum === 'xian-1980' || datum === 'beijing-1954';
  const epsg = isOld ? epsgOfOldZone(datum, width, zone, prefixed) : epsgOfZone(width, zone, prefixed);
  return epsg === undefined ? undefined : `EPSG:${epsg}`;
}

/** The finding that says in which order the numbers are, where that is not as written. */
export function findAxes(swapped: boolean, unsure: boolean): readonly CrsFinding[] {
  return swapped ? [{ code: unsure ? 'axes-found' : 'axes-swapped' }] : [];
}

/** What numbers alone tell: degrees, a zone in front of the easting, or only that they are metres of some zone. */
export function proposeByValues(values: ValueSurvey, known: KnownParts, district: Bounds | undefined): Guess {
  const { asWritten, turned } = values;
  if (asWritten.degrees >= MOST || turned.degrees >= MOST) return proposeDegrees(values, known, district);
  const prefixed = [asWritten, turned].find((order) => order.prefixed >= MOST);
  if (prefixed !== undefined) return proposeByPrefix(prefixed, values, known, district);
  const plane = [asWritten, turned].find((order) => order.plane >= MOST);
  const zones = plane === undefined ? [] : proposeZones(plane, values, known, district);
  const others = proposeElsewhere(values, district, zones.length === 0);
  const findings = plane === undefined ? [] : findAxes(plane.swapped, known.axesUnsure);
  return { proposals: [...zones, ...others], certain: false, findings };
}

const GEOGRAPHIC_OF: Readonly<Record<NonNullable<KnownParts['datum']>, string>> = {
  cgcs2000: 'EPSG:4490',
  'wgs-84': 'EPSG:4326',
  'xian-1980': 'EPSG:4610',
  'beijing-1954': 'EPSG:4214',
};

function proposeDegrees(values: ValueSurvey, known: KnownParts, district: Bounds | undefined): Guess {
  const crs = GEOGRAPHIC_OF[known.datum ?? 'wgs-84'];
  const found_by = known.datum === undefined ? 'range' : (known.found_by ?? 'range');
  const verdict = settleAxes(evidenceOf(crs, values, known.axesUnsure, district));
  if (verdict === undefined) return { proposals: [], certain: false, findings: [] };
  return {
    proposals: verdict.orders.map((swapped) => ({ crs, swapped, found_by, reasons: ['range'] })),
    certain: verdict.certain,
    findings: verdict.certain ? findAxes(verdict.orders[0], known.axesUnsure) : [],
  };
}

/** What tells the orders of degrees apart. */
export function evidenceOf(
  crs: string,
  { asWritten, turned, sample }: ValueSurvey,
  unsure: boolean,
  district: Bounds | undefined,
): Parameters<typeof settleAxes>[0] {
  const lands = (swapped: boolean): boolean =>
    placeProposal({ crs, swapped, found_by: 'range', reasons: [] }, sample, district)?.distance_m === 0;
  return {
    fits: [asWritten.degrees >= MOST, turned.degrees >= MOST],
    ...(district && { lands: [lands(false), lands(true)] as const }),
    chinese: [asWritten.chineseDegrees >= MOST, turned.chineseDegrees >= MOST],
    unsure,
  };
}

/** Zones in front of the eastings, the most frequent first; slips left out. */
export function zonesInFront({ prefixes }: AxisOrder): readonly number[] {
  const total = [...prefixes.values()].reduce((sum, count) => sum + count, 0);
  return [...prefixes]
    .filter(([, count]) => count >= SLIPS * total)
    .sort(([, a], [, b]) => b - a)
    .map(([zone]) => zone);
}

export const widthOfPrefix = (zone: number): 3 | 6 => (zone <= 23 ? 6 : 3);

function proposeByPrefix(order: AxisOrder, values: ValueSurvey, known: KnownParts, district: Bounds | undefined): Guess {
  const { swapped } = order;
  const zones = zonesInFront(order);
  const byZone = zones.flatMap((zone): Proposal[] => {
    const crs = codeOfZone(known.datum, widthOfPrefix(zone), zone, true);
    return crs === undefined ? [] : [{ crs, swapped, found_by: 'prefix', reasons: ['prefix'] }];
  });
  const findings: CrsFinding[] = [
    ...findAxes(swapped, known.axesUnsure),
    ...(known.datum === undefined ? [{ code: 'datum-assumed' }] : []),
  ];
  if (zones.length > 1) {
    const each: Proposal = { crs: BY_PREFIX, swapped, found_by: 'prefix', reasons: ['prefix'] };
    return {
      proposals: [each, ...byZone],
      certain: false,
      findings: [...findings, { code: 'prefixes-mixed', detail: zones.slice(0, 5).join(', ') }],
    };
  }
  const rival = proposeMercator(values, swapped);
  if (rival === undefined) return { proposals: byZone, certain: true, findings };
  // Eastings of Web Mercator in the east of China begin as those of the westernmost zones: only the district can tell.
  const both = [...byZone, rival];
  const landing = both.filter((one) => placeProposal(one, values.sample, district)?.distance_m === 0);
  if (landing.length !== 1) return { proposals: both, certain: false, findings };
  const isZone = landing[0] !== rival;
  return {
    proposals: isZone ? both : [rival, ...byZone],
    certain: true,
    findings: isZone ? findings : findAxes(swapped, known.axesUnsure),
  };
}

/** Web Mercator, where it would lie in China: from 6° zones 13 and 14 it cannot be told by its numbers. */
function proposeMercator({ sample }: ValueSurvey, swapped: boolean): Proposal | undefined {
  const proposal: Proposal = { crs: 'EPSG:3857', swapped, found_by: 'range', reasons: ['range'] };
  const { bounds } = placeProposal(proposal, sample, undefined) ?? { bounds: null };
  return bounds && isInChinaExtent((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2) ? proposal : undefined;
}

/** Every zone in which six digits would lie in China; 6° zones only for what is too far from a meridian for 3° ones. */
function proposeZones(
  { swapped }: AxisOrder,
  values: ValueSurvey,
  known: KnownParts,
  district: Bounds | undefined,
): readonly Proposal[] {
  const list = (width: 3 | 6): { proposal: Proposal; placed: CrsCandidate }[] =>
    range(width === 3 ? [25, 45] : [13, 23]).flatMap((zone) => {
      const crs = codeOfZone(known.datum, width, zone, false);
      const proposal: Proposal = { crs: crs ?? '', swapped, found_by: 'none', reasons: ['range'] };
      const placed = placeProposal(proposal, values.sample, district);
      return placed?.bounds ? [{ proposal, placed }] : [];
    });
  const narrow = known.width === 6 ? [] : list(3).filter(({ placed }) => !placed.reasons.includes('outside-zone'));
  const found = narrow.length > 0 ? narrow : list(known.width ?? 6);
  return found.filter(({ placed }) => placed.distance_m === 0 || isChineseBox(placed.bounds)).map(({ proposal }) => proposal);
}

function isChineseBox(bounds: Bounds | null): boolean {
  return bounds !== null && isInChinaExtent((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2);
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** UTM, Web Mercator and Lambert-93 where they lead into the district; without anything else in sight also where they merely fit. */
function proposeElsewhere({ sample }: ValueSurvey, district: Bounds | undefined, isLast: boolean): readonly Proposal[] {
  const numbers = ['EPSG:3857', 'EPSG:2154', ...(district === undefined ? [] : listUtm(district))];
  return numbers.flatMap((crs) =>
    [false, true].flatMap((swapped): Proposal[] => {
      const proposal: Proposal = { crs, swapped, found_by: 'none', reasons: swapped ? ['range', 'axes-turned'] : ['range'] };
      const placed = placeProposal(proposal, sample, district);
      if (!placed?.bounds) return [];
      const fits = district !== undefined ? placed.distance_m === 0 : isLast && isHome(crs, placed.bounds);
      return fits ? [proposal] : [];
    }),
  );
}

/** Lambert-93 in France, Web Mercator in China: elsewhere numbers of that size mean nothing. */
function isHome(crs: string, [west, south, east, north]: Bounds): boolean {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return crs === 'EPSG:2154' ? lon > -6 && lon < 11 && lat > 41 && lat < 52 : isInChinaExtent(lon, lat);
}

function listUtm([west, south, east, north]: Bounds): readonly string[] {
  const zone = Math.floor(((west + east) / 2 + 180) / 6) + 1;
  const family = south + north < 0 ? 32700 : 32600;
  return [zone, zone - 1, zone + 1].filter((one) => one >= 1 && one <= 60).map((one) => `EPSG:${family + one}`);
}
