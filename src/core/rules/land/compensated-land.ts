import type { Measure } from '../../measure/measurement.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import type { PolygonRef } from '../../report/footprint/slab-areas.ts';
import { CommonLand } from './common-land.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { SharedLand } from './land-facts.ts';
import { type Outline, parcelOutline, parcelOutlines, type ParcelRow, visitParcelsNear } from './parcel-outlines.ts';

/** An item in the columns: its parcel, the outline of it and the version of its red line that hold on the day that counts. */
export interface PlacedItem extends ParcelRow {
  readonly item: ClearanceItem;
  readonly outline: Outline;
  readonly lineRow: number;
  readonly isPaid: boolean;
}

/** The day on which an item was paid, or null before. */
export function paidOn({ milestones }: Pick<ClearanceItem, 'milestones'>, on: Day): Day | null {
  return milestones.find((one) => one.kind === 'paid' && one.on <= on)?.on ?? null;
}

/** What red lines were measured with, for as long as they stay. */
const common = new WeakMap<DatedShapes, Map<string, CommonLand>>();

/** Land in common with red lines, in one measure and by the district's rule for slivers. */
export function commonLand({ redLines, settings }: Pick<DistrictLand, 'redLines' | 'settings'>, measure: Measure): CommonLand {
  const rule = `${measure} ${settings.sliver.m2}`;
  const rules = common.get(redLines) ?? new Map<string, CommonLand>();
  common.set(redLines, rules);
  const known = rules.get(rule);
  if (known) return known;
  const land = new CommonLand(redLines.polygons, measure, settings.sliver.m2, (row) => redLines.versions[row].id);
  rules.set(rule, land);
  return land;
}

/** An item on the day of its payment; on `on` while it is not paid. Null where its parcel is in no layer or its red line nowhere. */
export function placeItem(
  land: Pick<DistrictLand, 'placeOf' | 'redLines' | 'layers' | 'parcelShapes'>,
  item: ClearanceItem,
  on: Day,
  day = paidOn(item, on),
): PlacedItem | null {
  const place = land.placeOf(item.parcelId);
  const lineRow = land.redLines.rowOn(item.redLineId, day ?? on);
  if (!place || lineRow === undefined) return null;
  const { layer, row } = place;
  return { item, layer, row, outline: parcelOutline(land, place, day ?? on), lineRow, isPaid: day !== null };
}

/**
 * Looks for compensated land under items, one at a time: under items paid under another red line, and in imported layers. The land of
 * an item is its parcel as it was on the day of its payment, inside the version of its red line that was in force then; of one that is
 * not paid, both on the day asked about.
 */
export class CompensatedSearch {
  readonly #land: DistrictLand;
  readonly #on: Day;
  readonly #measure: Measure;
  readonly #common: CommonLand;
  readonly #compensated: readonly LandLayer[];
  readonly #lineBoxes: PolygonView['boxes'];
  readonly #near: number[] = [];
  readonly #addNear = (row: number): void => {
    this.#near.push(row);
  };

  /** @param itemsOf the items of a parcel as they stand at the moment */
  constructor(
    land: DistrictLand,
    on: Day,
    private readonly itemsOf: (parcelId: string) => readonly PlacedItem[],
  ) {
    this.#land = land;
    this.#on = on;
    this.#measure = land.settings.measureOfRecord['red-lines'];
    this.#common = commonLand(land, this.#measure);
    this.#compensated = [...land.layers.values()].filter(({ layer }) => layer.kind === 'compensated');
    this.#lineBoxes = land.redLines.polygons.view(this.#measure).boxes;
  }

  place(item: ClearanceItem, day = paidOn(item, this.#on)): PlacedItem | null {
    return placeItem(this.#land, item, this.#on, day);
  }

  /** Whether an item has no land in its red line: nothing of its parcel lies in it, or less than the rule for slivers. */
  isOutside({ outline, lineRow }: PlacedItem): boolean {
    return this.#common.isOutside(this.#ref(outline), lineRow);
  }

  of(placed: PlacedItem): readonly SharedLand[] {
    const paid = this.#paidItems(placed);
    const imported = this.imported(placed);
    return imported.length === 0 ? paid : [...paid, ...imported];
  }

  /** Land of an item in its red line, settled. */
  measure_cm2({ outline, lineRow }: PlacedItem): number {
    return this.#common.measure_cm2([this.#ref(outline)], [lineRow]);
  }

  /** Visits the ids of parcels whose items may share land with the items of a parcel, itself among them. */
  visitNeighbours(parcelId: string, visit: (parcelId: string) => void): void {
    const place = this.#land.placeOf(parcelId);
    if (!place) return;
    for (const own of parcelOutlines(this.#land, place)) {
      visitParcelsNear(this.#land, own, this.#measure, (layer, row) => {
        const isNear = parcelOutlines(this.#land, { layer, row }).some((one) =>
          this.#common.meets(this.#ref(own), this.#ref(one)),
        );
        if (isNear) visit(layer.idOf(row));
      });
    }
  }

  #paidItems(placed: PlacedItem): readonly SharedLand[] {
    const crosses = this.#common.crossing(placed.lineRow);
    if (crosses.length === 0) return NONE;
    const own = this.#ref(placed.outline);
    // Only where the other line holds some of its land itself can land be paid for under both: that is told without its neighbours.
    const crossing = crosses.filter((line) => boxesMeet(own, this.#lineBoxes, line) && this.#common.inLine(own, line) > 0);
    if (crossing.length === 0) return NONE;
    const found: SharedLand[] = [];
    visitParcelsNear(this.#land, placed.outline, this.#measure, (layer, row) => {
      for (const one of this.itemsOf(layer.idOf(row))) {
        // Asked first: hardly any neighbour was paid under a red line that crosses this one.
        if (!one.isPaid || one.row !== row || one.layer !== layer || !crossing.includes(one.lineRow)) continue;
        const other = this.#ref(one.outline);
        const isSame = other.view === own.view && other.row === own.row;
        if (!isSame && !this.#common.meets(own, other)) continue;
        const outlines = isSame ? [own] : [own, other];
        const cm2 = this.#common.measure_cm2(outlines, [placed.lineRow, one.lineRow]);
        if (cm2 > 0) found.push({ with: { kind: 'clearance-item', id: one.item.id }, cm2 });
      }
    });
    return found;
  }

  /** Under features of imported layers alone. */
  imported({ outline, lineRow }: PlacedItem): readonly SharedLand[] {
    if (this.#compensated.length === 0) return NONE;
    let found: SharedLand[] | undefined;
    const own = this.#ref(outline);
    for (const layer of this.#compensated) {
      const view = layer.polygons.view(this.#measure);
      // Nearly every item has nothing near it: nothing is made to find that out.
      for (const row of this.#rowsBy(layer, own)) {
        if (!this.#common.meets(own, { view, row })) continue;
        const cm2 = this.#common.measure_cm2([own, { view, row }], [lineRow]);
        if (cm2 === 0) continue;
        found ??= [];
        found.push({ with: { kind: 'parcel', id: layer.idOf(row) }, label: layer.label(row), cm2 });
      }
    }
    return found ?? NONE;
  }

  /** Rows of a layer whose boxes meet that of an outline; to be read before the next ones are asked for. */
  #rowsBy(layer: LandLayer, { view: { boxes }, row }: PolygonRef): readonly number[] {
    const at = 4 * row;
    this.#near.length = 0;
    layer.polygons.index(this.#measure).visit(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3], this.#addNear);
    return this.#near;
  }

  #ref({ polygons, row }: Outline): PolygonRef {
    return { view: polygons.view(this.#measure), row };
  }
}

const NONE: readonly SharedLand[] = [];

function boxesMeet({ view, row }: PolygonRef, boxes: PolygonView['boxes'], other: number): boolean {
  const [a, b] = [4 * row, 4 * other];
  const own = view.boxes;
  return own[a] < boxes[b + 2] && own[a + 2] > boxes[b] && own[a + 1] < boxes[b + 3] && own[a + 3] > boxes[b + 1];
}
