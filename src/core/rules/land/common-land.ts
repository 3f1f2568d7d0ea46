import type { Measure } from '../../measure/measurement.ts';
import { settle } from '../../measure/settle.ts';
import { LEAST_OVERLAP_M2 } from '../../overlay/overlap-table.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';
import { type PreparedClip, prepareClip } from '../../overlay/prepare-clip.ts';
import { measureCommonArea, type PolygonRef } from '../../report/footprint/slab-areas.ts';

/**
 * Measures land that parcels and red lines have in common. Nearly every parcel lies wholly in its red line or shares nothing with the
 * other outlines: what is inside another needs no more than itself, so that only parcels which red lines cut are taken apart.
 */
export class CommonLand {
  readonly #lines: PolygonView;
  readonly #clips: PreparedClip[] = [];
  readonly #meter = new OverlapMeter();
  /** By row of a red line: rows that share land with it. */
  readonly #crossing: (readonly number[])[] = [];
  readonly #lineAt: (row: number) => string;

  constructor(
    private readonly redLines: MeasuredPolygons,
    private readonly measure: Measure,
    private readonly least_m2: number,
    idOf: (row: number) => string,
  ) {
    this.#lines = redLines.view(measure);
    this.#lineAt = idOf;
  }

  /** Versions of other red lines that share land with a version of one. */
  crossing(row: number): readonly number[] {
    const known = this.#crossing[row];
    if (known) return known;
    const [minX, minY, maxX, maxY] = this.#lines.boxes.subarray(4 * row, 4 * row + 4);
    const rows = this.redLines
      .index(this.measure)
      .search(minX, minY, maxX, maxY)
      .filter((other) => this.#lineAt(other) !== this.#lineAt(row) && this.inLine({ view: this.#lines, row: other }, row) > 0);
    this.#crossing[row] = rows;
    return rows;
  }

  /** Land of an outline inside a version of a red line, m²; 0 below the rule for slivers. */
  inLine({ view, row }: PolygonRef, line: number): number {
    return this.#atLeast(this.#meter.measure(view, row, this.#clip(line)));
  }

  /** Whether an outline has no land in a version of a red line; what is smaller than a sliver itself has where it lies within. */
  isOutside(outline: PolygonRef, line: number): boolean {
    const area_m2 = this.#meter.measure(outline.view, outline.row, this.#clip(line));
    return this.#atLeast(area_m2) === 0 && !(area_m2 > 0 && isWhole(area_m2, outline));
  }

  meets({ view, row }: PolygonRef, other: PolygonRef): boolean {
    return this.#atLeast(this.#meter.measurePair(view, row, other.view, other.row)) > 0;
  }

  /** Land that outlines have in common inside all of the lines, settled; 0 below the rule for slivers. */
  measure_cm2(outlines: readonly PolygonRef[], lines: readonly number[]): number {
    const cutting = new Set(lines);
    for (const line of lines) {
      for (const outline of outlines) {
        const area_m2 = this.inLine(outline, line);
        if (area_m2 === 0) return 0;
        if (isWhole(area_m2, outline)) cutting.delete(line);
      }
    }
    const [first, second] = outlines;
    const refs = [...outlines, ...[...cutting].map((row) => ({ view: this.#lines, row }))];
    if (refs.length === 1) return this.#settle(first.view.areas_m2[first.row]);
    if (refs.length > 2) return second && !this.meets(first, second) ? 0 : this.#settle(measureCommonArea(refs));
    const [line] = cutting;
    return this.#settle(
      second ? this.#meter.measurePair(first.view, first.row, second.view, second.row) : this.inLine(first, line),
    );
  }

  #clip(line: number): PreparedClip {
    this.#clips[line] ??= prepareClip(this.#lines, line);
    return this.#clips[line];
  }

  #atLeast(area_m2: number): number {
    return area_m2 < this.least_m2 - LEAST_OVERLAP_M2 ? 0 : area_m2;
  }

  /** Of land common to several outlines only the area is judged. */
  #settle(area_m2: number): number {
    return area_m2 < this.least_m2 ? 0 : settle(area_m2);
  }
}

const isWhole = (area_m2: number, { view, row }: PolygonRef): boolean => area_m2 >= view.areas_m2[row] - LEAST_OVERLAP_M2;
