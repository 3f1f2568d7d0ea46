import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextDecoder, decodeStrictly, findUtf8Damage } from '../../src/formats/text-encoding.ts';

const SEED = 21;

function damageIn(bytes: Uint8Array): number | undefined {
  const steps = findUtf8Damage(bytes);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('damage in UTF-8', () => {
  it('is found where the platform’s decoder finds some (seed 21)', () => {
    const byte = fc.constantFrom(
      0x61,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe5,
      0xed,
      0xf0,
      0xf3,
      0xf4,
      0xf5,
    );
    const text = fc.string({ unit: 'binary', maxLength: 4 }).map((part) => [...new TextEncoder().encode(part)]);
    const part = fc.oneof(text, fc.array(byte, { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const bytes = Uint8Array.from(parts.flat());
        const damage = damageIn(bytes);
        expect(damage === undefined).toBe(isDecodable(bytes));
        if (damage !== undefined) expect(isDecodable(bytes.subarray(0, damage))).toBe(true);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('is found after several million bytes, across its pauses', () => {
    const bytes = new TextEncoder().encode('地'.repeat(3_000_000));
    expect(damageIn(bytes)).toBeUndefined();
    bytes[8_999_997] = 0x61;
    expect(damageIn(bytes)).toBe(8_999_998);
  });
});

describe('Western texts', () => {
  // As https://encoding.spec.whatwg.org/#windows-1252 lists them, which has no ISO 8859-1 of its own.
  const bytes = Uint8Array.of(0x64, 0x92, 0x69, 0xe9, 0x80, 0x96);
  it.each(['windows-1252', 'iso-8859-1', 'latin1'])('are read with their quotes and dashes, called %s', (label) => {
    expect(decodeStrictly(bytes, label)).toBe('d’ié€–');
    const decoder = createTextDecoder(label);
    expect([decoder.decode(bytes), decoder.decode(bytes.subarray(1, 2))]).toEqual(['d’ié€–', '’']);
  });
});
