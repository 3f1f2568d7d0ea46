import { createDistrictPlane, type DistrictPlane } from '../../geodesy/district-plane.ts';
import { writeCanonicalJson } from '../../register/canonical-json.ts';
import { sha256 } from '../../register/sha256.ts';
import { formatArea, roundHalfUp } from '../decimal.ts';
import { RULER_VERSION } from '../ruler-version.ts';
import { formSigma_m } from '../sigma.ts';
import {
  type AreaCertificate,
  CERTIFICATE_FORMAT,
  CERTIFICATE_TITLES,
  type CertifiedShape,
  type TitleCode,
} from './area-certificate.ts';
import type { CertificateFacts, MillimetrePoint, ShapeFacts } from './certificate-facts.ts';
import { compareSums } from './compare-sums.ts';
import { type CertifiedMeasures, measureFeature, measureShared } from './measure-outlines.ts';
import { showArea, showMeasurement, supportedBy } from './show-area.ts';
import { stateMethod, statePlane } from './state-method.ts';
import { reduceTo, traceRing, writeDegrees, writePlanePoint } from './trace-ring.ts';

/**
 * Notes that take a certificate's standing, however its vertices came to be: nobody surveys in these systems, and what was repaired
 * is no longer the outline that was surveyed.
 */
const UNSETTLING_NOTES: readonly string[] = ['repaired', 'position-unverified', 'converted-gcj-02', 'converted-bd-09'];

/**
 * The certificate of an area. Everything in it follows from the facts, so that making it again from what it says of itself shows
 * every digit that was changed.
 */
export function makeCertificate(facts: CertificateFacts): AreaCertificate {
  const content = composeContent(facts);
  return { ...content, sha256: hashContent(content) };
}

/** SHA-256 of a certificate's canonical JSON without its own hash. */
export function hashContent(content: object): string {
  const { sha256: _, ...rest } = content as { sha256?: unknown };
  return sha256(writeCanonicalJson(rest));
}

function composeContent(facts: CertificateFacts): Omit<AreaCertificate, 'sha256'> {
  const { plane, rings, shapes, decimals, notes } = facts;
  const district = createDistrictPlane(plane);
  const from = reduceTo(district, rings[0].points[0]);
  let first = 1;
  const traced = rings.map((ring) => {
    const result = traceRing(district, ring, first, from);
    first += ring.points.length;
    return result;
  });
  const sigma_m = vertexSigma(shapes);
  const [one, other] = shapes;
  const measures =
    one.outline && other?.outline
      ? measureShared(district, one.outline, other.outline, rings, sigma_m)
      : measureFeature(district, rings, sigma_m);
  const code: TitleCode =
    shapes.every(({ origin }) => origin === 'surveyed') && !notes.some((note) => UNSETTLING_NOTES.includes(note))
      ? 'surveyed'
      : 'indicative';
  return {
    format: CERTIFICATE_FORMAT,
    title: { code, ...CERTIFICATE_TITLES[code] },
    subject: { kind: facts.subject.kind, name: facts.subject.name },
    district: { id: facts.district.id, name: facts.district.name },
    on: facts.on,
    knownAt: { seq: facts.knownAt.seq, hash: facts.knownAt.hash },
    issuedAt: facts.issuedAt,
    software: { name: 'chidu', version: facts.softwareVersion, ruler: RULER_VERSION },
    plane: statePlane(plane),
    shapes: shapes.map((shape) => describeShape(district, shape)),
    notes,
    areas: stateAreas(facts, measures, code === 'surveyed'),
    rings: traced.map(({ record }) => record),
    computation: {
      reduction: { ...writePlanePoint(district, from.point), lon: writeDegrees(from.lon) },
      ...compareSums(facts, traced, measures),
      sigma:
        sigma_m === undefined
          ? null
          : {
              vertex_m: roundHalfUp(sigma_m, 6),
              sumOfSquares_mm2: String(traced.reduce((sum, { squares_mm2 }) => sum + squares_mm2, 0n)),
            },
    },
    method: stateMethod(shapes.length === 2),
    rounding: {
      settled: 'half-up-to-whole-cm2',
      mu_m2: '2000/3',
      decimals: { m2: decimals.m2, ha: decimals.ha, mu: decimals.mu },
    },
  };
}

function describeShape(
  district: DistrictPlane,
  { kind, name, origin, sigma_m, relativeSigma_m, source, outline }: ShapeFacts,
): CertifiedShape {
  const write = (point: MillimetrePoint) => {
    const { x_m, y_m } = writePlanePoint(district, point);
    return [x_m, y_m] as const;
  };
  return {
    kind,
    name,
    origin,
    sigma_m: sigma_m === undefined ? null : String(sigma_m),
    ...(relativeSigma_m === undefined ? {} : { relativeSigma_m: String(relativeSigma_m) }),
    source,
    ...(outline ? { outline: outline.map((ring) => ring.map(write)) } : {}),
  };
}

/**
 * A vertex of shared land errs with both outlines, their place included; without a statement on either there is no ±. One outline's own area
 * errs with its form alone.
 */
function vertexSigma(shapes: readonly ShapeFacts[]): number | undefined {
  let square = 0;
  for (const { sigma_m } of shapes) {
    if (sigma_m === undefined) return undefined;
    square += sigma_m * sigma_m;
  }
  return shapes.length === 1 ? formSigma_m(shapes[0]) : Math.sqrt(square);
}

function stateAreas(
  { decimals, record, stated_cm2 }: CertificateFacts,
  { planar, ellipsoidal }: CertifiedMeasures,
  isSurveyed: boolean,
): AreaCertificate['areas'] {
  const measure = planar ? record.measure : 'ellipsoidal';
  const counted = measure === 'planar' && planar ? planar : ellipsoidal;
  const supported = supportedBy(decimals, isSurveyed ? undefined : counted.sigma_m2);
  return {
    record: measure,
    recordOf: record.of,
    planar: planar && showMeasurement(planar, decimals, isSurveyed),
    ellipsoidal: showMeasurement(ellipsoidal, decimals, isSurveyed),
    stated:
      stated_cm2 === undefined
        ? null
        : {
            value_cm2: stated_cm2,
            shown: showArea(stated_cm2, decimals),
            difference_cm2: stated_cm2 - counted.value_cm2,
            difference_m2: formatArea(stated_cm2 - counted.value_cm2, 'm2', supported.m2),
          },
  };
}
