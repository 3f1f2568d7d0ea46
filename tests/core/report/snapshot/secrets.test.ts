import { describe, expect, it } from 'vitest';
import { type Audience, AUDIENCES } from '../../../../src/core/report/audience.ts';
import { writeSnapshot } from '../../../../src/core/report/snapshot/make-snapshot.ts';
import { secretDistrict } from '../../../formats/field-package/secret-district.ts';
import { pictureFiles } from './picture-files.ts';
import { freeze } from './freeze.ts';

const encoder = new TextEncoder();

/** How a secret may stand in a file: as it is, escaped, in base64 at each of its three offsets, in UTF-16, upside down in case. */
function writingsOf(secret: string): readonly Uint8Array[] {
  const utf8 = encoder.encode(secret);
  const escaped = Array.from(secret)
    .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), Buffer.from(utf8)]).toString('base64');
    // The first and last digits depend on what stands beside it.
    return shifted.slice(offset === 0 ? 0 : 4, -4);
  });
  const texts = [escaped, escaped.toUpperCase().replaceAll('\\U', '\\u'), ...base64.filter(({ length }) => length >= 8)];
  const hex = Buffer.from(utf8).toString('hex');
  return [utf8, Buffer.from(secret, 'utf16le'), ...[...texts, hex].map((one) => encoder.encode(one)), ...gbkOf(secret)];
}

/** GBK of the words of this test, by the decoder turned round; ASCII is the same bytes. */
function gbkOf(secret: string): Uint8Array[] {
  const bytes = Array.from(secret).flatMap((one) => GBK.get(one) ?? (one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : []));
  return bytes.length >= secret.length ? [Uint8Array.from(bytes)] : [];
}

const GBK: ReadonlyMap<string, readonly number[]> = (() => {
  const decoder = new TextDecoder('gbk');
  const known = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1) known.set(text, [high, low]);
    }
  return known;
})();

/** An amount in fen, in yuan with and without separators, and in ten thousands. */
const amountsOf = (fen: number): readonly string[] => {
  const yuan = fen / 100;
  return [
    String(fen),
    String(yuan),
    yuan.toFixed(2),
    yuan.toLocaleString('en'),
    yuan.toLocaleString('en', { minimumFractionDigits: 2 }),
  ];
};

/** What is no secret inside the office: villages by their name, and for planners the numbers of reports. */
const OPEN_TO: Readonly<Record<Audience, readonly string[]>> = {
  planner: ['far village', 's-far'],
  leader: ['far village'],
  public: [],
};

const holds = (file: Uint8Array, secret: Uint8Array): boolean => Buffer.from(file).includes(Buffer.from(secret));

describe('a snapshot of a district full of secrets', () => {
  for (const seed of ['7f3a91', '赵钱孙李王五']) {
    for (const audience of AUDIENCES) {
      it(`holds none of them, in no writing, for ${audience} (${seed})`, async () => {
        const { writer, layers, secrets, told } = secretDistrict(seed);
        const { seq, hash } = writer.changes.at(-1) ?? { seq: 0, hash: '' };
        const pictures = pictureFiles(`${seed}照相机`).map((bytes) => ({ bytes, text: '现场', orientation: 1 }));
        const snapshot = await freeze({ register: writer.register, layers, head: { seq, hash } }, audience, { pictures });
        const file = writeSnapshot(snapshot);
        const words = [...secrets, ...told, ...amountsOf(77_112_233), `${seed}照相机`];
        const hidden = words.filter((one) => one.length > 3 && !OPEN_TO[audience].some((open) => one.endsWith(open)));
        expect(hidden.length).toBeGreaterThan(90);
        for (const secret of hidden)
          for (const writing of writingsOf(secret)) expect([secret, holds(file, writing)]).toEqual([secret, false]);
        expect(snapshot.pictures).toHaveLength(pictures.length);
      });
    }
  }

  it('would be found by this search where it was there', () => {
    for (const secret of ['SECRET-1-赵', '138-0000-1111']) {
      const texts = [
        JSON.stringify({ a: secret }),
        Buffer.from(`xx${secret}yy`).toString('base64'),
        Buffer.from(`x${secret}yyy`).toString('base64'),
        Array.from(secret)
          .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
      ];
      for (const text of texts)
        expect([text, writingsOf(secret).some((writing) => holds(encoder.encode(text), writing))]).toEqual([text, true]);
      expect(writingsOf(secret).some((writing) => holds(Uint8Array.from([1, 2, ...(gbkOf(secret)[0] ?? [])]), writing))).toBe(
        true,
      );
    }
  });
});
