import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { verifyChain } from '../../../src/core/register/feed.ts';
import { sealErased } from '../../../src/core/register/seal-erased.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { readContainer, unpackContainer } from '../../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../../src/formats/container/write.ts';
import { hashName } from '../../../src/formats/package/name.ts';
import { steps, writeHistory } from '../../support/random-history.ts';

const SEED = 20261128;

it(`a district with every kind of entity comes back from its file to the digest, packages, erased tracks and all (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(steps(60, 160), fc.uint8Array({ minLength: 1 }), async (taken, content) => {
      const { changes, register } = writeHistory(taken);
      const { district, settings } = register;
      if (!district || !settings) throw new Error('the history has no district');
      const packages = new Map([[await hashName(content), content]]);
      const bytes = packContainer(
        await writeContainer({ district, settings, packages, photos: new Map(), feed: sealErased(changes) }),
      );
      const back = await readContainer(await unpackContainer(bytes, { fileName: 'a.chidu' }));
      expect(digestRegister(foldFeed(back.feed))).toBe(digestRegister(register));
      expect(verifyChain(back.feed)).toMatchObject({ ok: true, head: { hash: changes.at(-1)?.hash } });
      expect([...back.packages]).toEqual([...packages]);
      expect([back.district, back.settings]).toEqual([district, settings]);
    }),
    { seed: SEED, numRuns: 12 },
  );
});
