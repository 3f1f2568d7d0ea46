import type { Reader } from '../reader.ts';

/** First four bytes of .shp and .shx: 9994, most significant byte first. */
const FILE_CODE = [0x00, 0x00, 0x27, 0x0a];
/** Parts that say nothing without their .shp: read only to name the file that is missing. */
const PART = /\.(dbf|shx|prj|cpg)$/i;

export const shapefileReader: Reader = {
  format: 'shapefile',
  extensions: ['shp'],
  sniff(head, fileName) {
    if (PART.test(fileName) || FILE_CODE.every((byte, at) => head[at] === byte)) return 2;
    return /\.shp$/i.test(fileName) ? 2 : 0;
  },
  sniffArchive: (names) => names.some((name) => /\.shp$/i.test(name)) || names.some((name) => /\.shx$/i.test(name)),
  async read(bytes, context) {
    const { readShapefile } = await import('./read.ts');
    return readShapefile(bytes, context);
  },
};
