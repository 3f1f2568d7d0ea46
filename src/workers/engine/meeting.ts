import type { Source } from './list-sources.ts';

/** What one subject has in the asked shape: columns of the same length, in the order met. */
export interface Meeting {
  readonly sources: readonly Source[];
  readonly source: number[];
  readonly row: number[];
  /** Whole cm², or whole millimetres of a line. */
  readonly inside: number[];
  /** Of the feature; of a line's length for a line. */
  readonly share: number[];
  readonly slivers: { count: number; sum: number };
  /** The asked shape in the measure of this subject. */
  readonly whole: number;
  /** Looks at one more feature. */
  meet(source: number, row: number): void;
  /** Candidates of a source, by their boxes. */
  candidates(source: number): readonly number[];
  /** What features counted so far (by place in the columns) take up, each piece once. */
  once(members: readonly number[], pause: () => Promise<void>): Promise<number>;
  /** Called when all are met. */
  close(): void;
  /** Error (m²) of what is inside of each, NaN where the official decimals are shown; null where they are for all, and for lines. */
  errors(pause: () => Promise<void>): Promise<readonly number[] | null>;
}

/** The columns of a meeting, as they grow. */
export class MeetingColumns {
  readonly source: number[] = [];
  readonly row: number[] = [];
  readonly inside: number[] = [];
  readonly share: number[] = [];
  readonly slivers = { count: 0, sum: 0 };

  protected push(source: number, row: number, inside: number, share: number): void {
    this.source.push(source);
    this.row.push(row);
    this.inside.push(inside);
    this.share.push(Math.min(1, share));
  }
}
