import { ringTwiceArea } from '../../core/measure/area.ts';
import { makeCertificate } from '../../core/measure/certificate/make-certificate.ts';
import type { AreaCertificate, CertifiedArea } from '../../core/measure/certificate/area-certificate.ts';
import type { CertificateFacts } from '../../core/measure/certificate/certificate-facts.ts';
import {
  explainedFeature,
  explainedShape,
  findStated,
  inDegrees,
  outlineOfRow,
  writtenShape,
} from '../../core/measure/explain/explained-shape.ts';
import type { ExplainedShape, OtherShape } from '../../core/measure/explain/explanation.ts';
import { type Outline, outlineOf, type OutlineRing } from '../../core/measure/explain/outline.ts';
import type { TypedNumber } from '../../core/measure/explain/typed-number.ts';
import { METHOD_OF, type Measurement } from '../../core/measure/measurement.ts';
import { RULER_VERSION } from '../../core/measure/ruler-version.ts';
import { formSigma_m } from '../../core/measure/sigma.ts';
import { listVersions, measureShapes } from '../../core/report/dated-shapes.ts';
import { originalOutline } from '../../formats/package/original-outline.ts';
import type { CertificateSubject } from '../calls/certifying.ts';
import type { ExplainSubject } from '../calls/explaining.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import { gatherFacts } from './certificate-facts.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { measureSketch } from './measure-sketch.ts';
import { titleOf } from './title-of.ts';

interface Explained {
  readonly shape: ExplainedShape;
  readonly name: string;
}

/** Versions before and after the one of the day that are tried; a line that is revised every week has many. */
const MOST_VERSIONS = 12;

/**
 * What is known of a subject's shape on the day: as settled, as its source wrote it, in other versions, and what its columns state.
 * @throws EngineError `nothing-to-certify`, `feature-unknown`, `case-unknown`, `clipping-failed`, `sketch-without-area`
 */
export async function gatherExplained(
  session: DistrictSession,
  subject: ExplainSubject,
  typed: TypedNumber,
  on: string,
): Promise<Explained> {
  if (subject.of === 'sketch') return ofSketch(session, subject);
  if (subject.of === 'case-land') return ofCaseLand(session, subject);
  if (subject.of === 'feature') return ofFeature(session, subject.ref, typed, on);
  return ofShared(session, subject, on);
}

async function ofSketch(
  session: DistrictSession,
  { points, sigma_m }: Extract<ExplainSubject, { of: 'sketch' }>,
): Promise<Explained> {
  const { area } = await measureSketch(session, 'polygon', points, sigma_m);
  if (!area) throw new EngineError('sketch-without-area');
  const outline = outlineOf([[points]]);
  // What was drawn has no other source than itself.
  return { shape: explainedShape(session.plane, outline, area), name: '' };
}

/** Land that a case's parties occupy, by one of its dated shapes; the others are tried as other versions. */
async function ofCaseLand(
  session: DistrictSession,
  { caseId, version }: Extract<ExplainSubject, { of: 'case-land' }>,
): Promise<Explained> {
  const one = session.register.cases.get(caseId);
  if (!one) throw new EngineError('case-unknown', { case: caseId });
  const { plane, settings } = session;
  const own = one.occupiedLand[version];
  if (!own?.shape) throw new EngineError('nothing-to-certify');
  const { polygons } = await measureShapes(listVersions(caseId, one.occupiedLand), plane);
  const { columns } = polygons;
  const others = one.occupiedLand.flatMap(({ shape, fromOn }, row) =>
    row === version || !shape ? [] : [otherVersion(outlineOfRow(plane, columns, row), fromOn)],
  );
  const shape = explainedFeature(
    plane,
    { columns, row: version, record: settings.measureOfRecord.builds, sigma_m: formSigma_m(own.shape) },
    { written: writtenShape(own.shape), others: others.slice(-MOST_VERSIONS) },
  );
  return { shape, name: `${one.no} ${own.fromOn}` };
}

function ofFeature(session: DistrictSession, ref: FeatureRef, typed: TypedNumber, on: string): Explained {
  const located = locate(session, ref, on);
  const { polygons, row, record } = located;
  const { columns } = polygons;
  if (located.goneOn || located.notBefore || columns.featureOffsets[row] === columns.featureOffsets[row + 1])
    throw new EngineError('nothing-to-certify');
  const sigma_m = formSigma_m(located);
  const shape = explainedFeature(
    session.plane,
    { columns, row, record, ...(sigma_m !== undefined && { sigma_m }) },
    besidesOf(session, ref, row, typed),
  );
  return { shape, name: titleOf(session, ref) };
}

function besidesOf(session: DistrictSession, ref: FeatureRef, row: number, typed: TypedNumber) {
  if (ref.kind === 'parcel') {
    const data = session.layers.get(ref.layerId);
    if (!data) throw new EngineError('feature-unknown');
    const reshaped = data.shapeOf(row);
    const original = data.original(row);
    const written = reshaped ? writtenShape(reshaped) : original ? originalOutline(original) : undefined;
    const others = reshaped ? [otherVersion(outlineOfRow(session.plane, data.imported.columns, row), data.layer.importedOn)] : [];
    const deed = data.value('stated_cm2', row);
    const columns = data.propertyNames.filter((name) => name !== 'stated_cm2' && !name.startsWith('#'));
    const stated = [
      ...(typeof deed === 'number' && deed > 0 ? [{ value_cm2: deed, where: 'deed' }] : []),
      ...findStated(
        columns.map((name) => [name, data.value(name, row)] as const),
        typed,
      ),
    ];
    return { ...(written && { written }), others, stated };
  }
  const dated = ref.kind === 'red-line' ? session.redLines : session.sightings;
  const own = dated.versions[row].shape;
  const written = own ? writtenShape(own) : undefined;
  const others = dated
    .rowsOf(ref.id)
    .filter((other) => other !== row && dated.versions[other].shape !== null)
    .slice(-MOST_VERSIONS)
    .map((other) => otherVersion(outlineOfRow(session.plane, dated.polygons.columns, other), dated.versions[other].fromOn));
  return { ...(written && { written }), others };
}

const otherVersion = (outline: Outline, day: string): OtherShape => ({
  deviation: { code: 'other-version', params: { day } },
  cost: 0.9,
  terms: [{ outline, sign: 1 }],
});

/** Land that two features share: by its certificate, whose area and error are those that every screen shows. */
async function ofShared(
  session: DistrictSession,
  subject: Exclude<CertificateSubject, { of: 'feature' }>,
  on: string,
): Promise<Explained> {
  const facts = await gatherFacts(session, subject, on, '');
  const { areas } = makeCertificate(facts);
  const { plane } = session;
  const settled = inDegrees(plane, outlineOf(ringsByPart(facts.rings)));
  const [first, second] = facts.shapes.map(({ outline = [] }) => inDegrees(plane, partsOf(outlineOf([outline])[0])));
  const sides =
    subject.of === 'item' ? (['whole-red-line', 'whole-parcel'] as const) : (['whole-first', 'whole-second'] as const);
  const other = (code: OtherShape['deviation']['code'], cost: number, ...terms: OtherShape['terms']): OtherShape => ({
    deviation: { code },
    cost,
    terms,
  });
  const whole = (outline: Outline, sign: 1 | -1 = 1) => ({ outline, sign }) as const;
  const others = [
    other(sides[0], 0.9, whole(first)),
    other(sides[1], 0.9, whole(second)),
    other('difference', 1.1, whole(subject.of === 'item' ? second : first), whole(settled, -1)),
    other('union', 1.3, whole(first), whole(second), whole(settled, -1)),
  ];
  const shape = explainedShape(plane, settled, measurementsOf(areas, plane.plane.meridian), { others });
  return { shape, name: facts.subject.name };
}

/** Rings as admission leaves them, part after part: each that runs counter-clockwise begins one. */
function partsOf(rings: readonly OutlineRing[]): Outline {
  const parts: OutlineRing[][] = [];
  for (const ring of rings) {
    if (ringTwiceArea(ring, 0, ring.length / 2) > 0 || parts.length === 0) parts.push([ring]);
    else parts[parts.length - 1].push(ring);
  }
  return parts;
}

/** Certificates list rings with the number of their part. */
function ringsByPart(rings: CertificateFacts['rings']): readonly (readonly (readonly (readonly [number, number])[])[])[] {
  const parts = new Map<number, (readonly (readonly [number, number])[])[]>();
  for (const { part, points } of rings) parts.set(part, [...(parts.get(part) ?? []), points]);
  return [...parts.values()];
}

function measurementsOf({ planar, ellipsoidal, record }: AreaCertificate['areas'], meridian: number) {
  const measurement = ({ value_cm2, sigma_m2 }: CertifiedArea, measure: 'planar' | 'ellipsoidal'): Measurement => ({
    value_cm2,
    method: METHOD_OF[measure],
    ...(measure === 'planar' && { meridian }),
    ...(sigma_m2 !== null && { sigma_m2: Number(sigma_m2) }),
    rulerVersion: RULER_VERSION,
  });
  return { planar: planar && measurement(planar, 'planar'), ellipsoidal: measurement(ellipsoidal, 'ellipsoidal'), record };
}
