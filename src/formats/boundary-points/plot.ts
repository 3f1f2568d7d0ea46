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
    this.gathered.add(y, x, point.ring, line);
  }
}
