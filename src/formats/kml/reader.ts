import type { Reader } from '../reader.ts';
import { sniffRoot } from '../xml/sniff-root.ts';

/** KML documents may also start at a feature or container (OGC KML allows it, KMZ samples do it). */
const ROOTS = new Set([
  'kml',
  'Document',
  'Folder',
  'Placemark',
  'NetworkLink',
  'GroundOverlay',
  'PhotoOverlay',
  'ScreenOverlay',
]);

export const kmlReader: Reader = {
  format: 'kml',
  extensions: ['kml'],
  sniff(head, fileName) {
    if (ROOTS.has(sniffRoot(head) ?? '')) return 2;
    return /\.kml$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readKml } = await import('./read.ts');
    return readKml(bytes, context);
  },
};

export const kmzReader: Reader = {
  format: 'kmz',
  extensions: ['kmz'],
  sniff: (_, fileName) => (/\.kmz$/i.test(fileName) ? 1 : 0),
  sniffArchive: (names) => names.some((name) => /\.kml$/i.test(name)),
  async read(bytes, context) {
    const { readKmz } = await import('./read-kmz.ts');
    return readKmz(bytes, context);
  },
};
