import { type Reader, ReadError } from '../reader.ts';

const WORKBOOK = /(^|\/)workbook\.xml$/;

export const xlsxReader: Reader = {
  format: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  sniff: (_, fileName) => (/\.xls[xm]$/i.test(fileName) ? 1 : 0),
  sniffArchive: (names) => names.some((name) => WORKBOOK.test(name)),
  async read(bytes, context) {
    const { readXlsx } = await import('./read.ts');
    return readXlsx(bytes, context);
  },
};

/** Compound files of Office 97 to 2003, and newer ones under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Only known so that the refusal can say what to do. */
export const xlsReader: Reader = {
  format: 'xls',
  extensions: ['xls'],
  sniff: (head) => (OLE.every((byte, at) => head[at] === byte) ? 2 : 0),
  read: () => Promise.reject(new ReadError('xls-not-supported')),
};
