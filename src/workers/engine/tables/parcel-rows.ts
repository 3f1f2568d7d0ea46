import { ringsArea_m2 } from '../../../core/measure/area.ts';
import type { Measure } from '../../../core/measure/measurement.ts';
import { isOutsidePlane } from '../../../core/measure/ruler.ts';
import { settle } from '../../../core/measure/settle.ts';
import { rowSigma_m2 } from '../../../core/overlay/row-sigma.ts';
import { concatColumns } from '../../../core/overlay/build-columns.ts';
import { holdsPoint } from '../../../core/overlay/holds-point.ts';
import { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import { type OverlapTable, PairRows } from '../../../core/overlay/overlap-table.ts';
import { visitSelfOverlapsInSlices } from '../../../core/overlay/self-overlap.ts';
import type { AdminUnit } from '../../../core/register/district.ts';
import { nextTask } from '../../../formats/next-task.ts';
import type { PropertyValue } from '../../../formats/feature-table.ts';
import type { Call } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import type { LayerData } from '../layer-data.ts';
import { type ColumnData, DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import { Memo, paceRows } from './table-data.ts';

/** One parcel layer and where its rows begin in the table. */
export interface ParcelPart {
  readonly layer: LayerData;
  readonly from: number;
}

/** An attribute becomes a choice up to so many different values. */
const MOST_CHOICES = 200;
const LEVELS = ['zone', 'township', 'village'] as const;
export type UnitLevel = (typeof LEVELS)[number];

/** The parcels of all parcel layers as rows, with everything about them that no day changes: made once, when it is asked for. */
export class ParcelRows {
  readonly parts: readonly ParcelPart[];
  readonly count: number;
  readonly #memo = new Memo();

  constructor(private readonly session: DistrictSession) {
    let from = 0;
    this.parts = [...session.layers.values()]
      .filter(({ layer }) => layer.kind === 'parcels')
      .map((layer) => {
        const part = { layer, from };
        from += layer.count;
        return part;
      });
    this.count = from;
  }

  /** Whether another session's parcels are the same rows, measured by the same rules. */
  serves(session: DistrictSession): boolean {
    const layers = [...session.layers.values()].filter(({ layer }) => layer.kind === 'parcels');
    return (
      layers.length === this.parts.length &&
      layers.every((layer, n) => layer === this.parts[n].layer) &&
      session.units === this.session.units &&
      session.plane === this.session.plane &&
      session.settings.measureOfRecord.parcels === this.measure
    );
  }

  get measure(): Measure {
    return this.session.settings.measureOfRecord.parcels;
  }

  partOf(row: number): ParcelPart {
    return this.parts.findLast(({ from }) => from <= row) ?? this.parts[0];
  }

  /** Row of the table of a row of a layer; undefined where the layer holds no parcels. */
  rowOf(layer: LayerData, row: number): number | undefined {
    const part = this.parts.find((one) => one.layer === layer);
    return part && part.from + row;
  }

  labels(): ColumnData {
    return textsOf((row) => {
      const { layer, from } = this.partOf(row);
      return layer.label(row - from);
    });
  }

  layers(): ColumnData {
    const dictionary = new DictionaryBuilder(this.count);
    for (const { layer, from } of this.parts)
      for (let row = 0; row < layer.count; row++) dictionary.set(from + row, layer.layer.id);
    return dictionary.finish();
  }

  texts(name: string): ColumnData {
    return textsOf((row) => {
      const { layer, from } = this.partOf(row);
      return wordOf(layer.value(name, row - from));
    });
  }

  choices(name: string, call: Call): Promise<ColumnData> {
    return this.#memo.get(`choices/${name}`, call, () => {
      const dictionary = new DictionaryBuilder(this.count);
      this.#visit(name, (row, value) => dictionary.set(row, wordOf(value)));
      return dictionary.finish();
    });
  }

  numbers(name: string, call: Call): Promise<ColumnData> {
    return this.#memo.get(`numbers/${name}`, call, () =>
      numbersOf(this.count, (numbers) =>
        this.#visit(name, (row, value) => {
          if (typeof value === 'number') numbers[row] = value;
        }),
      ),
    );
  }

  #visit(name: string, set: (row: number, value: PropertyValue | undefined) => void): void {
    for (const { layer, from } of this.parts) layer.column(name)?.forEach((value, row) => set(from + row, value));
  }

  /** What kind of column an attribute makes. */
  kindOf(name: string): 'number' | 'choice' | 'text' {
    const different = new Set<string>();
    let isNumber = true;
    for (const { layer } of this.parts) {
      for (const value of layer.column(name) ?? []) {
        if (value === undefined || value === null || value === '') continue;
        if (typeof value !== 'number') isNumber = false;
        if (different.size <= MOST_CHOICES) different.add(String(value));
        else if (!isNumber) return 'text';
      }
    }
    if (isNumber && different.size > 0) return 'number';
    return different.size <= MOST_CHOICES ? 'choice' : 'text';
  }

  /** Areas in the measure of record, whole cm². */
  areas(call: Call): Promise<ColumnData> {
    return this.#memo.get('areas', call, () =>
      numbersOf(this.count, (numbers) => {
        for (const { layer, from } of this.parts) {
          const { areas_m2 } = layer.polygons.view(this.measure);
          for (let row = 0; row < layer.count; row++) numbers[from + row] = settle(areas_m2[row]);
        }
      }),
    );
  }

  /** The other legal measure, whole cm²; blank beyond the plane. Row by row, so that no second set of coordinates is kept. */
  otherAreas(call: Call): Promise<ColumnData> {
    return this.#memo.get('other-areas', call, async () => {
      const pacer = paceRows(call, this.count);
      const numbers = new Float64Array(this.count).fill(Number.NaN);
      const other = this.measure === 'planar' ? 'ellipsoidal' : 'planar';
      const { plane } = this.session;
      for (const { layer, from } of this.parts) {
        const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = layer.polygons.columns;
        for (let row = 0; row < layer.count; row++) {
          const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
          const start = ringOffsets[first];
          const own = coordinates.subarray(2 * start, 2 * ringOffsets[last]);
          const offsets = ringOffsets.subarray(first, last + 1).map((offset) => offset - start);
          if (other === 'ellipsoidal')
            numbers[from + row] = settle(ringsArea_m2(plane.toEqualArea(own), offsets, 0, last - first));
          else if (!isOutsidePlane(plane, own)) numbers[from + row] = settle(ringsArea_m2(own, offsets, 0, last - first));
          if ((row & 63) === 0 && pacer.isDue()) await pacer.pause(from + row);
        }
      }
      return { type: 'numbers', numbers } as const;
    });
  }

  /** Stated less measured, whole cm². */
  differences(call: Call): Promise<ColumnData> {
    return this.#memo.get('differences', call, async () => {
      const stated = await this.numbers('stated_cm2', call);
      const areas = await this.areas(call);
      return numbersOf(this.count, (numbers) => {
        if (stated.type !== 'numbers' || areas.type !== 'numbers') return;
        for (let row = 0; row < this.count; row++) numbers[row] = stated.numbers[row] - areas.numbers[row];
      });
    });
  }

  /** Standard deviations of the areas, m²; NaN for surveyed parcels and where nobody stated the vertex error. Null where that is all. */
  sigma(): Float64Array | null {
    if (this.#sigma !== undefined) return this.#sigma;
    const rough = this.parts.filter(({ layer }) => layer.isRough);
    this.#sigma = rough.length === 0 ? null : new Float64Array(this.count).fill(Number.NaN);
    for (const { layer, from } of rough) {
      const { columns } = layer.polygons;
      for (let row = 0; row < layer.count && this.#sigma; row++) {
        const geometry = layer.geometryOf(row);
        if (!geometry || geometry.origin === 'surveyed') continue;
        this.#sigma[from + row] = rowSigma_m2(columns, row, geometry.sigma_m);
      }
    }
    return this.#sigma;
  }
  #sigma: Float64Array | null | undefined;

  /** Zone, township or village: the one that the layer names, else the one that holds the middle of the parcel's bounding box. */
  async unitsAt(level: UnitLevel, call: Call): Promise<ColumnData> {
    const units = await this.#memo.get('units', call, () => this.#placeInUnits(call));
    return { type: 'codes', codes: units[LEVELS.indexOf(level)], values: this.session.units.list.map(({ id }) => id) };
  }

  async #placeInUnits(call: Call): Promise<readonly Int32Array[]> {
    const pacer = paceRows(call, this.count);
    const { list, polygons } = this.session.units;
    const lines = list.map((_, unit) => lineage(list, unit));
    const placeOf = new Map(list.map(({ id }, unit) => [id, unit]));
    const view = polygons.view('planar');
    const index = polygons.index('planar');
    const found = LEVELS.map(() => new Int32Array(this.count).fill(-1));
    const enter = (row: number, unit: number) =>
      lines[unit].forEach((one, level) => {
        if (one >= 0 && found[level][row] < 0) found[level][row] = one;
      });
    for (const { layer, from } of this.parts) {
      const named = layer.column('unit');
      const { boxes } = layer.polygons.view('planar');
      for (let row = 0; row < layer.count; row++) {
        const stated = placeOf.get(String(named?.[row] ?? ''));
        if (stated !== undefined) enter(from + row, stated);
        else {
          const x = (boxes[4 * row] + boxes[4 * row + 2]) / 2;
          const y = (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2;
          const holding = index.search(x, y, x, y).filter((unit) => holdsPoint(view, unit, x, y));
          // The smallest first: what it lies in follows from it.
          holding.sort((a, b) => LEVELS.indexOf(list[b].level) - LEVELS.indexOf(list[a].level));
          for (const unit of holding) enter(from + row, unit);
        }
        if ((row & 255) === 0 && pacer.isDue()) await pacer.pause(from + row);
      }
    }
    return found;
  }

  /** All parcels as polygons, row for row of the table. */
  get polygons(): MeasuredPolygons {
    const [first, ...others] = this.parts;
    if (first && others.length === 0) return first.layer.polygons;
    this.#polygons ??= new MeasuredPolygons(
      concatColumns(this.parts.map(({ layer }) => layer.polygons.columns)),
      this.session.plane,
    );
    return this.#polygons;
  }
  #polygons: MeasuredPolygons | null = null;

  /** Double claims, between layers too. */
  pairs(call: Call): Promise<OverlapTable> {
    return this.#memo.get('pairs', call, async () => {
      const pairs = new PairRows();
      await visitSelfOverlapsInSlices(
        this.polygons.view(this.measure),
        this.polygons.index(this.measure),
        {
          signal: call.signal,
          pause: nextTask,
          onProgress: (share) =>
            call.progress({
              phase: 'measure-overlaps',
              done: Math.round(share * this.count),
              total: this.count,
              unit: 'parcels',
            }),
        },
        (row, other, area_m2) => pairs.push(row, other, area_m2),
      );
      return pairs.finish();
    });
  }
}

/** A unit's own zone, township and village; −1 for levels below it. */
export function lineage(list: readonly AdminUnit[], unit: number): readonly number[] {
  const line = [-1, -1, -1];
  for (let at: number = unit, n = 0; at >= 0 && n < LEVELS.length; n++) {
    line[LEVELS.indexOf(list[at].level)] = at;
    const { parentId } = list[at];
    at = parentId === undefined ? -1 : list.findIndex(({ id }) => id === parentId);
  }
  return line;
}

function wordOf(value: PropertyValue | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}
