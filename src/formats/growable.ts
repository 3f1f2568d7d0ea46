/** A list of 32-bit unsigned numbers that grows in place, so that offsets never become boxed array elements. */
export class GrowableUint32 {
  private values: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index];
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  last(): number {
    return this.values[this.length - 1];
  }

  toArray(): Uint32Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}

/** Vertices (x, y interleaved) that grow in place. */
export class GrowableVertices {
  private values: Float64Array;
  length = 0;

  constructor(capacity = 1 << 13) {
    this.values = new Float64Array(2 * capacity);
  }

  push(x: number, y: number): void {
    const at = this.length * 2;
    if (at === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[at] = x;
    this.values[at + 1] = y;
    this.length++;
  }

  x(index: number): number {
    return this.values[2 * index];
  }

  y(index: number): number {
    return this.values[2 * index + 1];
  }

  /** x and y of every vertex from the first given on change places. */
  swapFrom(first: number): void {
    for (let at = 2 * first; at < 2 * this.length; at += 2) {
      [this.values[at], this.values[at + 1]] = [this.values[at + 1], this.values[at]];
    }
  }

  slice(start: number, end: number): Float64Array<ArrayBuffer> {
    return this.values.slice(2 * start, 2 * end);
  }

  toArray(): Float64Array<ArrayBuffer> {
    return this.slice(0, this.length);
  }
}
