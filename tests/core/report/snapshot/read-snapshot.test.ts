import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../../src/core/register/actions/index.ts';
import { foldFeed } from '../../../../src/core/register/fold.ts';
import { writeSnapshot } from '../../../../src/core/report/snapshot/make-snapshot.ts';
import { readSnapshot } from '../../../../src/core/report/snapshot/read-snapshot.ts';
import { sealSnapshot } from '../../../../src/core/report/snapshot/snapshot-parts.ts';
import type { Snapshot } from '../../../../src/core/report/snapshot/snapshot.ts';
import { secretDistrict } from '../../../formats/field-package/secret-district.ts';
import { freeze, type Frozen } from './freeze.ts';
import { pictureFiles } from './picture-files.ts';

const SEED = 20261128;

function district(): Frozen & { readonly writer: ReturnType<typeof secretDistrict>['writer'] } {
  const { writer, layers } = secretDistrict();
  const last = writer.changes.at(-1);
  if (!last) throw new Error('no change');
  return { writer, register: foldFeed(writer.changes), layers, head: { seq: last.seq, hash: last.hash } };
}

let file: Uint8Array;
let snapshot: Snapshot;

beforeAll(async () => {
  const pictures = pictureFiles('').map((bytes) => ({ bytes, text: '现场', orientation: 6 }));
  snapshot = await freeze(district(), 'planner', { pictures });
  file = writeSnapshot(snapshot);
});

describe('a frozen snapshot', () => {
  it('opens as what was made, and the same source and request make the same bytes', async () => {
    const reading = readSnapshot(file);
    expect(reading).toMatchObject({ ok: true, findings: [] });
    expect(reading.snapshot).toEqual(snapshot);
    const pictures = pictureFiles('').map((bytes) => ({ bytes, text: '现场', orientation: 6 }));
    expect(writeSnapshot(await freeze(district(), 'planner', { pictures }))).toEqual(file);
  });

  it('stays as it is whatever was recorded before and accepted after it', async () => {
    const { writer, layers, head, register } = district();
    const before = writeSnapshot(await freeze({ register, layers, head }, 'leader'));
    // A hand-over of a day before, that came in late.
    writer.accept(
      ACTIONS.recordMilestone(writer.register, { itemId: 'i-1', kind: 'vacated', on: '2026-02-20', documentNo: 'x' }),
    );
    const again = foldFeed(writer.changes, head.seq);
    expect(writeSnapshot(await freeze({ register: again, layers, head }, 'leader'))).toEqual(before);
    const whole = foldFeed(writer.changes);
    const late = await freeze({ register: whole, layers, head: writer.changes.at(-1) ?? head }, 'leader');
    expect(writeSnapshot(late)).not.toEqual(before);
    expect(readSnapshot(before).ok).toBe(true);
  });

  it('knows nothing of what has effect after its day', async () => {
    const early = await freeze(district(), 'leader', { asOf: '2026-01-15' });
    expect(early.layers.plots.map(({ status }) => status)).toEqual(['registered']);
    expect(early.layers.sightings).toEqual([]);
  });

  it(`says of every altered byte that something is altered, and where (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const altered = file.slice();
        altered[at] ^= by;
        const { ok, findings } = readSnapshot(altered);
        expect(ok).toBe(false);
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.some(({ place }) => place !== '')).toBe(true);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('names the part that was altered', () => {
    const text = new TextDecoder().decode(file);
    const put = (from: string, to: string) => {
      expect(text).toContain(from);
      return readSnapshot(new TextEncoder().encode(text.replace(from, to))).findings.map(({ code, place }) => `${code} ${place}`);
    };
    expect(put('本周进展', '本周退步')).toContain('part-altered words');
    expect(put('"status":"paid"', '"status":"signed"')).toContain('part-altered layers.plots');
    expect(put('"asOf":"2026-11-20"', '"asOf":"2026-11-21"')).toContain('part-altered head');
    expect(put('"zoom":14', '"zoom":15')).toContain('part-altered camera');
    expect(put('"orientation":6', '"orientation":1')).toContain('part-altered pictures.0');
    expect(put('{', '{ ')).toEqual(['not-canonical @1']);
    expect(put('chidu-snapshot/1', 'chidu-snapshot/9')).toEqual(['format-unknown format']);
  });

  it('that was made anew with its hashes is told from the one on record by the hash of the file', () => {
    const { parts: _, sha256: __, ...content } = snapshot;
    const forged = writeSnapshot(sealSnapshot({ ...content, words: { ...content.words, title: '另一份' } }));
    expect(readSnapshot(forged).ok).toBe(true);
    const { file_sha256 } = readSnapshot(file);
    expect(readSnapshot(forged, file_sha256).findings.map(({ code }) => code)).toEqual(['not-as-recorded']);
  });

  it('is refused, never thrown over, whatever the file holds', () => {
    for (const text of ['', '{', 'null', '[]', '{"format":"chidu-snapshot/1"}', `${'['.repeat(60_000)}`, '{"format":{}}'])
      expect(readSnapshot(new TextEncoder().encode(text))).toMatchObject({ ok: false, snapshot: null });
    const deep = `{"format":"chidu-snapshot/1","x":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(readSnapshot(new TextEncoder().encode(deep)).findings[0].code).toBe('malformed');
  });
});

describe('pictures in a snapshot', () => {
  it('keep what is seen and lose all that is written beside it', () => {
    const [jpeg, png, webp] = snapshot.pictures.map(({ base64 }) => Buffer.from(base64, 'base64'));
    expect(jpeg.subarray(0, 4)).toEqual(Buffer.of(0xff, 0xd8, 0xff, 0xdb));
    expect(jpeg.subarray(-2)).toEqual(Buffer.of(0xff, 0xd9));
    expect(jpeg.includes(Buffer.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56))).toBe(true);
    expect(png.toString('latin1')).not.toMatch(/tEXt|eXIf|iCCP|xyZw/);
    expect(webp.toString('latin1')).not.toMatch(/EXIF|XMP|ICCP/);
    expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
    expect(webp[20]).toBe(0);
  });

  it('are refused where they are broken', async () => {
    for (const bytes of [Uint8Array.of(1, 2, 3), pictureFiles('x')[0].subarray(0, 30), pictureFiles('x')[1].subarray(0, 60)])
      await expect(freeze(district(), 'leader', { pictures: [{ bytes, text: '', orientation: 1 }] })).rejects.toMatchObject({
        code: 'picture-unreadable',
      });
  });
});
