import { ReadError } from '../reader.ts';
import { RingGatherer } from '../ring-gatherer.ts';
import { orderOfPair } from '../survey-plane.ts';
import type { BoundaryPoint } from './lines.ts';
import type { PlotHeader } from './plot-header.ts';

/** The points of one plot while they are read. */
export class Plot {
  /** Vertices as (Y, X): X is north by the convention of these files. */
  readonly gathered: RingGatherer;
  /** Lines of points, a repeated closing point counted. */
  points = 0;
  extras = 0;
  /** First line where the columns stand the other way round; 0 where none does. */
  swapped = 0;
  private inOrder = 0;
  private readonly numbering = new Numbering();

  constructor(readonly header: PlotHeader) {
    this.gathered = new RingGatherer(header.kind === 'polygon');
  }

  /** @throws ReadError `number-not-finite`, `coordinate-missing`, `columns-mixed`, `ring-too-long` */
  add(point: BoundaryPoint, line: number): void {
    const { x, y, written } = point;
    if (Number.isNaN(x) || Number.isNaN(y)) {
      const token = written[Number.isNaN(x) ? 0 : 1];
      throw new ReadError(token === '' ? 'coordinate-missing' : 'number-not-finite', { line }, { token });
    }
    this.points++;
    this.extras += point.extras;
    const order = orderOfPair(x, y);
    if (order === 'second') this.inOrder ||= line;
    if (order === 'first') this.swapped ||= line;
    if (this.inOrder > 0 && this.swapped > 0)
      throw new ReadError('columns-mixed', { line }, { other: Math.min(this.inOrder, this.swapped) });
    const { rings } = this.gathered;
    const before = rings.length;
    this.gathered.add(y, x, this.header.kind === 'polygon' ? this.numbering.label(point) : point.ring, line);
    if (rings.length > before && rings[rings.length - 1].isClosed) this.numbering.begin(undefined);
  }
}

/** Nearer to its start than this, a point that bears the first number again closes the ring, metres. */
const CLOSING_M = 1;

/**
 * Labels the rings of files that leave the closing point out and go on with the next ring under the same ring number: numbers then
 * begin again (J1, J2, J3, J1, …) at another place.
 */
class Numbering {
  private ring = '';
  private restarts = 0;
  private first: BoundaryPoint | undefined;
  private second: string | undefined;
  private count = 0;

  label(point: BoundaryPoint): string | undefined {
    const { ring = '' } = point;
    if (ring !== '' && ring !== this.ring) {
      this.ring = ring;
      this.restarts = 0;
      this.begin(undefined);
    } else if (this.beginsAgain(point)) {
      this.restarts++;
      this.begin(undefined);
    }
    if (this.count === 0) this.begin(point);
    else if (this.count === 1) this.second = point.number;
    this.count++;
    return this.restarts === 0 ? point.ring : `${this.ring}/${this.restarts}`;
  }

  begin(point: BoundaryPoint | undefined): void {
    this.first = point;
    this.count = 0;
  }

  private beginsAgain({ number, x, y }: BoundaryPoint): boolean {
    const { first, second, count } = this;
    if (first === undefined || count < 3 || number === '' || number !== first.number || number === second) return false;
    return Math.hypot(x - first.x, y - first.y) > CLOSING_M;
  }
}
