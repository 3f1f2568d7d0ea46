import { describe, expect, it } from 'vitest';
import { type Audience, AUDIENCES } from '../../../../src/core/report/audience.ts';
import type { Snapshot } from '../../../../src/core/report/snapshot/snapshot.ts';
import { listFigures, readFigure } from '../../../../src/core/report/tour/read-figure.ts';
import { shareTour } from '../../../../src/core/report/tour/shared-tour.ts';
import { sha256 } from '../../../../src/core/register/sha256.ts';
import { writePublicPage } from '../../../../src/formats/public-page/write-public-page.ts';
import { createPublicPageTexts } from '../../../../src/i18n/public-page/create-public-page-texts.ts';
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

/** How offices write what is nobody's business: rare characters, an id that ends in X, numbers apart, full-width, amounts in words. */
const WRITINGS: readonly ((n: number) => string)[] = [
  (n) => `𠮷龘${n}䶮㛃`,
  (n) => `买买提·阿不都拉${n}`,
  (n) => `${330_106_195_000 + n}12002X`,
  (n) => `33010619491231${String(n).padStart(3, '0')}x`,
  (n) => `138 0571 ${4000 + n}`,
  (n) => `+86-139-0571-${5000 + n}`,
  (n) => `¥${n},234,567.89`,
  (n) => `人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角${'零壹贰叁肆伍陆柒捌玖'[n % 10]}分${n}`,
  (n) => `6222 0210 0111 2345 ${100 + n}`,
  (n) => `滨河路１２${n}号－３０${n}室`,
];
const officeSecret = (n: number): string => WRITINGS[n % WRITINGS.length](n);

/** Letters and digits alone, in their plain width and small. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function tourOf(snapshot: Snapshot, snapshot_sha256: string) {
  const camera = { lon: 134.2, lat: 24, zoom: 14, bearing: 0, width_px: 1280 };
  const row = snapshot.figures[0].rows[0].key;
  const stop = {
    id: 's-1',
    snapshot_sha256,
    title: '一站',
    text: '',
    notes: '',
    camera,
    flight_s: 2,
    layers: [],
    figures: listFigures(snapshot, row).slice(0, 4),
  };
  const { id, name, timeZone } = snapshot.district;
  const tour = shareTour(
    { id: 't-1', title: '巡览', audience: snapshot.audience, stops: [stop] },
    { district: { id, name, timeZone }, sharedOn: '2026-11-20', endsOn: '2026-12-20', withNotes: true },
  );
  return { tour, figures: stop.figures.map((ref) => readFigure(ref, snapshot)) };
}

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

  for (const audience of AUDIENCES) {
    it(`holds none as offices write them, separated, full-width or in words, for ${audience}; nor does what is made of it`, async () => {
      const written: string[] = [];
      const { writer, layers } = secretDistrict('', (n) => {
        const word = officeSecret(n);
        written.push(word);
        return word;
      });
      const { seq, hash } = writer.changes.at(-1) ?? { seq: 0, hash: '' };
      const snapshot = await freeze({ register: writer.register, layers, head: { seq, hash } }, audience);
      const file = writeSnapshot(snapshot);
      const files = [new TextDecoder().decode(file), JSON.stringify(tourOf(snapshot, sha256(file)))];
      if (audience === 'public')
        for (const language of ['zh-CN', 'en'] as const)
          files.push(
            writePublicPage({ snapshot, file_sha256: sha256(file), other: 'other.html' }, await createPublicPageTexts(language)),
          );
      // Inside the office the far village, which is the first of them, is told by its name.
      const hidden = written.filter((_, n) => audience === 'public' || n > 0);
      expect(hidden.length).toBeGreaterThan(60);
      for (const text of files.map(plain))
        for (const secret of hidden) expect([secret, text.includes(plain(secret))]).toEqual([secret, false]);
    });
  }

  it('is searched as bare letters and digits too', () => {
    const text = plain('{"a":"电话：１３８ 0000-1111，¥1,234.50"}');
    for (const one of ['138-0000-1111', '138 0000 1111', '１３８００００１１１１', '¥1234.50'])
      expect(text).toContain(plain(one));
  });

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
