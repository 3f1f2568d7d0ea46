import { type Crs, isCrsRefusal, resolveCrs } from './crs.ts';
import { type CrsCandidate, type Proposal, placeProposal, shareInDomain } from './crs-candidate.ts';
import type { CrsClaim, CrsFinding } from './crs-claim.ts';
import { hintedService, mapServices } from './map-service-hint.ts';
import type { Bounds } from './plane.ts';
import { type Guess, MOST, evidenceOf, findAxes, proposeByValues, widthOfPrefix } from './propose-by-values.ts';
import { guessPlane, planeOfHeader } from './guess-plane.ts';
import { settleAxes } from './settle-axes.ts';
import { type ValueSurvey, surveyValues } from './survey-values.ts';
import { epsgOfZone } from './zones.ts';

export type { CrsCandidate, CrsConfidence, CrsReason } from './crs-candidate.ts';
export type { CrsFinding } from './crs-claim.ts';

/** What is known of a source's coordinate system. */
export interface CrsDetection {
  /** Most likely first. Empty where nothing fits. */
  readonly candidates: readonly CrsCandidate[];
  /** The first candidate needs no confirmation. */
  readonly certain: boolean;
  /** `header-zone-contradicts`, `axes-swapped`, `datum-assumed`, … */
  readonly findings: readonly CrsFinding[];
}

/** The district that a source is brought to, if there is one. */
export interface CrsContext {
  readonly bounds: Bounds;
  readonly meridian: number;
}

/**
 * Judges a claim against the coordinates themselves (x, y interleaved as the source has them) and against the district.
 * `hint`: names of the file and its columns, in which a map service may be named.
 */
export function detectCrs(coordinates: Float64Array, claim: CrsClaim, district?: CrsContext, hint = ''): CrsDetection {
  const values = surveyValues(coordinates);
  const stated = readClaim(claim);
  if (values.count === 0) return nothingToPlace(stated, claim);
  const box = district?.bounds;
  const first = judge(stated, claim, values, box);
  const hinted = considerServices(first, values, claim, hint);
  return conclude(hinted, values, claim, box);
}

interface Stated {
  /** The system that the source names; of an old datum as if it were today's. */
  readonly crs?: Crs;
  /** Another one, by a definition that belies the name. */
  readonly rival?: Crs;
  readonly unknown?: string;
}

function readClaim({ name, wkt }: CrsClaim): Stated {
  const texts = [name, wkt].filter((text) => text !== null && text !== undefined);
  const known = texts.map((text) => resolveCrs(text, { unverified: true })).filter((crs): crs is Crs => !isCrsRefusal(crs));
  if (known.length === 0) return texts.length === 0 ? {} : { unknown: texts[0].slice(0, 80) };
  const [crs, rival] = known;
  return rival !== undefined && !placesAlike(crs, rival) ? { crs, rival } : { crs };
}

/** Whether two systems place the same numbers within a few metres, tried on their own ground. */
function placesAlike(one: Crs, other: Crs): boolean {
  if (one.geographic && other.geographic) return one.findings?.[0]?.detail === other.findings?.[0]?.detail;
  const east = one.meridian === undefined || !one.domain ? 600_000 : (one.domain.east[0] + one.domain.east[1]) / 2 + 30_000;
  const [a, b] = [Float64Array.of(east, 3_400_000), Float64Array.of(east, 3_400_000)];
  one.toLonLat(a);
  other.toLonLat(b);
  if (a.some(Number.isNaN) || b.some(Number.isNaN)) return a.some(Number.isNaN) && b.some(Number.isNaN);
  return Math.abs(a[0] - b[0]) < 1e-4 && Math.abs(a[1] - b[1]) < 1e-4;
}

function nothingToPlace({ crs }: Stated, { found_by }: CrsClaim): CrsDetection {
  const code = crs?.code ?? 'EPSG:4326';
  const placed = placeProposal({ crs: code, swapped: false, found_by, reasons: ['declared'] }, new Float64Array(0), undefined);
  return { candidates: placed ? [{ ...placed, confidence: 'certain' }] : [], certain: true, findings: [] };
}

function judge({ crs, rival, unknown }: Stated, claim: CrsClaim, values: ValueSurvey, district: Bounds | undefined): Guess {
  const { found_by, header, axesUnsure = false } = claim;
  // What a reader concluded from words and eastings is concluded here again, with what contradicts it.
  const isConcluded = found_by === 'prefix' || found_by === 'range' || found_by === 'none';
  if (header !== undefined && (isConcluded || found_by === 'header'))
    return withWidthChecked(header, guessPlane({ ...planeOfHeader(header), found_by: 'header', axesUnsure }, values, district));
  const guess =
    crs === undefined || isConcluded
      ? proposeByValues(values, { axesUnsure }, district)
      : judgeNamed(crs, claim, values, district);
  if (unknown !== undefined)
    return { ...guess, certain: false, findings: [{ code: 'crs-unknown', detail: unknown }, ...guess.findings] };
  if (rival === undefined || crs === undefined) return guess;
  const other = judgeNamed(rival, claim, values, district);
  const finding: CrsFinding = { code: 'definition-contradicts', detail: `${crs.name} ≠ ${rival.name}` };
  return { proposals: [...guess.proposals, ...other.proposals], certain: false, findings: [finding, ...guess.findings] };
}

/** The number of a zone tells its width; a header that states another one is found out, and its zone followed. */
function withWidthChecked({ zone, width }: NonNullable<CrsClaim['header']>, guess: Guess): Guess {
  if (zone === undefined || width === undefined || epsgOfZone(width, zone, true) !== undefined) return guess;
  if (epsgOfZone(widthOfPrefix(zone), zone, true) === undefined) return guess;
  return { ...guess, findings: [...guess.findings, { code: 'definition-contradicts', detail: `${width}° ≠ ${zone}` }] };
}

function judgeNamed(crs: Crs, claim: CrsClaim, values: ValueSurvey, district: Bounds | undefined): Guess {
  const { found_by, axesUnsure = false } = claim;
  if (crs.zonePlane === undefined) return judgeStated(crs, claim, values, district);
  return guessPlane({ ...crs.zonePlane, crs, found_by, axesUnsure }, values, district);
}

/** A system that the source names, of any kind but a Gauss-Krüger plane. */
function judgeStated(crs: Crs, claim: CrsClaim, values: ValueSurvey, district: Bounds | undefined): Guess {
  const axesUnsure = claim.axesUnsure ?? false;
  const { asWritten, turned, sample } = values;
  const { code, geographic } = crs;
  const contradicted = (finding: string): Guess => {
    const guess = proposeByValues(values, { axesUnsure }, district);
    return { ...guess, certain: false, findings: [{ code: finding, detail: crs.name }, ...guess.findings] };
  };
  if (!geographic && looksLikeDegrees(values)) return contradicted('not-metres');
  const share = (swapped: boolean): number => shareInDomain(crs, sample, swapped);
  const verdict = settleAxes({
    ...evidenceOf(code, values, axesUnsure, district),
    fits: geographic ? [asWritten.degrees > MOST, turned.degrees > MOST] : [share(false) > MOST, share(true) > MOST],
    ...(geographic ? {} : { chinese: undefined }),
  });
  if (verdict === undefined) return contradicted(geographic ? 'not-degrees' : 'crs-coordinates-outside');
  return {
    proposals: verdict.orders.map((swapped) => ({
      crs: code,
      swapped,
      found_by: claim.found_by,
      reasons: ['declared'],
      name: crs.name,
    })),
    certain: verdict.certain,
    findings: verdict.certain ? findAxes(verdict.orders[0], axesUnsure) : [],
  };
}

/** No real file in metres has all its vertices within 180 m of a projection's origin. */
export function looksLikeDegrees({ asWritten, turned }: ValueSurvey): boolean {
  return asWritten.degrees === 1 || turned.degrees === 1;
}

/** Degrees of China may be those of a map service where nothing rules it out; a name that says so makes it a question. */
function considerServices(guess: Guess, { asWritten, turned }: ValueSurvey, claim: CrsClaim, hint: string): Guess {
  const [first] = guess.proposals;
  const isOpen = claim.found_by === 'format' || claim.found_by === 'none';
  if (first === undefined || !isOpen || !['EPSG:4326', 'EPSG:4490', 'OGC:CRS84'].includes(first.crs)) return guess;
  const chinese = first.swapped ? turned.chineseDegrees : asWritten.chineseDegrees;
  if (chinese < MOST) return guess;
  const service = hintedService(hint);
  const services = mapServices(service).map(
    (crs): Proposal => ({ crs, swapped: first.swapped, found_by: 'none', reasons: ['map-service'] }),
  );
  if (service === undefined) return { ...guess, proposals: [...guess.proposals, ...services] };
  const finding: CrsFinding = { code: 'map-service-named', detail: service };
  const [named, ...others] = services;
  return { proposals: [named, ...guess.proposals, ...others], certain: false, findings: [...guess.findings, finding] };
}

/** Places what was guessed, puts it in order, and says how sure it is. */
function conclude(guess: Guess, values: ValueSurvey, claim: CrsClaim, district: Bounds | undefined): CrsDetection {
  const place = (proposals: readonly Proposal[]): CrsCandidate[] =>
    proposals
      .flatMap((proposal) => placeProposal(proposal, values.sample, district) ?? [])
      .filter(({ bounds }) => bounds !== null);
  const findings = [...guess.findings];
  let { certain } = guess;
  let candidates = place(guess.proposals);
  const [first] = candidates;
  if (certain && first?.unverified) {
    certain = false;
    findings.unshift({ code: 'crs-unverified-datum', detail: first.name });
  }
  if (certain && first?.reasons.includes('outside-zone')) findings.push({ code: 'outside-zone', detail: first.name });
  if (certain && first?.distance_m) {
    findings.push({ code: 'outside-district' });
    const others = place(proposeByValues(values, { axesUnsure: claim.axesUnsure ?? false }, district).proposals);
    const landing = others.filter(({ distance_m }) => distance_m === 0);
    if (first.reasons.includes('outside-zone') && landing.length > 0) certain = false;
    candidates = [...candidates, ...landing];
  }
  candidates = withoutRepeats(candidates);
  if (!certain && district) candidates = nearestFirst(candidates);
  certain &&= candidates.length > 0;
  return { candidates: rate(candidates, certain), certain, findings };
}

function withoutRepeats(candidates: readonly CrsCandidate[]): CrsCandidate[] {
  const keys = candidates.map(({ crs, swapped }) => `${crs} ${swapped}`);
  return candidates.filter((_, n) => keys.indexOf(keys[n]) === n);
}

function nearestFirst(candidates: readonly CrsCandidate[]): CrsCandidate[] {
  return [...candidates].sort((a, b) => (a.distance_m ?? 0) - (b.distance_m ?? 0));
}

/** The first is likely where it is the only zone that lies in the district, or where more than its range speaks for it. */
function rate(candidates: readonly CrsCandidate[], certain: boolean): CrsCandidate[] {
  const [first, ...others] = candidates;
  if (first === undefined) return [];
  const isHome = ({ crs, distance_m }: CrsCandidate): boolean => distance_m === 0 && isZone(crs);
  const isBacked = first.reasons.includes('declared') || first.reasons.includes('prefix');
  const isLikely = isBacked || (isHome(first) && !others.some(isHome));
  return [{ ...first, confidence: certain ? 'certain' : isLikely ? 'likely' : 'possible' }, ...others];
}

function isZone(text: string): boolean {
  const crs = resolveCrs(text, { unverified: true });
  return !isCrsRefusal(crs) && crs.zonePlane !== undefined;
}
