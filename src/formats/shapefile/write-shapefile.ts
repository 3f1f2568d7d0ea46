import { type FeatureTable, GEOMETRY } from '../feature-table.ts';
import { describeLayer } from '../describe-layer.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { createTextWriter } from '../text-writer.ts';
import { partsOf } from '../geometry-walk.ts';
import { writeZip } from '../zip/write-zip.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { DbfFields } from './write-dbf.ts';
import { type ShpKind, writeShp } from './write-shp.ts';

const NO_DAY = '2000-01-01';

/**
 * A zipped Shapefile with .prj and .cpg, and a text that says what the format cannot: where it comes from, and the full names of
 * fields. A Shapefile holds one kind of geometry: points, lines and polygons go into a file each, a feature of several kinds into
 * several.
 */
export async function writeShapefile(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, crs, columns, about } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const writer = createTextWriter(context.options?.encoding);
  const fields = new DbfFields(columns, writer, notes);
  const groups = groupByKind(table, notes);
  const name = fileNameOf(layer.name);
  const encoder = new TextEncoder();
  const files: { name: string; bytes: Uint8Array }[] = [];
  let done = 0;
  for (const { kind, features } of groups) {
    const stem = groups.length === 1 ? name : `${name}_${kind}`;
    const { shp, shx } = writeShp(table, features, kind);
    if (pacer.isDue()) await pacer.pause(done);
    const dbf = fields.write(features, about.on ?? NO_DAY);
    files.push(
      { name: `${stem}.shp`, bytes: shp },
      { name: `${stem}.shx`, bytes: shx },
      { name: `${stem}.dbf`, bytes: dbf },
      { name: `${stem}.prj`, bytes: encoder.encode(crs.wkt) },
      { name: `${stem}.cpg`, bytes: encoder.encode(writer.label === 'gbk' ? 'GBK' : 'UTF-8') },
    );
    done += features.length / 2;
    await pacer.pause(done);
  }
  if (writer.missing.count > 0) notes.add('write-characters-missing', writer.missing.first, writer.missing.count);
  files.push({ name: `${name}.readme.txt`, bytes: encoder.encode(describeLayer(layer, fields.renamed)) });
  const bytes = await writeZip(files, pacer, done);
  pacer.finish();
  return { bytes, notes: notes.list(), renamed: fields.renamed, parts: files };
}

const KINDS: Readonly<Record<number, ShpKind>> = {
  [GEOMETRY.point]: 'point',
  [GEOMETRY.line]: 'line',
  [GEOMETRY.polygon]: 'polygon',
};

/** Features without geometry stand with the first group; several points in one feature make all points' records such. */
function groupByKind(table: FeatureTable, notes: NoteList): { kind: ShpKind; features: number[] }[] {
  const groups = new Map<number, number[]>();
  let isMultiPoint = false;
  const without: number[] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const parts = partsOf(table, feature);
    const kinds = new Set(parts.map(({ kind }) => kind));
    if (kinds.size === 0) without.push(feature);
    if (kinds.size > 1) notes.add('write-kinds-split', `record ${feature + 1}`);
    if (parts.filter(({ kind }) => kind === GEOMETRY.point).length > 1) isMultiPoint = true;
    for (const kind of kinds) {
      const group = groups.get(kind);
      if (group === undefined) groups.set(kind, [feature]);
      else group.push(feature);
    }
  }
  const listed = [...groups].map(([kind, features]) => ({ kind: KINDS[kind], features }));
  if (listed.length === 0) listed.push({ kind: 'polygon', features: [] });
  if (listed.length > 1) notes.add('write-kinds-apart', listed.map(({ kind }) => kind).join(', '), listed.length);
  const [{ kind, features }, ...rest] = listed;
  const first = { kind, features: without.length === 0 ? features : [...features, ...without].sort((a, b) => a - b) };
  return [first, ...rest].map((group) => (group.kind === 'point' && isMultiPoint ? { ...group, kind: 'points' } : group));
}

/** A name that every file system takes. */
export const fileNameOf = (name: string): string =>
  Array.from(name.replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '_').trim())
    .slice(0, 40)
    .join('')
    .replace(/^\.+/, '_') || 'layer';
