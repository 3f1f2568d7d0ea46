import { type Measure, METHOD_OF, type Measurement } from '../../measure/measurement.ts';
import { measureArea, settle } from '../../measure/settle.ts';
import { areaSigma_m2 } from '../../measure/sigma.ts';
import { type AreaVerdict, judgeStatedAreas, SAME_SHARE } from '../../measure/judge-stated-areas.ts';
import { subsetColumns } from '../../overlay/build-columns.ts';
import { measureForeignAreas } from '../../overlay/foreign-areas.ts';
import { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { Register } from '../../register/register.ts';
import { measureShapes } from '../../report/dated-shapes.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { LandFacts, StatedBesideComputed } from './land-facts.ts';

const CM2_PER_M2 = 10_000;
/** Areas on record are printed with two decimals. */
const LAST_DIGIT_M2 = 0.01;

interface Compared {
  readonly measure: Measure;
  readonly found: readonly StatedBesideComputed[];
}

/** By the polygons of a layer as it came in: shapes that its parcels are given later change nothing. */
const compared = new WeakMap<MeasuredPolygons, Compared>();

/**
 * Parcels whose area on record is not the computed one. A statement came in with its layer and is held against the outline of that
 * layer, whatever shape the parcel was given since. Two figures of one outline differ by no more than the largest of: the last printed
 * digit, 2 σ of the area by the error of its vertices, and the thousandth that roundings of vertices and the two legal measures bring
 * (`SAME_SHARE`, by which imports are judged too). No law grants more. @throws TaskCancelled
 */
export async function gatherStatedParcels(land: DistrictLand, host: TaskHost): Promise<readonly StatedBesideComputed[]> {
  const measure = land.settings.measureOfRecord.parcels;
  const all: StatedBesideComputed[] = [];
  for (const layer of land.layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    const known = compared.get(layer.imported);
    const found = known?.measure === measure ? known.found : await compareLayer(layer, land, host);
    compared.set(layer.imported, { measure, found });
    for (const one of found) all.push(one);
  }
  return all;
}

async function compareLayer(
  layer: LandLayer,
  { settings, plane }: DistrictLand,
  host: TaskHost,
): Promise<StatedBesideComputed[]> {
  const column = layer.column('stated_cm2');
  if (!column) return [];
  const measure = settings.measureOfRecord.parcels;
  const { areas_m2, columns, coordinates } = layer.imported.view(measure);
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  const sigma_m = layer.layer.geometry?.sigma_m;
  const rows: number[] = [];
  for (let row = 0; row < layer.count; row++) {
    const stated_cm2 = Number(column[row] ?? 0);
    if (!(stated_cm2 > 0)) continue;
    const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
    const sigma_m2 = sigma_m === undefined ? 0 : areaSigma_m2(coordinates, ringOffsets, first, last, sigma_m);
    const tolerance_m2 = Math.max(LAST_DIGIT_M2, SAME_SHARE * areas_m2[row], 2 * sigma_m2);
    if (Math.abs(stated_cm2 / CM2_PER_M2 - areas_m2[row]) > tolerance_m2) rows.push(row);
  }
  if (rows.length === 0) return [];
  const deviating = new MeasuredPolygons(subsetColumns(columns, rows), plane);
  const stated = rows.map((row) => ({ value: Number(column[row]) / CM2_PER_M2, step: LAST_DIGIT_M2 }));
  // Without their error: that a figure lies somewhere within it tells no method.
  const areas = await measureForeignAreas(deviating, plane, undefined, host);
  const { verdict, verdicts } = judgeStatedAreas(stated, areas, { unit: 'm2', record: measure });
  return rows.map((row, n) => ({
    layerId: layer.layer.id,
    featureId: layer.idOf(row),
    label: layer.label(row),
    stated_cm2: Number(column[row]),
    computed_cm2: settle(areas_m2[row]),
    cause: causeOf(verdicts[n], verdict),
  }));
}

/** Methods so near the measure of record that a figure which is merely wrong meets them now and then. */
const NEAR: readonly (AreaVerdict | null)[] = ['planar', 'ellipsoidal', 'sphere'];

/** A near method explains a figure where it explains most of the layer's other deviating ones too. */
function causeOf(own: AreaVerdict | null, ofLayer: AreaVerdict): AreaVerdict {
  return own === null || own === 'agrees' || (NEAR.includes(own) && own !== ofLayer) ? 'unexplained' : own;
}

/** Areas of patches by their shapes, in the measure that they were asked for in last. */
const patchAreas = new WeakMap<object, Measurement>();

/** Areas of patches by their outlines, in the measure of record of patches. */
export async function gatherPatchAreas({ settings, plane }: DistrictLand, register: Register): Promise<LandFacts['patchAreas']> {
  const measure = settings.measureOfRecord.patches;
  const patches = [...register.patches.values()].filter(({ shape }) => patchAreas.get(shape)?.method !== METHOD_OF[measure]);
  if (patches.length > 0) {
    const shapes = patches.map(({ id, imagedOn, shape }) => ({ id, fromOn: imagedOn, shape }));
    const { areas_m2 } = (await measureShapes(shapes, plane)).polygons.view(measure);
    patches.forEach(({ shape }, row) => {
      const meridian = METHOD_OF[measure] === 'planar-gk' ? { meridian: settings.plane.meridian } : {};
      patchAreas.set(shape, measureArea(areas_m2[row], measure, meridian));
    });
  }
  const found = [...register.patches.values()].flatMap(({ id, shape }) => {
    const area = patchAreas.get(shape);
    return area ? [[id, area] as const] : [];
  });
  return new Map(found);
}
