import type { Reader } from '../reader.ts';

/** `fgb`, a version, `fgb`, another number. */
const isFlatgeobuf = (head: Uint8Array): boolean =>
  [0, 4].every((at) => head[at] === 0x66 && head[at + 1] === 0x67 && head[at + 2] === 0x62);

export const flatgeobufReader: Reader = {
  format: 'flatgeobuf',
  extensions: ['fgb'],
  sniff: (head, fileName) => (isFlatgeobuf(head) ? 2 : /\.fgb$/i.test(fileName) ? 1 : 0),
  async read(bytes, context) {
    const { readFlatgeobuf } = await import('./read.ts');
    return readFlatgeobuf(bytes, context);
  },
};
