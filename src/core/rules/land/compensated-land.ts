import { settle } from '../../measure/settle.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import { measureCommonArea, type PolygonRef } from '../../report/footprint/slab-areas.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { LandFacts, SharedLand } from './land-facts.ts';

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

/**
 * By item: land that is compensated already, by items paid under another red line or by imported layers. The land of an item is its
 * parcel inside the version of its red line that was in force when it was paid; of one that is not paid, on the day asked about.
 */
export async function gatherCompensated(
  land: DistrictLand,
  register: Register,
  on: Day,
  host: TaskHost,
): Promise<LandFacts['compensated']> {
  const search = new CompensatedSearch(land, register, on);
  const found = new Map<string, readonly SharedLand[]>();
  let done = 0;
  for (const placed of search.candidates()) {
    if (++done % 256 === 0) {
      if (host.signal?.aborted) throw Object.assign(new Error('cancelled'), { code: 'cancelled' });
      await host.pause?.();
    }
    const shared = search.of(placed);
    if (shared.length > 0) found.set(placed.item.id, shared);
  }
  return found;
}

/** Areas by the rows that they are common to, for as long as parcels and red lines stay. */
const areas = new WeakMap<DatedShapes, Map<string, number>>();

/** Looks for compensated land under items, one at a time. */
export class CompensatedSearch {
  readonly #land: DistrictLand;
  readonly #register: Register;
  readonly #on: Day;
  readonly #byParcel = new Map<string, PlacedItem[]>();
  readonly #itemsOf?: (parcelId: string) => readonly ClearanceItem[];
  readonly #layers: readonly LandLayer[];
  readonly #kept: Map<string, number>;

  /** With `itemsOf` the items of a parcel are asked for each time: for a register that goes on changing. */
  constructor(land: DistrictLand, register: Register, on: Day, itemsOf?: (parcelId: string) => readonly ClearanceItem[]) {
    this.#land = land;
    this.#itemsOf = itemsOf;
    this.#register = register;
    this.#on = on;
    this.#layers = [...land.layers.values()].filter(({ layer }) => layer.kind === 'compensated');
    this.#kept = areas.get(land.redLines) ?? new Map<string, number>();
    areas.set(land.redLines, this.#kept);
    for (const item of itemsOf ? [] : register.items.values()) {
      const placed = this.place(item);
      if (!placed) continue;
      const known = this.#byParcel.get(item.parcelId);
      if (known) known.push(placed);
      else this.#byParcel.set(item.parcelId, [placed]);
    }
  }

  place(item: ClearanceItem, day = paidOn(item, this.#on)): PlacedItem | null {
    const place = this.#land.placeOf(item.parcelId);
    const lineRow = this.#land.redLines.rowOn(item.redLineId, day ?? this.#on);
    if (!place || lineRow === undefined) return null;
    return { item, layer: place.layer, row: place.row, lineRow, isPaid: day !== null };
  }

  /** Items that may stand on compensated land: all where land is imported as compensated, else those where red lines cross. */
  *candidates(): Generator<PlacedItem> {
    const lines = new Set([...this.#register.redLines.keys()].filter((id) => this.#meetsOther(id)));
    for (const placed of this.#byParcel.values())
      for (const one of placed) if (this.#layers.length > 0 || lines.has(one.item.redLineId)) yield one;
  }

  /** Does any version of a red line meet, by its box, a version of another? */
  #meetsOther(id: string): boolean {
    const { redLines, settings } = this.#land;
    const measure = settings.measureOfRecord['red-lines'];
    const { boxes } = redLines.polygons.view(measure);
    return redLines.versions.some((version, row) => {
      if (version.id !== id) return false;
      const [minX, minY, maxX, maxY] = boxes.subarray(4 * row, 4 * row + 4);
      const met = redLines.polygons.index(measure).search(minX, minY, maxX, maxY);
      return met.some((other) => redLines.versions[other].id !== id);
    });
  }

  #placedOn(parcelId: string): readonly PlacedItem[] {
    if (!this.#itemsOf) return this.#byParcel.get(parcelId) ?? [];
    return this.#itemsOf(parcelId).flatMap((item) => this.place(item) ?? []);
  }

  of(placed: PlacedItem): SharedLand[] {
    return [...this.#paidItems(placed), ...this.#imported(placed)];
  }

  #paidItems(placed: PlacedItem): SharedLand[] {
    const { layer, row, item } = placed;
    const measure = this.#land.settings.measureOfRecord['red-lines'];
    const view = layer.polygons.view(measure);
    const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
    const found: SharedLand[] = [];
    for (const other of this.#land.layers.values()) {
      if (other.layer.kind !== 'parcels') continue;
      for (const near of other.polygons.index(measure).search(minX, minY, maxX, maxY)) {
        for (const one of this.#placedOn(other.idOf(near))) {
          if (!one.isPaid || one.item.redLineId === item.redLineId || one.layer !== other) continue;
          const cm2 = this.#share(placed, one);
          if (cm2 > 0) found.push({ with: { kind: 'clearance-item', id: one.item.id }, cm2 });
        }
      }
    }
    return found;
  }

  #imported(placed: PlacedItem): SharedLand[] {
    const measure = this.#land.settings.measureOfRecord['red-lines'];
    const { boxes } = placed.layer.polygons.view(measure);
    const [minX, minY, maxX, maxY] = boxes.subarray(4 * placed.row, 4 * placed.row + 4);
    return this.#layers.flatMap((layer) =>
      layer.polygons
        .index(measure)
        .search(minX, minY, maxX, maxY)
        .flatMap((row): SharedLand[] => {
          const refs = [...this.#refs(placed), { view: layer.polygons.view(measure), row }];
          const cm2 = this.#measure(`${keyOf(placed)}+${layer.layer.id}/${row}`, refs);
          return cm2 > 0 ? [{ with: { kind: 'parcel', id: layer.idOf(row) }, label: layer.label(row), cm2 }] : [];
        }),
    );
  }

  #share(placed: PlacedItem, other: PlacedItem): number {
    const isSameParcel = placed.layer === other.layer && placed.row === other.row;
    const refs = [...this.#refs(placed), ...this.#refs(other).slice(isSameParcel ? 1 : 0)];
    return this.#measure([keyOf(placed), keyOf(other)].sort().join('+'), refs);
  }

  #refs({ layer, row, lineRow }: PlacedItem): PolygonRef[] {
    const measure = this.#land.settings.measureOfRecord['red-lines'];
    return [
      { view: layer.polygons.view(measure), row },
      { view: this.#land.redLines.polygons.view(measure), row: lineRow },
    ];
  }

  /** Settled, 0 for slivers: of land common to three or four outlines only the area is judged. */
  #measure(key: string, refs: readonly PolygonRef[]): number {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const area_m2 = measureCommonArea(refs);
    const cm2 = area_m2 < this.#land.settings.sliver.m2 ? 0 : settle(area_m2);
    this.#kept.set(key, cm2);
    return cm2;
  }
}

const keyOf = ({ layer, row, lineRow }: PlacedItem): string => `${numberOf(layer.polygons)}/${row}/${lineRow}`;

/** Columns by number: a layer whose parcels were reshaped has others on other days. */
const numbers = new WeakMap<MeasuredPolygons, number>();
let lastNumber = 0;

function numberOf(polygons: MeasuredPolygons): number {
  const number = numbers.get(polygons) ?? ++lastNumber;
  numbers.set(polygons, number);
  return number;
}
