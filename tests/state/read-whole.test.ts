import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/formats/limits.ts';
import { MOST_FILE_BYTES, MOST_TEXT_BYTES, readWhole, readWholeText } from '../../src/state/read-whole.ts';

/** A file that says how large it is and what happens when it is read. */
const sized = (size: number, arrayBuffer: () => Promise<ArrayBuffer>): File =>
  ({ name: '甲.chidu', size, arrayBuffer }) as unknown as File;

describe('a chosen file', () => {
  it('is refused by its size before a byte is read', async () => {
    let reads = 0;
    const read = async () => {
      reads++;
      return new ArrayBuffer(0);
    };
    await expect(readWhole(sized(MOST_FILE_BYTES + 1, read))).rejects.toMatchObject({
      code: 'file-too-large',
      params: { limit: MOST_FILE_BYTES },
      where: { file: '甲.chidu' },
    });
    await expect(readWholeText(sized(MOST_TEXT_BYTES + 1, read))).rejects.toMatchObject({ code: 'file-too-large' });
    expect(reads).toBe(0);
    await readWhole(sized(MOST_FILE_BYTES, read));
    expect(reads).toBe(1);
  });

  it('that cannot be read is refused in words, whatever the browser throws', async () => {
    const read = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    await expect(readWhole(sized(5, read))).rejects.toMatchObject({ code: 'file-unreadable', where: { file: '甲.chidu' } });
  });

  it('may be as large as the readers take', () => {
    expect(MOST_FILE_BYTES).toBe(LIMITS.inputBytes);
  });
});
