import { holdsPoint } from '../../overlay/holds-point.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { AdminUnit } from '../../register/district.ts';
import type { DistrictLand } from './district-land.ts';

const LEVELS: readonly AdminUnit['level'][] = ['village', 'township', 'zone'];

/** Finds the smallest unit that holds the middle of a parcel's box: null for none, undefined for a parcel that is in no layer. */
export function unitFinder({ units, placeOf }: Pick<DistrictLand, 'units' | 'placeOf'>) {
  const unitOf = unitOfRow(units);
  return (parcelId: string): string | null | undefined => {
    const place = placeOf(parcelId);
    return place && unitOf(place.layer.polygons, place.row);
  };
}

/** Finds the smallest unit that holds the middle of a row's box; null for none. */
export function unitOfRow(units: DistrictLand['units']) {
  const view = units.polygons.view('planar');
  const index = units.polygons.index('planar');
  return (polygons: MeasuredPolygons, of: number): string | null => {
    const { boxes } = polygons.view('planar');
    const x = (boxes[4 * of] + boxes[4 * of + 2]) / 2;
    const y = (boxes[4 * of + 1] + boxes[4 * of + 3]) / 2;
    let smallest = -1;
    let level = LEVELS.length;
    index.visit(x, y, x, y, (row) => {
      const own = LEVELS.indexOf(units.list[row].level);
      if (own >= level || !holdsPoint(view, row, x, y)) return;
      smallest = row;
      level = own;
    });
    return smallest < 0 ? null : units.list[smallest].id;
  };
}
