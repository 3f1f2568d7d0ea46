import { DistanceMeter } from '../../overlay/distance.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import { type PreparedClip, prepareClip } from '../../overlay/prepare-clip.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';

/** One area as a question: which rows overlap it, or come as near to it as the width of a sliver. */
export class TouchedArea {
  readonly #view: PolygonView;
  readonly #clip: PreparedClip;
  readonly #overlaps = new OverlapMeter();
  readonly #distances = new DistanceMeter();

  /**
   * @param area one admitted feature
   * @param near_m neighbours of what is drawn along the area's own border are this near
   */
  constructor(
    area: MeasuredPolygons,
    private readonly near_m: number,
  ) {
    // The one plane that reaches everywhere.
    this.#view = area.view('ellipsoidal');
    this.#clip = prepareClip(this.#view, 0);
  }

  /** Square metres by the statutory measure. */
  get area_m2(): number {
    return this.#view.areas_m2[0];
  }

  /** Rows in ascending order. */
  rowsOf(polygons: MeasuredPolygons): number[] {
    if (polygons.columns.count === 0) return [];
    const view = polygons.view('ellipsoidal');
    const near_mm = 1000 * this.near_m;
    const [minX, minY, maxX, maxY] = this.#view.boxes;
    return polygons
      .index('ellipsoidal')
      .search(minX - near_mm, minY - near_mm, maxX + near_mm, maxY + near_mm)
      .filter((row) => this.#touches(view, row))
      .sort((a, b) => a - b);
  }

  #touches(view: PolygonView, row: number): boolean {
    const isLand = view.columns.featureOffsets[row] < view.columns.featureOffsets[row + 1];
    if (!isLand) return false;
    if (this.#overlaps.measure(view, row, this.#clip) > 0) return true;
    return this.#distances.between(view, row, this.#view, 0).distance_m <= this.near_m;
  }
}
