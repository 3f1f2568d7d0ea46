import { METHOD_OF, type Measurement } from '../../../core/measure/measurement.ts';
import { measureArea } from '../../../core/measure/settle.ts';
import { areaSigma_m2 } from '../../../core/measure/sigma.ts';
import { viewNestedRings } from '../../../core/overlay/nested-view.ts';
import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import { shapeOverlap } from '../../../core/overlay/overlap-shape.ts';
import { prepareClip } from '../../../core/overlay/prepare-clip.ts';
import { judgeSliver } from '../../../core/overlay/sliver.ts';
import type { ClearanceItem } from '../../../core/register/clearance-item.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { ItemFile } from '../../calls/items.ts';
import type { DistrictSession } from '../district-session.ts';
import { locate } from '../locate-feature.ts';

type ItemLand = Pick<ItemFile, 'area' | 'isSliver' | 'isSurveyed'>;

const NOTHING = { isSliver: false, isSurveyed: false };

/**
 * Land of an item on a day: parcel ∩ red line in force, by edge integrals in the measure of record of red lines. A vertex of shared
 * land errs with both outlines; without a statement on either there is no ±.
 */
export async function measureItem(session: DistrictSession, item: ClearanceItem, on: Day): Promise<ItemLand> {
  const place = session.placeOf(item.parcelId);
  if (!place) return { ...NOTHING, area: { missing: 'not-placed' } };
  if (session.redLines.rowOn(item.redLineId, on) === undefined) return { ...NOTHING, area: { missing: 'not-in-force' } };
  const line = locate(session, { kind: 'red-line', id: item.redLineId }, on);
  const parcel = locate(session, { kind: 'parcel', layerId: place.layer.layer.id, row: place.row }, on);
  const measure = line.record;
  const [view, lines] = [parcel.polygons.view(measure), line.polygons.view(measure)];
  const area_m2 = new OverlapMeter().measure(view, parcel.row, prepareClip(lines, line.row));
  const isSliver = judgeSliver(session.settings.sliver, area_m2, view, parcel.row, lines, line.row);
  const isSurveyed = parcel.origin === 'surveyed' && line.origin === 'surveyed';
  if (!(area_m2 > 0)) return { ...NOTHING, area: { missing: 'nothing-shared' } };
  const shape = await shapeOverlap(parcel.polygons.view('planar'), parcel.row, line.polygons.view('planar'), line.row);
  const sigma_m2 =
    shape.ok && parcel.sigma_m !== undefined && line.sigma_m !== undefined
      ? sigmaOf(viewNestedRings(shape.polygons, 'planar'), Math.hypot(parcel.sigma_m, line.sigma_m))
      : undefined;
  const area: Measurement = measureArea(area_m2, measure, {
    ...(METHOD_OF[measure] === 'planar-gk' && { meridian: session.settings.plane.meridian }),
    ...(sigma_m2 !== undefined && { sigma_m2 }),
  });
  return { area, isSliver, isSurveyed };
}

function sigmaOf({ columns, coordinates }: ReturnType<typeof viewNestedRings>, sigma_m: number): number {
  const { ringOffsets } = columns;
  return areaSigma_m2(coordinates, ringOffsets, 0, ringOffsets.length - 1, sigma_m);
}
