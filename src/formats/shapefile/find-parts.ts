import { type ReadContext, ReadError, type SourceFile } from '../reader.ts';
import type { ZipEntry } from '../zip/directory.ts';

/** The parts that are read; `qpj` is what old QGIS wrote beside the .prj. */
const PARTS = ['shp', 'dbf', 'prj', 'cpg', 'qpj'] as const;
export type PartName = (typeof PARTS)[number];

/** The bytes of one Shapefile's parts. */
export type ShapefileParts = { readonly shp: Uint8Array } & { readonly [part in Exclude<PartName, 'shp'>]?: Uint8Array };

/** One Shapefile of an archive. */
export interface ArchivedShapefile {
  readonly name: string;
  readonly entries: { readonly shp: ZipEntry } & { readonly [part in PartName]?: ZipEntry };
  /** Records by the size of the .shx, where there is one: a count to show, not to rely on. */
  readonly statedRecords?: number;
}

/** @throws ReadError `shapefile-without-shp` where a part was given alone */
export function findLooseParts(bytes: Uint8Array, { fileName, companions = [] }: ReadContext): ShapefileParts {
  const other = /\.(dbf|shx|prj|cpg)$/i.exec(fileName);
  if (other) throw new ReadError('shapefile-without-shp', {}, { missing: `${fileName.slice(0, other.index)}.shp` });
  const beside = (part: string): SourceFile | undefined => companions.find(({ name }) => name.toLowerCase().endsWith(`.${part}`));
  const found = PARTS.slice(1).flatMap((part) => {
    const file = beside(part);
    return file === undefined ? [] : [[part, file.bytes] as const];
  });
  return { shp: bytes, ...Object.fromEntries(found) };
}

/**
 * The Shapefiles of an archive by folder and name, upper and lower case alike. A layer is called by its file, or by its path
 * where two have the same.
 * @throws ReadError `shapefile-without-shp`
 */
export function findArchived(entries: readonly ZipEntry[]): ArchivedShapefile[] {
  const visible = entries.filter(({ name }) => !/(^|\/)(__MACOSX\/|\.(?!\.?\/))/.test(name));
  const byPath = new Map(visible.map((entry) => [entry.name.toLowerCase(), entry]));
  const shapes = visible.filter(({ name }) => /\.shp$/i.test(name));
  if (shapes.length === 0) {
    const [{ name }] = visible.length > 0 ? visible : entries;
    throw new ReadError('shapefile-without-shp', {}, { missing: `${name.replace(/\.\w+$/, '')}.shp` });
  }
  const paths = shapes.map(({ name }) => name.slice(0, -4));
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  return shapes.map((shp, at) => {
    const stem = paths[at].toLowerCase();
    const found = PARTS.slice(1).map((part) => [part, byPath.get(`${stem}.${part}`)]);
    const shx = byPath.get(`${stem}.shx`);
    return {
      name: names.filter((name) => name === names[at]).length > 1 ? paths[at] : names[at],
      entries: { ...Object.fromEntries(found), shp },
      ...(shx !== undefined && { statedRecords: Math.max(0, Math.floor((shx.statedBytes - 100) / 8)) }),
    };
  });
}
