import type { Crs } from './crs.ts';
import { type Proposal, placeProposal, shareInDomain } from './crs-candidate.ts';
import type { CrsClaim, CrsFinding, CrsFoundBy } from './crs-claim.ts';
import { CGCS2000, OLD_DATUMS } from './crs-definition.ts';
import { FALSE_EASTING_M } from './gauss-kruger.ts';
import type { Bounds } from './plane.ts';
import { writeProj } from './proj4-crs.ts';
import {
  type Guess,
  type KnownParts,
  MOST,
  codeOfZone,
  findAxes,
  proposeByValues,
  widthOfPrefix,
  zonesInFront,
} from './propose-by-values.ts';
import type { AxisOrder, ValueSurvey } from './survey-values.ts';
import { meridianOfZone } from './zones.ts';

/** A Gauss-Krüger plane as a source states it, in whole or in parts. */
export interface StatedPlane {
  readonly crs?: Crs;
  readonly meridian?: number;
  /** Another meridian that the source states as well. */
  readonly rival?: number;
  readonly width?: 3 | 6;
  /** Undefined where the source does not say whether eastings carry one. */
  readonly prefix?: number | null;
  readonly datum?: KnownParts['datum'];
  readonly found_by: CrsFoundBy;
  readonly axesUnsure: boolean;
}

/** What a header says: a zone's number tells its width, and both its meridian. */
export function planeOfHeader(header: NonNullable<CrsClaim['header']>): Omit<StatedPlane, 'found_by' | 'axesUnsure'> {
  const { datum, zone } = header;
  const isZone = zone !== undefined && codeOfZone('cgcs2000', widthOfPrefix(zone), zone, true) !== undefined;
  const width = isZone ? widthOfPrefix(zone) : header.width;
  const own = isZone ? meridianOfZone(widthOfPrefix(zone), zone) : undefined;
  const meridian = header.meridian ?? own;
  return {
    ...(datum && { datum }),
    ...(width && { width }),
    ...(own !== undefined && own !== meridian && { rival: own }),
    meridian,
  };
}

/** Holds a stated plane against the eastings: a zone in front of them wins; without one the stated meridian has to be believed. */
export function guessPlane(stated: StatedPlane, values: ValueSurvey, district: Bounds | undefined): Guess {
  const { asWritten, turned, sample } = values;
  const prefixed = [asWritten, turned].find((order) => order.prefixed >= MOST);
  if (prefixed !== undefined) return guessPrefixed(stated, prefixed, values, district);
  const plain = [asWritten, turned].find((order) => order.plane >= MOST);
  if (plain !== undefined && stated.meridian !== undefined) return guessPlain(stated, stated.meridian, plain);
  const { crs, found_by, axesUnsure } = stated;
  const known: KnownParts = { axesUnsure, found_by, width: stated.width, datum: stated.datum };
  const guess = proposeByValues(values, known, district);
  if (plain !== undefined) return guess;
  // Degrees, or a place outside China.
  const isDegrees = asWritten.degrees >= MOST || turned.degrees >= MOST;
  if (isDegrees && crs === undefined) {
    const isPlane = stated.meridian !== undefined || stated.width !== undefined;
    return isPlane ? { ...guess, findings: [{ code: 'header-plane-ignored' }, ...guess.findings] } : guess;
  }
  if (!isDegrees && crs !== undefined) {
    const swapped = shareInDomain(crs, sample, false) < MOST && shareInDomain(crs, sample, true) >= MOST;
    const proposal: Proposal = { crs: crs.code, swapped, found_by, reasons: ['declared'], name: crs.name };
    if (placeProposal(proposal, sample, undefined)?.bounds)
      return { proposals: [proposal], certain: true, findings: findAxes(swapped, axesUnsure) };
  }
  const finding: CrsFinding = {
    code: isDegrees ? 'not-metres' : 'crs-coordinates-outside',
    detail: crs?.name ?? (stated.meridian === undefined ? undefined : `${stated.meridian}E`),
  };
  return { ...guess, certain: false, findings: [finding, ...guess.findings] };
}

function guessPrefixed(stated: StatedPlane, order: AxisOrder, values: ValueSurvey, district: Bounds | undefined): Guess {
  const { crs, meridian, prefix, found_by, axesUnsure, datum } = stated;
  const { swapped } = order;
  const zones = zonesInFront(order);
  if (zones.length > 1 || meridian === undefined) return proposeByValues(values, { axesUnsure, found_by, datum }, district);
  const [zone] = zones;
  const width = widthOfPrefix(zone);
  const isSame = meridianOfZone(width, zone) === meridian;
  const text = codeOfZone(datum, width, zone, true) ?? '';
  // Zone 40 in front of eastings that are said to lie about the meridian of zone 39: either may be the slip.
  if (crs !== undefined && prefix === zone && !isSame && found_by !== 'user')
    return {
      proposals: [
        { crs: text, swapped, found_by: 'prefix', reasons: ['prefix'] },
        { crs: crs.code, swapped, found_by, reasons: ['declared', 'prefix'], name: crs.name },
      ],
      certain: false,
      findings: [{ code: 'definition-contradicts', detail: `${zone} ≠ ${meridian}E` }, ...findAxes(swapped, axesUnsure)],
    };
  if (crs !== undefined && prefix === zone)
    return {
      proposals: [{ crs: crs.code, swapped, found_by, reasons: ['declared', 'prefix'], name: crs.name }],
      certain: true,
      findings: findAxes(swapped, axesUnsure),
    };
  const findings: CrsFinding[] = [
    ...(isSame ? [] : [{ code: 'header-zone-contradicts', detail: `${describeStated(stated)} ≠ ${zone}` }]),
    ...(isSame && prefix === null ? [{ code: 'prefix-undeclared', detail: String(zone) }] : []),
    ...(datum === undefined ? [{ code: 'datum-assumed' }] : []),
    ...findAxes(swapped, axesUnsure),
  ];
  return {
    proposals: [
      { crs: text, swapped, found_by: isSame ? found_by : 'prefix', reasons: isSame ? ['declared', 'prefix'] : ['prefix'] },
    ],
    certain: true,
    findings,
  };
}

const describeStated = ({ prefix, meridian, width }: StatedPlane): string =>
  prefix !== undefined && prefix !== null
    ? String(prefix)
    : width !== undefined && meridian !== undefined
      ? String(width === 3 ? meridian / 3 : (meridian + 3) / 6)
      : `${meridian}E`;

/** Six digits in a stated plane. */
function guessPlain(stated: StatedPlane, meridian: number, { swapped }: AxisOrder): Guess {
  const { crs, prefix, rival, found_by, axesUnsure, datum } = stated;
  const isDoubted = rival !== undefined && found_by !== 'user';
  const isNumber = typeof prefix === 'number';
  const text = crs !== undefined && prefix === null ? crs.code : planeWithoutPrefix(meridian, stated);
  return {
    proposals: [
      { crs: text, swapped, found_by, reasons: ['declared'], name: isDoubted ? undefined : crs?.name },
      ...(isDoubted
        ? [{ crs: planeWithoutPrefix(rival, { ...stated, width: undefined }), swapped, found_by, reasons: ['declared'] as const }]
        : []),
    ],
    certain: !isDoubted,
    findings: [
      ...(isDoubted ? [{ code: 'definition-contradicts', detail: `${meridian}E ≠ ${rival}E` }] : []),
      ...(isNumber ? [{ code: 'prefix-missing', detail: String(prefix) }] : []),
      ...(datum === undefined ? [{ code: 'datum-assumed' }] : []),
      ...findAxes(swapped, axesUnsure),
    ],
  };
}

/** A zone of the register, else a local grid by its meridian. */
function planeWithoutPrefix(meridian: number, { width, datum }: StatedPlane): string {
  const zone = width === 6 ? (meridian + 3) / 6 : meridian / 3;
  const code = Number.isInteger(zone) ? codeOfZone(datum, width ?? 3, zone, false) : undefined;
  if (code !== undefined) return code;
  const isOld = datum === 'xian-1980' || datum === 'beijing-1954';
  return writeProj(
    {
      name: '',
      datum: isOld ? OLD_DATUMS[datum] : CGCS2000,
      projection: {
        method: 'tmerc',
        lat0: 0,
        lon0: meridian,
        scale: 1,
        falseEasting_m: FALSE_EASTING_M,
        falseNorthing_m: 0,
        unit_m: 1,
      },
    },
    { inMetres: true },
  );
}
