import { ReadError } from '../reader.ts';
import { orderOfPair } from '../survey-plane.ts';

/** Which of the two numbers of many pairs is east. */
export class OrderCount {
  private inOrder = 0;
  private swapped = 0;
  private any = 0;

  /** @throws ReadError `columns-mixed` where some pairs say one and some the other */
  add(first: number, second: number, line: number): void {
    const order = orderOfPair(first, second);
    if (order === 'open') return;
    this.any++;
    if (order === 'first') this.inOrder ||= line || -1;
    else this.swapped ||= line || -1;
    if (this.inOrder > 0 && this.swapped > 0)
      throw new ReadError('columns-mixed', { line }, { other: Math.min(this.inOrder, this.swapped) });
  }

  get isSwapped(): boolean {
    return this.swapped !== 0 && this.inOrder === 0;
  }

  get isOpen(): boolean {
    return this.any === 0;
  }
}
