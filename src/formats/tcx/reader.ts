import type { Reader } from '../reader.ts';
import { sniffRoot } from '../xml/sniff-root.ts';

export const tcxReader: Reader = {
  format: 'tcx',
  extensions: ['tcx'],
  sniff(head, fileName) {
    if (sniffRoot(head) === 'TrainingCenterDatabase') return 2;
    return /\.tcx$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readTcx } = await import('./read.ts');
    return readTcx(bytes, context);
  },
};
