import { m2OfCm2 } from '../../measure/units.ts';
import { settle } from '../../measure/settle.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { EntityRef } from '../../register/entity-ref.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import { acceptanceOf } from '../acceptance.ts';
import type { FindingCode } from '../codes.ts';
import { CompensatedSearch } from './compensated-land.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';

/** How much on record a layer speaks about. */
export interface RestingOnLayer {
  readonly items: number;
  readonly builds: number;
}

/**
 * Items and standing builds whose land a layer of compensated land or of permits holds: without the layer nothing would say any more
 * that the land was paid for, or that the build was permitted. What was found about one and accepted, with its reason, stays on record
 * without the layer and is not counted; nor is one whose land is held, but for a sliver, by what comes `instead`.
 */
export function restingOnLayer(
  land: DistrictLand,
  register: Register,
  layer: LandLayer,
  on: Day,
  instead: readonly LandLayer[] = [],
): RestingOnLayer {
  const isOpen = (codes: readonly FindingCode[], entities: readonly EntityRef[], cm2: number): boolean =>
    codes.every((code) => !acceptanceOf({ code, entities, m2: m2OfCm2(cm2) }, register.acceptances, land.settings.sliver.m2, on));
  const isCompensated = layer.layer.kind === 'compensated';
  return {
    items: isCompensated ? countItems(land, register, layer, on, instead, isOpen) : 0,
    builds: countBuilds(land, register, layer, on, instead, isOpen),
  };
}

type IsOpen = (codes: readonly FindingCode[], entities: readonly EntityRef[], cm2: number) => boolean;

function countItems(
  land: DistrictLand,
  { items }: Register,
  layer: LandLayer,
  on: Day,
  instead: readonly LandLayer[],
  isOpen: IsOpen,
): number {
  const searchIn = (layers: readonly LandLayer[]) =>
    new CompensatedSearch({ ...land, layers: new Map(layers.map((one, place) => [String(place), one])) }, on, () => []);
  const [search, later] = [searchIn([layer]), searchIn(instead)];
  const sliver_cm2 = settle(land.settings.sliver.m2);
  let count = 0;
  for (const item of items.values()) {
    const placed = search.place(item);
    if (!placed) continue;
    const self = { kind: 'clearance-item', id: item.id } as const;
    const held_cm2 = search
      .imported(placed)
      .filter(({ with: other, cm2 }) => isOpen(['double-compensation', 'compensated-already'], [self, other], cm2))
      .reduce((sum, { cm2 }) => sum + cm2, 0);
    if (held_cm2 === 0) continue;
    const stays_cm2 = later.imported(placed).reduce((sum, { cm2 }) => sum + cm2, 0);
    if (stays_cm2 === 0 || stays_cm2 + sliver_cm2 < held_cm2) count++;
  }
  return count;
}

function countBuilds(
  land: DistrictLand,
  register: Register,
  layer: LandLayer,
  on: Day,
  instead: readonly LandLayer[],
  isOpen: IsOpen,
): number {
  const { sightings, settings } = land;
  const measure = settings.measureOfRecord.builds;
  const view = sightings.polygons.view(measure);
  const meter = new OverlapMeter();
  let count = 0;
  for (const { id, sameAs } of register.sightings.values()) {
    const row = sightings.rowOn(id, on);
    if (sameAs !== undefined || row === undefined || sightings.versions[row].shape === null) continue;
    const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
    const landIn = (one: LandLayer) =>
      [...one.polygons.index(measure).search(minX, minY, maxX, maxY)].map((feature) => ({
        refs: [{ kind: 'sighting', id } as const, { kind: 'parcel', id: one.idOf(feature) } as const],
        area_m2: meter.measurePair(view, row, one.polygons.view(measure), feature),
      }));
    const held_m2 = landIn(layer)
      .filter(({ refs, area_m2 }) => area_m2 >= settings.sliver.m2 && isOpen(['build-on-compensated'], refs, settle(area_m2)))
      .reduce((sum, { area_m2 }) => sum + area_m2, 0);
    const stays_m2 = instead.flatMap(landIn).reduce((sum, { area_m2 }) => sum + area_m2, 0);
    if (held_m2 > 0 && (stays_m2 === 0 || stays_m2 + settings.sliver.m2 < held_m2)) count++;
  }
  return count;
}
