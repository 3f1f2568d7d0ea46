import { createDistrictPlane } from '../core/geodesy/district-plane.ts';
import { explainNumber } from '../core/measure/explain/explain-number.ts';
import {
  explainedFeature,
  explainedOutline,
  findStated,
  type ShapeBesides,
  type WrittenOutline,
  writtenShape,
} from '../core/measure/explain/explained-shape.ts';
import type { ExplainedShape, Explanation } from '../core/measure/explain/explanation.ts';
import { outlineOf } from '../core/measure/explain/outline.ts';
import type { TypedNumber } from '../core/measure/explain/typed-number.ts';
import type { Measure } from '../core/measure/measurement.ts';
import { formSigma_m } from '../core/measure/sigma.ts';
import { daysOfFeed } from '../core/register/days-of-feed.ts';
import type { DatedShapes } from '../core/report/dated-shapes.ts';
import type { LandLayer } from '../core/rules/land/district-land.ts';
import { admitTable } from '../formats/admit-table.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { GEOMETRY } from '../formats/feature-table.ts';
import { readOriginal } from '../formats/package/original-coordinates.ts';
import { originalOutline } from '../formats/package/original-outline.ts';
import { choosePlane } from './choose-plane.ts';
import { CliError } from './cli-error.ts';
import { measureLand } from './measure-land.ts';
import type { Source } from './open-source.ts';
import { printable } from './printable.ts';
import { type ReadDistrict, readDistrict, readLayer } from './read-district.ts';
import { selectFeatures } from './select-features.ts';

/** What is asked of a district or of a file. */
export interface ExplainRequest {
  /** Id or office number of a parcel, id or name of a red line, id or number of a report; of a file, id, property `id` or 0-based position. */
  readonly feature: string;
  readonly typed: TypedNumber;
  /** A central meridian that the other side may have used. */
  readonly meridian?: number;
}

export interface ExplainedFeature {
  readonly name: string;
  readonly on: string | null;
  readonly explanation: Explanation;
}

/**
 * Where a number comes from that somebody holds against a feature of a district on a day.
 * @throws CliError `district-missing`, `package-missing`, `feature-not-found`
 */
export async function explainInDistrict(
  container: DistrictContainer,
  { feature, typed, meridian }: ExplainRequest,
  on = daysOfFeed(container.feed).lastOn,
): Promise<ExplainedFeature> {
  const read = readDistrict(container);
  const land = await measureLand(container, read, on);
  const { measureOfRecord } = read.settings;
  const layers = [...land.layers.values()].filter(({ layer }) => layer.kind !== 'red-lines');
  for (const layer of layers) {
    const row = rowOf(layer, feature);
    if (row === undefined) continue;
    const { columns } = layer.polygons;
    const shape = explainedFeature(
      read.plane,
      { columns, row, record: measureOfRecord[layer.layer.kind], ...vertexError(layer.geometryOf(row)) },
      besidesOf(container, read, layer, row, typed),
    );
    return finish(shape, layer.label(row), on, typed, meridian);
  }
  const dated: readonly (readonly [DatedShapes, Measure, Iterable<{ readonly id: string }>, string])[] = [
    [land.redLines, measureOfRecord['red-lines'], read.register.redLines.values(), 'name'],
    [land.sightings, measureOfRecord.builds, read.register.sightings.values(), 'no'],
  ];
  for (const [shapes, record, entities, named] of dated) {
    const entity = [...entities].find((one) => one.id === feature || (one as Record<string, unknown>)[named] === feature);
    const row = entity && shapes.rowOn(entity.id, on);
    const own = row === undefined ? null : shapes.versions[row].shape;
    if (!entity || row === undefined || !own) continue;
    const written = writtenShape(own);
    const { columns } = shapes.polygons;
    const shape = explainedFeature(read.plane, { columns, row, record, ...vertexError(own) }, written && { written });
    return finish(shape, String((entity as Record<string, unknown>)[named]), on, typed, meridian);
  }
  throw new CliError('feature-not-found', { id: printable(feature) });
}

/** The same of a file's feature, whose record is the planar area in its own meridian's plane. @throws CliError `feature-not-found` */
export async function explainInFile(source: Source, { feature, typed, meridian }: ExplainRequest): Promise<ExplainedFeature> {
  const { table, located, fileName } = source;
  const at = placeOf(table, feature);
  if (!(at >= 0 && at < table.count)) throw new CliError('feature-not-found', { id: printable(feature) }, { file: fileName });
  const selected = selectFeatures(table, located, [at]);
  const plane = choosePlane(selected.located.lonLat, located.meridian);
  if (!plane) throw new CliError('feature-not-found', { id: printable(feature) }, { file: fileName });
  const district = createDistrictPlane(plane);
  const { columns, repaired } = await admitTable(selected.table, selected.located, district);
  if (columns.count === 0) throw new CliError('feature-without-area', { id: printable(feature) }, { file: fileName });
  const written: WrittenOutline = {
    outline: outlineOf(polygonsOf(selected.table, selected.located.lonLat)),
    ...(located.meridian !== undefined && { meridian: located.meridian }),
  };
  const stated = findStated(
    table.propertyNames.map((name) => [name, table.property(name)[at]] as const),
    typed,
  );
  // As `inspect` measures it: from the vertices as they are written, where nothing had to be repaired.
  const shape =
    repaired[0] === 1
      ? explainedFeature(district, { columns, row: 0, record: 'planar' }, { written, stated })
      : explainedOutline(district, written, stated);
  return finish(shape, table.ids[at] ?? feature, null, typed, meridian);
}

/** A feature's own id, else what stands in a property of that name and occurs once, else a position; -1 where there is none. */
function placeOf(table: Source['table'], feature: string): number {
  const byId = table.ids.indexOf(feature);
  if (byId >= 0) return byId;
  const names = table.propertyNames.filter((name) => name.toLowerCase() === 'id');
  const ids = names.flatMap((name) => [...table.property(name)].map((value, at) => ({ at, is: String(value ?? '') })));
  const named = new Set(ids.filter(({ is }) => is === feature).map(({ at }) => at));
  if (named.size === 1) return [...named][0];
  return /^\d+$/.test(feature) && named.size === 0 ? Number(feature) : -1;
}

async function finish(
  shape: ExplainedShape,
  name: string,
  on: string | null,
  typed: TypedNumber,
  meridian: number | undefined,
): Promise<ExplainedFeature> {
  const suspected = meridian === undefined ? shape : { ...shape, typedMeridian: meridian };
  return { name, on, explanation: await explainNumber(suspected, typed) };
}

const vertexError = (shape: { readonly sigma_m?: number; readonly relativeSigma_m?: number } | undefined) => {
  const sigma_m = shape && formSigma_m(shape);
  return sigma_m === undefined ? {} : { sigma_m };
};

function rowOf(layer: LandLayer, feature: string): number | undefined {
  const row = layer.rowOf(feature);
  if (row !== undefined) return row;
  for (let n = 0; n < layer.count; n++) if (layer.label(n) === feature) return n;
  return undefined;
}

function besidesOf(
  container: DistrictContainer,
  read: ReadDistrict,
  layer: LandLayer,
  row: number,
  typed: TypedNumber,
): ShapeBesides {
  const content = readLayer(container, read, layer.layer);
  const isReshaped = layer.polygons !== layer.imported && layer.geometryOf(row) !== layer.layer.geometry;
  const original =
    content.original && !isReshaped ? readOriginal(content.original, row, content.columns, read.settings.plane) : null;
  const written = original ? originalOutline(original) : undefined;
  const columns = content.properties.filter(({ name }) => name !== 'stated_cm2' && !name.startsWith('#'));
  const deed = layer.column('stated_cm2')?.[row];
  const stated = [
    ...(typeof deed === 'number' && deed > 0 ? [{ value_cm2: deed, where: 'deed' }] : []),
    ...findStated(
      columns.map(({ name, values }) => [name, values[row]] as const),
      typed,
    ),
  ];
  return { ...(written && { written }), stated };
}

function polygonsOf(
  { partKinds, partOffsets, ringOffsets }: Source['table'],
  lonLat: Float64Array,
): readonly (readonly (readonly (readonly [number, number])[])[])[] {
  const span = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
  return span(0, partKinds.length)
    .filter((part) => partKinds[part] === GEOMETRY.polygon)
    .map((part) =>
      span(partOffsets[part], partOffsets[part + 1]).map((ring) =>
        span(ringOffsets[ring], ringOffsets[ring + 1]).map((v) => [lonLat[2 * v], lonLat[2 * v + 1]] as const),
      ),
    );
}
