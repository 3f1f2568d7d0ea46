import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSha256, sha256 } from '../../../src/core/register/sha256.ts';

const SEED = 20261123;
const byNode = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('sha256', () => {
  it('equals the published vectors (FIPS 180-4 examples)', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('equals the platform at every length around a block, and for text outside ASCII', () => {
    for (let length = 0; length <= 200; length++)
      expect(sha256(new Uint8Array(length).fill(length))).toBe(byNode(new Uint8Array(length).fill(length)));
    expect(sha256('尺度 🏗')).toBe(byNode('尺度 🏗'));
  });

  it(`does not depend on how the data is cut (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (parts) => {
        const hash = createSha256();
        for (const part of parts) hash.update(part);
        expect(hash.hex()).toBe(byNode(Buffer.concat(parts)));
      }),
      { seed: SEED },
    );
  });
});
