import { GrowableVertices } from '../growable.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { orderOfPair } from '../survey-plane.ts';
import type { BoundaryPoint } from './lines.ts';
import type { PlotHeader } from './plot-header.ts';

/** A ring of a plot: vertices from `start` to `end` of its list. */
export interface PlotRing {
  readonly start: number;
  readonly end: number;
  /** Line of its first point. */
  readonly line: number;
  readonly isClosed: boolean;
}

/**
 * Gathers the points of one plot. A ring ends where the ring number changes or where its first point comes again; both occur
 * in files that number their rings and in files that do not.
 */
export class Plot {
  /** (Y, X), as if X were north: the convention of these files. */
  readonly vertices = new GrowableVertices(64);
  readonly rings: PlotRing[] = [];
  /** Lines of points, a repeated closing point counted. */
  points = 0;
  extras = 0;
  /** First line where the columns stand as the format says, and where they stand the other way round; 0 where none does. */
  inOrder = 0;
  swapped = 0;
  private ringStart = 0;
  private ringLine = 0;
  private ringLabel: string | undefined;

  constructor(readonly header: PlotHeader) {}

  /** @throws ReadError `number-not-finite`, `columns-mixed`, `ring-too-long` */
  add(point: BoundaryPoint, line: number): void {
    const bad = Number.isNaN(point.x) ? 0 : Number.isNaN(point.y) ? 1 : undefined;
    if (bad !== undefined) {
      const token = point.written[bad];
      throw new ReadError(token === '' ? 'coordinate-missing' : 'number-not-finite', { line }, { token });
    }
    this.points++;
    this.extras += point.extras;
    this.judgeOrder(point, line);
    const { vertices } = this;
    if (point.ring !== this.ringLabel && point.ring !== '') {
      this.endRing(false);
      this.ringLabel = point.ring;
    }
    if (this.repeatsClosedRing(point)) return;
    if (vertices.length === this.ringStart) this.ringLine = line;
    vertices.push(point.y, point.x);
    if (vertices.length - this.ringStart > LIMITS.verticesPerRing)
      throw new ReadError('ring-too-long', { line: this.header.line }, { limit: LIMITS.verticesPerRing });
    if (this.header.kind === 'polygon' && this.closesRing()) this.endRing(true);
  }

  finish(): void {
    this.endRing(false);
  }

  private judgeOrder({ x, y }: BoundaryPoint, line: number): void {
    const order = orderOfPair(x, y);
    if (order === 'second') this.inOrder ||= line;
    if (order === 'first') this.swapped ||= line;
    if (this.inOrder && this.swapped)
      throw new ReadError('columns-mixed', { line }, { other: Math.min(this.inOrder, this.swapped) });
  }

  /** At least three different vertices, and the first one again. */
  private closesRing(): boolean {
    const last = this.vertices.length - 1;
    return last - this.ringStart >= 3 && this.isSame(last, this.ringStart);
  }

  private isSame(a: number, b: number): boolean {
    return this.vertices.x(a) === this.vertices.x(b) && this.vertices.y(a) === this.vertices.y(b);
  }

  /** The closing point written twice. */
  private repeatsClosedRing({ x, y }: BoundaryPoint): boolean {
    const { vertices, ringStart } = this;
    if (ringStart === 0 || vertices.length !== ringStart || !this.rings[this.rings.length - 1]?.isClosed) return false;
    return vertices.x(ringStart - 1) === y && vertices.y(ringStart - 1) === x;
  }

  private endRing(isClosed: boolean): void {
    const end = this.vertices.length;
    if (end > this.ringStart) this.rings.push({ start: this.ringStart, end, line: this.ringLine, isClosed });
    this.ringStart = end;
  }
}
