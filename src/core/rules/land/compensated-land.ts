import type { Measure } from '../../measure/measurement.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import type { PolygonRef } from '../../report/footprint/slab-areas.ts';
import { CommonLand } from './common-land.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { SharedLand } from './land-facts.ts';

/** An item in the columns: its parcel, and its red line's version in force on the day that counts. */
export interface PlacedItem {
  readonly item: ClearanceItem;
  readonly layer: LandLayer;
  readonly row: number;
  readonly lineRow: number;
  readonly isPaid: boolean;
}

/** The day on which an item was paid, or null before. */
export function paidOn({ milestones }: Pick<ClearanceItem, 'milestones'>, on: Day): Day | null {
  return milestones.find((one) => one.kind === 'paid' && one.on <= on)?.on ?? null;
}

/** What red lines were measured with, for as long as they stay. */
const common = new WeakMap<DatedShapes, { readonly rule: string; readonly land: CommonLand }>();

function commonLand({ redLines, settings }: DistrictLand): CommonLand {
  const measure = settings.measureOfRecord['red-lines'];
  const rule = `${measure} ${settings.sliver.m2}`;
  const known = common.get(redLines);
  if (known?.rule === rule) return known.land;
  const land = new CommonLand(redLines.polygons, measure, settings.sliver.m2, (row) => redLines.versions[row].id);
  common.set(redLines, { rule, land });
  return land;
}

/**
 * Looks for compensated land under items, one at a time: under items paid under another red line, and in imported layers. The land of
 * an item is its parcel inside the version of its red line that was in force when it was paid; of one that is not paid, on the day
 * asked about.
 */
export class CompensatedSearch {
  readonly #land: DistrictLand;
  readonly #on: Day;
  readonly #measure: Measure;
  readonly #common: CommonLand;
  readonly #compensated: readonly LandLayer[];
  readonly #parcels: readonly LandLayer[];
  readonly #lineBoxes: PolygonView['boxes'];

  /** @param itemsOf the items of a parcel as they stand at the moment */
  constructor(
    land: DistrictLand,
    on: Day,
    private readonly itemsOf: (parcelId: string) => readonly PlacedItem[],
  ) {
    this.#land = land;
    this.#on = on;
    this.#measure = land.settings.measureOfRecord['red-lines'];
    this.#common = commonLand(land);
    const layers = [...land.layers.values()];
    this.#compensated = layers.filter(({ layer }) => layer.kind === 'compensated');
    this.#parcels = layers.filter(({ layer }) => layer.kind === 'parcels');
    this.#lineBoxes = land.redLines.polygons.view(this.#measure).boxes;
  }

  place(item: ClearanceItem, day = paidOn(item, this.#on)): PlacedItem | null {
    const place = this.#land.placeOf(item.parcelId);
    const lineRow = this.#land.redLines.rowOn(item.redLineId, day ?? this.#on);
    if (!place || lineRow === undefined) return null;
    return { item, layer: place.layer, row: place.row, lineRow, isPaid: day !== null };
  }

  of(placed: PlacedItem): SharedLand[] {
    return [...this.#paidItems(placed), ...this.#imported(placed)];
  }

  /** Ids of parcels whose items may share land with the items of a parcel, itself among them. */
  *neighbours(parcelId: string): Generator<string> {
    const place = this.#land.placeOf(parcelId);
    if (!place) return;
    const own = this.#ref(place.layer, place.row);
    for (const [layer, row] of this.#parcelsBy(own)) if (this.#meets(own, layer, row)) yield layer.idOf(row);
  }

  #paidItems(placed: PlacedItem): SharedLand[] {
    const own = this.#ref(placed.layer, placed.row);
    const crossing = this.#common.crossing(placed.lineRow).filter((line) => boxesMeet(own, this.#lineBoxes, line));
    if (crossing.length === 0) return [];
    const found: SharedLand[] = [];
    for (const [layer, row] of this.#parcelsBy(own)) {
      const isPaidAcross = (one: PlacedItem) =>
        one.isPaid && one.layer === layer && one.row === row && crossing.includes(one.lineRow);
      const paid = this.itemsOf(layer.idOf(row)).filter(isPaidAcross);
      // Asked first: hardly any neighbour was paid under a red line that crosses this one.
      if (paid.length === 0 || !this.#meets(own, layer, row)) continue;
      const isSame = layer === placed.layer && row === placed.row;
      const outlines = isSame ? [own] : [own, this.#ref(layer, row)];
      for (const one of paid) {
        const cm2 = this.#common.measure_cm2(outlines, [placed.lineRow, one.lineRow]);
        if (cm2 > 0) found.push({ with: { kind: 'clearance-item', id: one.item.id }, cm2 });
      }
    }
    return found;
  }

  /** Rows of parcel layers by the box of an outline, its own row among them. */
  *#parcelsBy({ view, row }: PolygonRef): Generator<readonly [LandLayer, number]> {
    for (const layer of this.#parcels) for (const near of this.#rowsBy(layer, view.boxes, row)) yield [layer, near];
  }

  #rowsBy(layer: LandLayer, boxes: PolygonView['boxes'], row: number): readonly number[] {
    const at = 4 * row;
    return layer.polygons.index(this.#measure).search(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }

  #meets(own: PolygonRef, layer: LandLayer, row: number): boolean {
    const view = layer.polygons.view(this.#measure);
    return (view === own.view && row === own.row) || this.#common.meets(own, { view, row });
  }

  #imported(placed: PlacedItem): SharedLand[] {
    const found: SharedLand[] = [];
    for (const layer of this.#compensated) {
      const own = this.#ref(placed.layer, placed.row);
      const view = layer.polygons.view(this.#measure);
      for (const row of this.#rowsBy(layer, own.view.boxes, own.row)) {
        if (!this.#common.meets(own, { view, row })) continue;
        const cm2 = this.#common.measure_cm2([own, { view, row }], [placed.lineRow]);
        if (cm2 > 0) found.push({ with: { kind: 'parcel', id: layer.idOf(row) }, label: layer.label(row), cm2 });
      }
    }
    return found;
  }

  #ref(layer: LandLayer, row: number): PolygonRef {
    return { view: layer.polygons.view(this.#measure), row };
  }
}

function boxesMeet({ view, row }: PolygonRef, boxes: PolygonView['boxes'], other: number): boolean {
  const [a, b] = [4 * row, 4 * other];
  const own = view.boxes;
  return own[a] < boxes[b + 2] && own[a + 2] > boxes[b] && own[a + 1] < boxes[b + 3] && own[a + 3] > boxes[b + 1];
}
