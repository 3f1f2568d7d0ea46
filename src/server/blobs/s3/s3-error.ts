/** A refusal or failure of a store of objects. Holds what the store said of it, never what it was asked with. */
export class S3Error extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** The store's own code, such as `NoSuchKey`, or the system's, such as `ECONNREFUSED`. */
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${code}${status === 0 ? '' : ` (${status})`}`);
    this.name = 'S3Error';
  }

  /** Whether the same may go well a moment later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500 || PASSING.has(this.code);
  }
}

const PASSING = new Set(['RequestTimeout', 'SlowDown', 'OperationAborted']);
