import { lineLength_m } from '../../core/measure/length.ts';
import { lengthOf, type Stretches, stretchesInside, uniteStretches } from '../../core/overlay/line-inside.ts';
import { type Meeting, MeetingColumns } from './meeting.ts';
import type { Source } from './list-sources.ts';

/** Features of one subject along a line. Lengths are of the plane, whatever the measure of their areas. */
export class MeetingOnLine extends MeetingColumns implements Meeting {
  readonly whole: number;
  readonly #stretches: Stretches[] = [];

  constructor(
    readonly sources: readonly Source[],
    private readonly line: Int32Array,
  ) {
    super();
    this.whole = Math.round(1000 * lineLength_m(line));
  }

  /** Segment by segment: the box of a long line across the district holds nearly everything. */
  candidates(source: number): readonly number[] {
    const index = this.sources[source].polygons.index('planar');
    const rows = new Set<number>();
    for (let i = 0; i + 3 < this.line.length; i += 2) {
      const [ax, ay, bx, by] = this.line.subarray(i, i + 4);
      for (const row of index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) rows.add(row);
    }
    return [...rows];
  }

  meet(source: number, row: number): void {
    const stretches = stretchesInside(this.line, this.sources[source].polygons.view('planar'), row);
    const inside = Math.round(lengthOf(stretches));
    if (inside <= 0) return;
    this.push(source, row, inside, this.whole > 0 ? inside / this.whole : 0);
    this.#stretches.push(stretches);
  }

  close(): void {}

  errors(): Promise<null> {
    return Promise.resolve(null);
  }

  once(members: readonly number[]): Promise<number> {
    return Promise.resolve(Math.round(lengthOf(uniteStretches(members.map((k) => this.#stretches[k])))));
  }
}
