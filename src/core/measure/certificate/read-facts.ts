import { PlaneError, REACH_OF_INT32_MM, createDistrictPlane } from '../../geodesy/district-plane.ts';
import type { Plane } from '../../geodesy/plane.ts';
import type { LayerKind } from '../../register/layer.ts';
import type { ShapeOrigin } from '../../register/shape.ts';
import { CERTIFICATE_FORMAT, type CertifiedKind } from './area-certificate.ts';
import {
  CertificateError,
  type CertificateFacts,
  type MillimetrePoint,
  type RingFacts,
  type ShapeFacts,
} from './certificate-facts.ts';
import { Members } from './members.ts';

const LAYER_KINDS: readonly LayerKind[] = ['parcels', 'red-lines', 'compensated', 'permits', 'patches', 'builds', 'reference'];
const CERTIFIED_KINDS: readonly CertifiedKind[] = [...LAYER_KINDS, 'item', 'overlap'];
const ORIGINS: readonly ShapeOrigin[] = ['surveyed', 'imported', 'digitised', 'gps', 'constructed'];
const SOURCE_MEMBERS = ['layer', 'fileName', 'format', 'file_sha256'] as const;
const MOST_DECIMALS = 12;
const FEWEST_VERTICES = 3;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
const HASH = /^[0-9a-f]{64}$/;

/**
 * The facts that a certificate says of itself, whatever it makes of them.
 * @throws CertificateError `certificate-format-unknown`; `certificate-unreadable` with the member that is missing or of another kind
 */
export function readFacts(value: unknown): CertificateFacts {
  const root = new Members(value, '');
  if (root.text('format') !== CERTIFICATE_FORMAT)
    throw new CertificateError('certificate-format-unknown', root.text('format').slice(0, 80));
  const plane = readPlane(root.member('plane'));
  const subject = root.member('subject');
  const district = root.member('district');
  const knownAt = root.member('knownAt');
  const areas = root.member('areas');
  const shapes = root.list('shapes').map((shape) => readShape(shape, plane));
  if (shapes.length !== 1 && shapes.length !== 2) throw root.unreadable('shapes');
  if (shapes.some(({ outline }) => (outline === undefined) !== (shapes.length === 1))) throw root.unreadable('shapes');
  const rings = root.list('rings').map((ring) => readRing(ring, plane));
  if (rings.length === 0) throw root.unreadable('rings');
  const stated = areas.optional('stated');
  return {
    subject: { kind: subject.choice('kind', CERTIFIED_KINDS), name: subject.text('name') },
    district: { id: district.text('id'), name: district.text('name') },
    on: root.matching('on', DAY),
    knownAt: { seq: knownAt.whole('seq'), hash: knownAt.isNull('hash') ? null : knownAt.matching('hash', HASH) },
    issuedAt: root.matching('issuedAt', INSTANT),
    softwareVersion: root.member('software').text('version'),
    plane,
    shapes,
    notes: root.texts('notes'),
    record: { measure: areas.choice('record', ['planar', 'ellipsoidal']), of: areas.choice('recordOf', LAYER_KINDS) },
    ...(stated ? { stated_cm2: stated.whole('value_cm2') } : {}),
    decimals: readDecimals(root.member('rounding').member('decimals')),
    rings,
  };
}

function readPlane(members: Members): Plane {
  const origin = members.member('origin');
  const plane: Plane = {
    meridian: members.decimal('meridian_deg'),
    origin: { east_m: origin.millimetres('y_m') / 1000, north_m: origin.millimetres('x_m') / 1000 },
  };
  try {
    createDistrictPlane(plane);
  } catch (error) {
    if (error instanceof PlaneError) throw members.unreadable('origin');
    throw error;
  }
  return plane;
}

function readDecimals(members: Members): CertificateFacts['decimals'] {
  const of = (unit: 'm2' | 'ha' | 'mu') => {
    const decimals = members.whole(unit);
    if (decimals < 0 || decimals > MOST_DECIMALS) throw members.unreadable(unit);
    return decimals;
  };
  return { m2: of('m2'), ha: of('ha'), mu: of('mu') };
}

function readShape(members: Members, plane: Plane): ShapeFacts {
  const source = members.member('source');
  const given = SOURCE_MEMBERS.filter((name) => source.has(name)).map((name) => [name, source.text(name)]);
  return {
    kind: members.choice('kind', LAYER_KINDS),
    name: members.text('name'),
    origin: members.choice('origin', ORIGINS),
    ...(members.isNull('sigma_m') ? {} : { sigma_m: members.decimal('sigma_m') }),
    ...(members.has('relativeSigma_m') ? { relativeSigma_m: members.decimal('relativeSigma_m') } : {}),
    source: { crs: source.text('crs'), ...Object.fromEntries(given) },
    ...(members.has('outline')
      ? {
          outline: members
            .pairs('outline')
            .map((ring, n) => ring.map(([x, y]) => readPoint(members, `outline[${n}]`, x, y, plane))),
        }
      : {}),
  };
}

function readRing(members: Members, plane: Plane): RingFacts {
  const vertices = members.list('vertices');
  if (vertices.length < FEWEST_VERTICES) throw members.unreadable('vertices');
  const points = vertices.map((vertex) => readPoint(vertex, '', vertex.text('x_m'), vertex.text('y_m'), plane));
  const originals = vertices.flatMap((vertex) => (vertex.has('original') ? [vertex.pair('original')] : []));
  if (originals.length !== 0 && originals.length !== points.length) throw members.unreadable('vertices');
  return { part: members.whole('part'), points, ...(originals.length > 0 ? { originals } : {}) };
}

function readPoint(members: Members, place: string, x_m: string, y_m: string, { origin }: Plane): MillimetrePoint {
  const east_mm = members.parseMillimetres(y_m, place) - Math.round(1000 * origin.east_m);
  const north_mm = members.parseMillimetres(x_m, place) - Math.round(1000 * origin.north_m);
  if (Math.max(Math.abs(east_mm), Math.abs(north_mm)) > REACH_OF_INT32_MM) throw members.unreadable(place);
  return [east_mm, north_mm];
}
