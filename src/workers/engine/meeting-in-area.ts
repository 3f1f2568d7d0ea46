import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import { concatColumns, subsetColumns } from '../../core/overlay/build-columns.ts';
import { DoubleClaims } from '../../core/report/double-claims.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { type PreparedClip, prepareClip } from '../../core/overlay/prepare-clip.ts';
import { sharedSigma_m2 } from '../../core/overlay/shared-sigma.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';
import type { DistrictSession } from './district-session.ts';
import { type Meeting, MeetingColumns } from './meeting.ts';
import type { Source } from './list-sources.ts';

/** Below this an overlap is rounding of a shared border (1 cm²). */
const LEAST_CM2 = 1;
const CM2_PER_M2 = 10_000;
const ERRORS_PER_SLICE = 32;

/** How the asked shape came to be. One that nobody states an error of is taken as it was drawn: then its vertices err by 0. */
export interface AskedOutline {
  readonly sigma_m: number;
  readonly surveyed: boolean;
}

/** Features of one subject against an area. */
export class MeetingInArea extends MeetingColumns implements Meeting {
  readonly whole: number;
  readonly #measure: Measure;
  readonly #clip: PreparedClip;
  readonly #meter = new OverlapMeter();
  #claims: DoubleClaims | null = null;

  constructor(
    private readonly session: DistrictSession,
    readonly sources: readonly Source[],
    private readonly area: MeasuredPolygons,
    private readonly drawn: AskedOutline,
  ) {
    super();
    this.#measure = sources[0].measure;
    const view = area.view(this.#measure);
    this.#clip = prepareClip(view, 0);
    this.whole = settle(view.areas_m2[0]);
  }

  candidates(source: number): readonly number[] {
    const [minX, minY, maxX, maxY] = this.area.view(this.#measure).boxes;
    return this.sources[source].polygons.index(this.#measure).search(minX, minY, maxX, maxY);
  }

  meet(source: number, row: number): void {
    const view = this.sources[source].polygons.view(this.#measure);
    const area_m2 = this.#meter.measure(view, row, this.#clip);
    const area_cm2 = settle(area_m2);
    if (area_cm2 < LEAST_CM2) return;
    if (judgeSliver(this.session.settings.sliver, area_m2, view, row, this.area.view(this.#measure), 0)) {
      this.slivers.count++;
      this.slivers.sum += area_cm2;
      return;
    }
    this.push(source, row, area_cm2, area_m2 / view.areas_m2[row]);
  }

  async errors(pause: () => Promise<void>): Promise<readonly number[] | null> {
    const asked = { polygons: this.area, row: 0, sigma_m: this.drawn.sigma_m };
    const errors: number[] = [];
    for (const [k, row] of this.row.entries()) {
      const source = this.sources[this.source[k]];
      const { origin, sigma_m } = source.geometryOf(row) ?? {};
      const isRough = origin !== 'surveyed' || !this.drawn.surveyed;
      const sides = [{ polygons: source.polygons, row, sigma_m }, asked];
      errors.push((isRough ? await sharedSigma_m2(sides, this.inside[k] / CM2_PER_M2, this.#measure) : undefined) ?? Number.NaN);
      if (isRough && k % ERRORS_PER_SLICE === 0) await pause();
    }
    return errors.every(Number.isNaN) ? null : errors;
  }

  close(): void {
    const parts = this.sources.map((source, n) =>
      subsetColumns(
        source.polygons.columns,
        this.row.filter((_, k) => this.source[k] === n),
      ),
    );
    // Sources are met one after the other, so that the joined rows have the order of the columns.
    const joined = new MeasuredPolygons(concatColumns(parts), this.session.plane);
    this.#claims = new DoubleClaims(joined.view(this.#measure), joined.index(this.#measure), this.#clip);
  }

  async once(members: readonly number[], pause: () => Promise<void>): Promise<number> {
    const doubled_m2 = (await this.#claims?.measure(members, pause)) ?? 0;
    const sum = members.reduce((total, k) => total + this.inside[k], 0);
    return sum - settle(doubled_m2);
  }
}
