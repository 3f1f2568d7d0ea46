import { METHOD_OF, type Measure, type Measurement } from '../../core/measure/measurement.ts';
import { measureRings } from '../../core/measure/ruler.ts';
import { formSigma_m } from '../../core/measure/sigma.ts';
import type { AcceptedChange } from '../../core/register/change.ts';
import { compareFields, type FieldChange, type FieldValue } from '../../core/register/compare-fields.ts';
import { ENTITY_KINDS, type EntityKind } from '../../core/register/entity-ref.ts';
import type { LayerKind } from '../../core/register/layer.ts';
import type { Shape } from '../../core/register/shape.ts';
import { recorderOf } from '../../core/register/seal-erased.ts';
import { type TracedChange, traceChanges } from '../../core/register/trace-changes.ts';
import { veilUnseen } from '../../core/register/unseen.ts';
import { measureShapes } from '../../core/report/dated-shapes.ts';
import type { ShapeChange, ToldChange, ToldShape } from '../calls/history.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';
import { boundsOf, readRowGeometry } from './row-geometry.ts';

/** Kind of layer whose measure of record counts for an entity's shapes. */
const LAYER_KIND_OF: Readonly<Partial<Record<EntityKind, LayerKind>>> = {
  parcel: 'parcels',
  building: 'parcels',
  'red-line': 'red-lines',
  sighting: 'builds',
  case: 'builds',
  patch: 'patches',
};

/** Members that hold the id of another entity, by their name. */
const ENTITY_OF: Readonly<Record<string, EntityKind>> = {
  parcelId: 'parcel',
  redLineId: 'red-line',
  layerId: 'layer',
  itemId: 'clearance-item',
  householdId: 'household',
  buildings: 'building',
  sightings: 'sighting',
  sightingId: 'sighting',
  sameAs: 'sighting',
  caseId: 'case',
};
const UNIT_MEMBERS = new Set(['unit', 'parentId']);

/**
 * Tells all changes of one entity, given in the feed's order, with what each changed in words of the record and on the map. They come
 * from the feed as it was written: what a forged one hides in its texts is seen here too.
 */
export async function tellChanges(session: DistrictSession, changes: readonly AcceptedChange[]): Promise<readonly ToldChange[]> {
  const traced = traceChanges(changes);
  const told = await tellShapes(session, traced);
  return traced.map((one, place) => tellChange(session, one, told[place]));
}

function tellChange(session: DistrictSession, traced: TracedChange, shape: ShapeChange | undefined): ToldChange {
  const { change, before, after, takesBack, takenBackBy, unapplied } = traced;
  const { id, seq, type, on, acceptedAt } = change;
  const reason = reasonOf(change);
  return {
    id,
    seq,
    type,
    on,
    acceptedAt,
    ...veilTexts(recorderOf(change)),
    ...(reason !== undefined && { reason: veilUnseen(reason) }),
    fields: compareFields(before, after)
      .filter(({ path }) => path.at(-1) !== 'reason')
      .map((field) => veilTexts(nameValues(session, field))),
    ...(shape && { shape }),
    ...(takesBack !== undefined && { takesBack }),
    ...(takenBackBy !== undefined && { takenBackBy }),
    ...(unapplied !== undefined && { unapplied }),
  };
}

/** The texts among some members, without what turns or cuts a line; the members themselves are found by their names. */
const veilTexts = <T extends object>(members: T): T =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, typeof value === 'string' ? veilUnseen(value) : (value as unknown)]),
  ) as T;

function reasonOf({ body }: AcceptedChange): string | undefined {
  const { reason, version, acceptance } = body as Partial<Record<string, unknown>> & {
    readonly version?: { readonly reason?: string };
    readonly acceptance?: { readonly reason?: string };
  };
  const found = reason ?? version?.reason ?? acceptance?.reason;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

function nameValues(session: DistrictSession, field: FieldChange): FieldChange {
  const member = field.path.at(-1) ?? '';
  // Which entity a finding is about is told by kind and id together.
  const isRef = member === 'id' && (field.path[0] === 'entities' || field.path[0] === 'subject');
  const kind = isRef ? ENTITY_KINDS.find((one) => one === field.of) : ENTITY_OF[member];
  if (!kind && !UNIT_MEMBERS.has(member)) return field;
  const nameOf = (id: string) =>
    kind ? nameEntity(session, { kind, id }).label : (session.units.list.find((unit) => unit.id === id)?.name ?? id);
  const nameAll = (value: FieldValue) => (typeof value === 'string' ? value.split(', ').map(nameOf).join(', ') : value);
  return { ...field, before: nameAll(field.before), after: nameAll(field.after) };
}

async function tellShapes(
  session: DistrictSession,
  traced: readonly TracedChange[],
): Promise<readonly (ShapeChange | undefined)[]> {
  const known = [...new Set(traced.flatMap(({ shape }) => [shape?.before, shape?.after]).filter((one) => !!one))];
  if (known.length === 0) return traced.map(() => undefined);
  const kind = LAYER_KIND_OF[traced[0].change.entity.kind] ?? 'parcels';
  const told = await measureKnown(session, known, session.settings.measureOfRecord[kind]);
  return traced.map(({ shape }) => {
    if (!shape) return undefined;
    const before = (shape.before && told.get(shape.before)) ?? null;
    const after = (shape.after && told.get(shape.after)) ?? null;
    const shown = (after ?? before)?.outline;
    if (!shown) return undefined;
    const sigmas = [before, after].flatMap((one) => (one ? [one.area.sigma_m2] : []));
    const sigma_m2 = sigmas.includes(undefined) ? undefined : Math.hypot(...(sigmas as number[]));
    const box = boundsOf(shown);
    const other = before && after ? boundsOf(before.outline) : box;
    return {
      on: shape.on,
      before,
      after,
      difference_cm2: (after?.area.value_cm2 ?? 0) - (before?.area.value_cm2 ?? 0),
      ...(sigma_m2 !== undefined && { sigma_m2 }),
      bounds: [Math.min(box[0], other[0]), Math.min(box[1], other[1]), Math.max(box[2], other[2]), Math.max(box[3], other[3])],
    };
  });
}

/** Measures shapes in the district's plane, as the register's own are measured; shapes without land are left out. */
async function measureKnown(
  session: DistrictSession,
  shapes: readonly Shape[],
  measure: Measure,
): Promise<ReadonlyMap<Shape, ToldShape>> {
  const dated = shapes.map((shape, n) => ({ id: String(n), fromOn: '', shape }));
  const { polygons } = await measureShapes(dated, session.plane);
  const { featureOffsets, polygonOffsets, ringOffsets, coordinates } = polygons.columns;
  const told = new Map<Shape, ToldShape>();
  shapes.forEach((shape, row) => {
    const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
    if (first === last) return;
    const both = measureRings(session.plane, coordinates, ringOffsets, first, last, formSigma_m(shape));
    const area: Measurement = METHOD_OF[measure] === 'planar-gk' && both.planar ? both.planar : both.ellipsoidal;
    told.set(shape, {
      outline: readRowGeometry(polygons.columns, row, session.plane),
      area,
      surveyed: shape.origin === 'surveyed',
    });
  });
  return told;
}
