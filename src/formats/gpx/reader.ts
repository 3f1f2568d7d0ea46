import type { Reader } from '../reader.ts';
import { sniffRoot } from '../xml/sniff-root.ts';

export const gpxReader: Reader = {
  format: 'gpx',
  extensions: ['gpx'],
  sniff(head, fileName) {
    if (sniffRoot(head) === 'gpx') return 2;
    return /\.gpx$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readGpx } = await import('./read.ts');
    return readGpx(bytes, context);
  },
};
