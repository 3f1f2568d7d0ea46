import type { Measure } from '../../measure/measurement.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import { type PreparedClip, prepareClip } from '../../overlay/prepare-clip.ts';
import { judgeSliver, type SliverRule } from '../../overlay/sliver.ts';
import { settle } from '../../measure/settle.ts';

export interface MetRow {
  readonly row: number;
  readonly cm2: number;
}

/** What was met last, by which rule: settings may change while shapes stay. */
interface Met {
  readonly measure: Measure;
  readonly sliver: SliverRule;
  readonly rows: readonly MetRow[];
}

/**
 * Rows of other polygons that one row shares land with, over the sliver rule, in one measure. Kept by `key`, an object that stays
 * as long as the shape of the row does, and by the other polygons.
 */
export class MeetingRows {
  /** By the other polygons, which are few: a map for each of many keys would cost more than what it keeps. */
  readonly #kept = new WeakMap<MeasuredPolygons, WeakMap<object, Met>>();
  readonly #meter = new OverlapMeter();
  /** The last row that was asked about: as a rule it is asked about with one layer after the other. */
  #clip: PreparedClip | null = null;

  async of(
    key: object,
    subject: { readonly polygons: MeasuredPolygons; readonly row: number },
    others: MeasuredPolygons,
    measure: Measure,
    sliver: SliverRule,
  ): Promise<readonly MetRow[]> {
    const byKey = this.#kept.get(others) ?? new WeakMap<object, Met>();
    this.#kept.set(others, byKey);
    const known = byKey.get(key);
    if (known?.measure === measure && known.sliver === sliver) return known.rows;
    const rows = this.#measure(subject, others, measure, sliver);
    byKey.set(key, { measure, sliver, rows });
    return rows;
  }

  #measure(
    { polygons, row }: { readonly polygons: MeasuredPolygons; readonly row: number },
    others: MeasuredPolygons,
    measure: Measure,
    sliver: SliverRule,
  ): readonly MetRow[] {
    const view = polygons.view(measure);
    const other = others.view(measure);
    const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
    const rows = others.index(measure).search(minX, minY, maxX, maxY);
    if (rows.length === 0) return [];
    const clip = this.#clip?.view === view && this.#clip.row === row ? this.#clip : prepareClip(view, row);
    this.#clip = clip;
    const met: MetRow[] = [];
    for (const one of rows) {
      if (others === polygons && one === row) continue;
      const area_m2 = this.#meter.measure(other, one, clip);
      if (area_m2 < sliver.m2 || judgeSliver(sliver, area_m2, view, row, other, one)) continue;
      met.push({ row: one, cm2: settle(area_m2) });
    }
    return met;
  }
}
