import { afterAll, describe, expect, it } from 'vitest';
import { LAYER_SUBJECTS } from './layer-subjects.ts';
import { Fuzzer, MUTATIONS } from './run-fuzz.ts';

const fuzzer = new Fuzzer();
afterAll(() => fuzzer.stop());

/** Bound of a whole subject: hanging files are found one by one before it. */
const MOST_MS = 60_000 + 200 * MUTATIONS;

describe('damaged files are read or refused with a code, within their memory and without the network', () => {
  it.each(LAYER_SUBJECTS.map(({ name }) => name))(
    '%s',
    async (name) => {
      const { faults } = await fuzzer.run(name, MUTATIONS);
      expect(faults).toEqual([]);
    },
    MOST_MS,
  );
});
