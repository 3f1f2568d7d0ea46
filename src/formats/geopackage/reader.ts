import type { Reader } from '../reader.ts';
import { isSqlite } from '../sqlite/sqlite-file.ts';

export const geopackageReader: Reader = {
  format: 'geopackage',
  extensions: ['gpkg'],
  sniff: (head, fileName) => (isSqlite(head) ? 2 : /\.gpkg$/i.test(fileName) ? 1 : 0),
  async read(bytes, context) {
    const { readGeoPackage } = await import('./read.ts');
    return readGeoPackage(bytes, context);
  },
};
