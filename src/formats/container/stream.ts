import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { CONTAINER_PATHS } from './container.ts';
import { hashName } from '../package/name.ts';

/** The earliest instant that zip can hold, in every time zone: the bytes depend on the content alone. */
export const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);

/** Where the pieces of a zip go, in order: a Blob, a file, a list. */
export type Sink = (piece: Uint8Array) => void;

/**
 * Writes a zip entry by entry: a file is only in memory while it is written. Entries come in the order in which they are added; the
 * same ones in the same order give the same bytes.
 */
export class ContainerStream {
  readonly #zip: Zip;
  #failed: Error | null = null;

  constructor(sink: Sink) {
    this.#zip = new Zip((error, piece) => {
      if (error) this.#failed = error;
      else sink(piece);
    });
  }

  /** Photos are stored, they do not get smaller; everything else is deflated. */
  add(path: string, bytes: Uint8Array): void {
    const entry = path.startsWith(CONTAINER_PATHS.photos) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = FIXED_TIME;
    this.#zip.add(entry);
    entry.push(bytes, true);
    if (this.#failed) throw this.#failed;
  }

  end(): void {
    this.#zip.end();
    if (this.#failed) throw this.#failed;
  }
}

/** Gives a file by its SHA-256, one at a time; null where there is none. */
export type FileReader = (name: string) => Promise<Uint8Array | null>;

/**
 * Adds photos in order of their names, one in memory at a time. One that cannot be read, or is not what its name says, is missing:
 * everything else is still worth carrying.
 */
export async function addPhotos(
  stream: ContainerStream,
  names: Iterable<string>,
  read: FileReader,
  progress: (done: number, total: number) => void = () => {},
): Promise<{ readonly given: readonly string[]; readonly missing: readonly string[] }> {
  const sorted = [...new Set(names)].sort();
  const given: string[] = [];
  const missing: string[] = [];
  for (const [at, name] of sorted.entries()) {
    const bytes = await read(name);
    if (bytes && (await hashName(bytes)) === name) {
      stream.add(CONTAINER_PATHS.photos + name, bytes);
      given.push(name);
    } else missing.push(name);
    progress(at + 1, sorted.length);
  }
  return { given, missing };
}
