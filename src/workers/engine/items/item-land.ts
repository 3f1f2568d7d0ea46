import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import { prepareClip } from '../../../core/overlay/prepare-clip.ts';
import { judgeSliver } from '../../../core/overlay/sliver.ts';
import type { ClearanceItem } from '../../../core/register/clearance-item.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { ItemFile } from '../../calls/items.ts';
import type { DistrictSession } from '../district-session.ts';
import { locate } from '../locate-feature.ts';
import { areSurveyed, measureShared } from '../shared-land.ts';

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
  const isSurveyed = areSurveyed([parcel, line]);
  if (!(area_m2 > 0)) return { ...NOTHING, area: { missing: 'nothing-shared' } };
  const area = await measureShared(session, area_m2, measure, [parcel, line]);
  return { area, isSliver, isSurveyed };
}
