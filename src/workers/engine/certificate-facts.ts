import type { CertificateFacts, RingFacts, ShapeFacts } from '../../core/measure/certificate/certificate-facts.ts';
import { listRings, listSharedRings } from '../../core/measure/certificate/list-rings.ts';
import { readNestedRings } from '../../core/overlay/build-columns.ts';
import { shapeOverlap } from '../../core/overlay/overlap-shape.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';
import type { Layer } from '../../core/register/layer.ts';
import type { ShapeOrigin } from '../../core/register/shape.ts';
import { SOFTWARE_VERSION } from '../../core/software-version.ts';
import type { CertificateSubject } from '../calls/certifying.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { type Located, locate } from './locate-feature.ts';
import { matchOriginals } from './match-originals.ts';
import { titleOf } from './title-of.ts';

/** A feature as it is on the day, with what its vertices come from. */
interface Certified {
  readonly located: Located;
  readonly facts: ShapeFacts;
  readonly notes: readonly string[];
  readonly stated_cm2?: number;
}

/** Layer notes that say how its coordinates were come by; a certificate repeats them. */
const NOTES_ON_POSITION: readonly string[] = [
  'position-unverified',
  'converted-gcj-02',
  'converted-bd-09',
  'datum-shifted',
  'datum-assumed',
  'axes-swapped',
  'axes-found',
  'header-zone-contradicts',
  'outside-zone',
];

/**
 * What a certificate of the subject is made of, as it is on the day.
 * @throws EngineError `nothing-to-certify` where nothing of it is there on the day, `feature-unknown`, `clipping-failed`
 */
export async function gatherFacts(
  session: DistrictSession,
  subject: CertificateSubject,
  on: string,
  issuedAt: string,
): Promise<CertificateFacts> {
  const { district, register, settings, chainHash } = session;
  const common = {
    district: { id: district.id, name: district.name },
    on,
    knownAt: { seq: register.seq, hash: chainHash },
    issuedAt,
    softwareVersion: SOFTWARE_VERSION,
    plane: settings.plane,
    decimals: settings.decimals,
  };
  if (subject.of === 'feature') {
    const { located, facts, notes, stated_cm2 } = certifiedOn(session, subject.ref, on);
    return {
      ...common,
      subject: { kind: facts.kind, name: facts.name },
      shapes: [facts],
      notes,
      record: { measure: located.record, of: facts.kind },
      ...(stated_cm2 === undefined ? {} : { stated_cm2 }),
      rings: ringsOf(session, subject.ref, located),
    };
  }
  const [kind, one, other] =
    subject.of === 'item'
      ? (['item', ...sidesOfItem(session, subject.itemId, on)] as const)
      : (['overlap', subject.ref, subject.with] as const);
  const [first, second] = [certifiedOn(session, one, on), certifiedOn(session, other, on)];
  // An item goes by the rule for parcels; an overlap by that of the feature it was asked of.
  const counted = kind === 'item' ? second : first;
  return {
    ...common,
    subject: { kind, name: `${first.facts.name} ∩ ${second.facts.name}` },
    shapes: [withOutline(first), withOutline(second)],
    notes: [...new Set([...first.notes, ...second.notes])],
    record: { measure: counted.located.record, of: counted.facts.kind },
    rings: await sharedRings(first.located, second.located),
  };
}

function ringsOf(session: DistrictSession, ref: FeatureRef, { polygons, row }: Located): readonly RingFacts[] {
  const rings = listRings(readNestedRings(polygons.columns, row));
  const original = ref.kind === 'parcel' ? session.layers.get(ref.layerId)?.original(ref.row) : null;
  return original ? matchOriginals(rings, original, session.plane) : rings;
}

function sidesOfItem(session: DistrictSession, itemId: string, on: string): [FeatureRef, FeatureRef] {
  const item = session.register.items.get(itemId);
  const place = item && session.placeOf(item.parcelId);
  if (!place || !itemStatusOn(item, on)) throw new EngineError('nothing-to-certify');
  return [
    { kind: 'red-line', id: item.redLineId },
    { kind: 'parcel', layerId: place.layer.layer.id, row: place.row },
  ];
}

function certifiedOn(session: DistrictSession, ref: FeatureRef, on: string): Certified {
  const located = locate(session, ref, on);
  const { featureOffsets } = located.polygons.columns;
  const isEmpty = featureOffsets[located.row] === featureOffsets[located.row + 1];
  if (located.goneOn || located.notBefore || isEmpty) throw new EngineError('nothing-to-certify');
  const vertices = {
    name: titleOf(session, ref),
    origin: located.origin as ShapeOrigin,
    ...(located.sigma_m === undefined ? {} : { sigma_m: located.sigma_m }),
    ...(located.relativeSigma_m === undefined ? {} : { relativeSigma_m: located.relativeSigma_m }),
  };
  if (ref.kind === 'parcel') {
    const data = session.layers.get(ref.layerId);
    if (!data) throw new EngineError('feature-unknown');
    const stated = data.value('stated_cm2', ref.row);
    const own = data.shapeOf(ref.row);
    const source = own ? { layer: data.layer.name, crs: own.source.crs, ...fileHash(own.source) } : sourceOfLayer(data.layer);
    const repaired = data.value('#repaired', ref.row) === true ? ['repaired'] : [];
    return {
      located,
      facts: { ...vertices, kind: data.layer.kind, source },
      notes: own ? [] : [...repaired, ...positionNotes(data.layer)],
      ...(typeof stated === 'number' ? { stated_cm2: stated } : {}),
    };
  }
  const dated = ref.kind === 'red-line' ? session.redLines : session.sightings;
  const source = dated.versions[located.row].shape?.source;
  const layerId = ref.kind === 'red-line' ? session.register.redLines.get(ref.id)?.layerId : undefined;
  const layer = layerId === undefined ? undefined : session.register.layers.get(layerId);
  return {
    located,
    facts: {
      ...vertices,
      kind: ref.kind === 'red-line' ? 'red-lines' : 'builds',
      source: { ...(layer ? sourceOfLayer(layer) : {}), crs: source?.crs ?? layer?.source.crs ?? '', ...fileHash(source) },
    },
    notes: layer ? positionNotes(layer) : [],
  };
}

function sourceOfLayer({ name, source }: Layer): ShapeFacts['source'] {
  const { crs, fileName, format } = source;
  return { crs, layer: name, fileName, format, ...fileHash(source) };
}

const fileHash = (source: { readonly file_sha256?: string } | undefined): { file_sha256?: string } =>
  source?.file_sha256 === undefined ? {} : { file_sha256: source.file_sha256 };

const positionNotes = ({ notes }: Layer): string[] =>
  NOTES_ON_POSITION.filter((code) => notes.some((note) => note.code === code));

function withOutline({ located, facts }: Certified): ShapeFacts {
  const rings = readNestedRings(located.polygons.columns, located.row).flat();
  return { ...facts, outline: rings.map((ring) => ring.slice(0, -1)) };
}

async function sharedRings(first: Located, second: Located): Promise<CertificateFacts['rings']> {
  const shape = await shapeOverlap(first.polygons.view('planar'), first.row, second.polygons.view('planar'), second.row);
  if (!shape.ok) throw new EngineError('clipping-failed');
  const rings = listSharedRings(shape.polygons);
  if (rings.length === 0) throw new EngineError('nothing-to-certify');
  return rings;
}
