import { METHOD_OF, type Measurement } from '../../measure/measurement.ts';
import { measureArea, settle } from '../../measure/settle.ts';
import { areaSigma_m2 } from '../../measure/sigma.ts';
import { SAME_SHARE } from '../../measure/judge-stated-areas.ts';
import type { Register } from '../../register/register.ts';
import { measureShapes } from '../../report/dated-shapes.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { LandFacts, StatedBesideComputed } from './land-facts.ts';

const CM2_PER_M2 = 10_000;
/** Areas on record are printed with two decimals. */
const LAST_DIGIT_M2 = 0.01;
const deviating = new WeakMap<LandLayer, readonly StatedBesideComputed[]>();

/** Parcels whose area on record is not the computed one: beyond its last digit, 2σ and the share that imports are judged by. */
export function gatherStatedParcels(land: DistrictLand): readonly StatedBesideComputed[] {
  return [...land.layers.values()].flatMap((layer) => {
    if (layer.layer.kind !== 'parcels') return [];
    const known = deviating.get(layer);
    if (known) return known;
    const found = compareLayer(layer, land);
    deviating.set(layer, found);
    return found;
  });
}

function compareLayer(layer: LandLayer, { settings }: DistrictLand): StatedBesideComputed[] {
  const column = layer.column('stated_cm2');
  if (!column) return [];
  const { areas_m2, columns, coordinates } = layer.polygons.view(settings.measureOfRecord.parcels);
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  const sigma_m = layer.layer.geometry?.sigma_m;
  const found: StatedBesideComputed[] = [];
  for (let row = 0; row < layer.count; row++) {
    const stated_cm2 = Number(column[row] ?? 0);
    if (!(stated_cm2 > 0)) continue;
    const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
    const sigma_m2 = sigma_m === undefined ? 0 : areaSigma_m2(coordinates, ringOffsets, first, last, sigma_m);
    const tolerance_m2 = Math.max(LAST_DIGIT_M2, SAME_SHARE * areas_m2[row], 2 * sigma_m2);
    if (Math.abs(stated_cm2 / CM2_PER_M2 - areas_m2[row]) <= tolerance_m2) continue;
    found.push({
      layerId: layer.layer.id,
      featureId: layer.idOf(row),
      label: layer.label(row),
      stated_cm2,
      computed_cm2: settle(areas_m2[row]),
    });
  }
  return found;
}

const patchAreas = new WeakMap<object, Measurement>();

/** Areas of patches by their outlines, in the measure of record of patches. */
export async function gatherPatchAreas({ settings, plane }: DistrictLand, register: Register): Promise<LandFacts['patchAreas']> {
  const measure = settings.measureOfRecord.patches;
  const patches = [...register.patches.values()].filter(({ shape }) => !patchAreas.has(shape));
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
