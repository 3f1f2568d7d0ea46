import { expect } from 'vitest';
import { readFiles } from '../../src/formats/catalog.ts';
import { READ_ERROR_CODES } from '../../src/formats/codes.ts';
import { ReadError, type ReadOptions, type ReadResult, type SourceFile } from '../../src/formats/reader.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { tableFault } from './table-fault.ts';

/** Damaged copies of each file made by hand; `tests/fuzz` takes many more of every format. */
export const MUTATIONS = 60;

/**
 * Reads damaged copies of a source, each known by its seed: every one is read into consistent columns or refused with a listed
 * code. Anything else (a crash, an uncoded error, columns that do not fit one another) fails and names the seed.
 */
export async function expectSurvives(files: readonly SourceFile[], options: ReadOptions = {}, count = MUTATIONS): Promise<void> {
  for (let seed = 1; seed <= count; seed++) {
    const which = seed % files.length;
    const damaged = files.map((file, n) => (n === which ? { name: file.name, bytes: mutateBytes(file.bytes, seed) } : file));
    let result: ReadResult;
    try {
      result = await readFiles(damaged, { options });
    } catch (error) {
      if (!(error instanceof ReadError))
        throw new Error(`seed ${seed} of ${files[which].name}: ${String(error)}`, { cause: error });
      expect(READ_ERROR_CODES as readonly string[], `seed ${seed}`).toContain(error.code);
      continue;
    }
    expectConsistent(result, `seed ${seed} of ${files[which].name}`);
  }
}

/** Offsets that rise from 0 to the end of what they count, and columns as long as the table. */
export function expectConsistent(result: ReadResult, label: string): void {
  expect(tableFault(result), label).toBeNull();
}
