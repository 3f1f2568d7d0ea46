import type { FeatureTable } from './feature-table.ts';

/**
 * Something the reader dropped, guessed or repaired. `code` is stable kebab-case and reaches archives and the command line's
 * JSON; wording is chosen where it is shown. Codes that begin with `dropped-` are counted in `dropped`.
 */
export interface Note {
  readonly code: string;
  readonly count: number;
  /** Short technical detail of the first occurrence: a name, a value, `line 12`. Never a sentence. */
  readonly detail?: string;
}

export interface ReadResult {
  readonly format: string;
  readonly table: FeatureTable;
  readonly notes: readonly Note[];
}

/** What a person can have done wrong with a file. `code` is stable; the message shown is worded in i18n from code and params. */
export class ReadError extends Error {
  constructor(
    readonly code: string,
    readonly where: {
      readonly file?: string;
      readonly line?: number;
      readonly column?: number;
      readonly feature?: number;
      readonly byte?: number;
    } = {},
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}${where.line === undefined ? '' : ` at line ${where.line}`}`);
    this.name = 'ReadError';
    this.params = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? clipDetail(value) : value]),
    );
  }

  readonly params: Readonly<Record<string, string | number>>;
}

const MOST_SHOWN = 80;

/** What a file says of itself may be as long as the file: a message shows its beginning. */
export function clipDetail(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

export interface ReadContext {
  readonly fileName: string;
  /** Called at most about 20 times a second; `total` in the same unit as `done` (bytes or features). */
  progress?(done: number, total: number, unit: 'bytes' | 'features'): void;
  readonly signal?: AbortSignal;
}

/** A format: an object in the catalogue, whose parser loads when it is used. */
export interface Reader {
  readonly format: string;
  readonly extensions: readonly string[];
  /** Does this file belong to the format? Judged by its first bytes and its name. 0 = no, 1 = by name only, 2 = by content. */
  sniff(head: Uint8Array, fileName: string): 0 | 1 | 2;
  /** @throws ReadError with a stable code; leaves nothing behind. Yields to the event loop at least every 50 ms. */
  read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult>;
}
