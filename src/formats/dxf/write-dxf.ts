import { GEOMETRY } from '../feature-table.ts';
import { boxOf, type OutgoingPart, partsOf } from '../geometry-walk.ts';
import { describeLines } from '../describe-layer.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { createTextWriter, isInGbk, TextPieces } from '../text-writer.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';

/** Extended data belongs to a program; what ours attaches are values of the feature. */
const PROGRAM = 'CHIDU';
/** Longest string of extended data, in bytes as they are written. */
const LONGEST = 250;
/** A drawing gives 16 KB to the extended data of one entity. */
const MOST_ATTACHED = 15_000;
const DECIMALS = 4;

/**
 * A drawing of release 12 as text, which every CAD program opens, in the code page of Chinese Windows (ANSI_936: names of layers are
 * read by it, escapes in them by few programs): closed polylines for rings, in metres, holes on a layer of their
 * own; values as extended data of the program `CHIDU`, `name=value`; each polygon's number as a text inside it, on a layer of its own. A drawing knows no coordinate system: comments at its head say it.
 */
export async function writeDxf(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const text = new TextPieces(createTextWriter('gbk'));
  const name = layerName(layer.name);
  const holes = `${name}_HOLE`;
  const texts = `${name}_NO`;
  const numbers = numberColumn(layer);
  const add = (pairs: readonly (readonly [code: number, value: string | number])[]): void =>
    text.add(pairs.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join(''));
  for (const line of describeLines(layer)) add([[999, inGbk(line)]]);
  add(headPairs(layer, [name, holes, texts]));
  for (let feature = 0; feature < table.count; feature++) {
    const attached = attachedPairs(layer, feature, notes);
    const parts = partsOf(table, feature);
    if (parts.length === 0) notes.add('write-without-geometry-left-out', `record ${feature + 1}`);
    if (parts.length > 1) notes.add('write-parts-apart', `record ${feature + 1}`);
    for (const { kind, rings } of parts) {
      rings.forEach((ring, n) => {
        if (n > 0) notes.add('write-holes-as-rings', `record ${feature + 1}`);
        if (kind === GEOMETRY.point) add([[0, 'POINT'], [8, name], ...place(ring, 0), ...attached]);
        else add(polylinePairs(ring, kind, n > 0 ? holes : name, attached));
      });
    }
    const number = numbers?.values[feature] ?? '';
    const largest = parts.filter(({ kind }) => kind === GEOMETRY.polygon).sort((a, b) => extentOf(b) - extentOf(a))[0];
    if (number !== '' && largest !== undefined) add(numberPairs(inGbk(String(number)), largest, texts));
    if (pacer.isDue()) await pacer.pause(feature);
  }
  add([
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ]);
  pacer.finish();
  return { bytes: text.toBytes(), notes: notes.list(), renamed: [] };
}

type Pair = readonly [code: number, value: string | number];

const place = (ring: OutgoingPart['rings'][number], vertex: number): Pair[] => [
  [10, ring[2 * vertex].toFixed(DECIMALS)],
  [20, ring[2 * vertex + 1].toFixed(DECIMALS)],
  [30, '0.0'],
];

function polylinePairs(ring: Float64Array, kind: number, layer: string, attached: readonly Pair[]): Pair[] {
  const isClosed = kind === GEOMETRY.polygon;
  const vertices = ring.length / 2 - (isClosed ? 1 : 0);
  const pairs: Pair[] = [
    [0, 'POLYLINE'],
    [8, layer],
    [66, 1],
    [10, '0.0'],
    [20, '0.0'],
    [30, '0.0'],
    [70, isClosed ? 1 : 0],
  ];
  pairs.push(...attached);
  for (let n = 0; n < vertices; n++) pairs.push([0, 'VERTEX'], [8, layer], ...place(ring, n));
  pairs.push([0, 'SEQEND'], [8, layer]);
  return pairs;
}

/** Columns by which people call a parcel, the surest first. */
const NUMBERS = [
  /^(宗地(号|代码|编号)|parcel ?(no\.?|number)|parcelno|dkbh|zddm|idu|ml)$/i,
  /^(地块)?(编号|名称)$|^(no\.?|name)$/i,
];

function numberColumn({ columns }: OutgoingLayer): OutgoingLayer['columns'][number] | undefined {
  for (const pattern of NUMBERS) {
    const found = columns.find(({ name }) => pattern.test(name.trim()));
    if (found) return found;
  }
  return undefined;
}

const extentOf = ({ rings: [shell] }: OutgoingPart): number => {
  const [west, south, east, north] = boxOf([shell]) ?? [0, 0, 0, 0];
  return (east - west) * (north - south);
};

/** A text of an eighth of the polygon's extent, centred on the middle of the widest stretch of land across its half height. */
function numberPairs(text: string, { rings }: OutgoingPart, layer: string): Pair[] {
  const [west, south, east, north] = boxOf([rings[0]]) ?? [0, 0, 0, 0];
  const height = Math.max(0.1, Math.min((north - south) / 4, (east - west) / Math.max(4, text.length)));
  const level = (south + north) / 2;
  const crossings = rings.flatMap((ring) => crossingsAt(ring, level)).sort((a, b) => a - b);
  let [from, to] = [west, east];
  let widest = -1;
  for (let n = 0; n + 1 < crossings.length; n += 2)
    if (crossings[n + 1] - crossings[n] > widest) {
      [from, to] = [crossings[n], crossings[n + 1]];
      widest = to - from;
    }
  const [x, y] = [((from + to) / 2).toFixed(DECIMALS), level.toFixed(DECIMALS)];
  return [
    [0, 'TEXT'],
    [8, layer],
    [10, x],
    [20, y],
    [30, '0.0'],
    [40, height.toFixed(DECIMALS)],
    [1, text],
    [72, 1],
    [11, x],
    [21, y],
    [31, '0.0'],
    [73, 2],
  ];
}

/** Where a closed ring crosses a level, by its x. */
function crossingsAt(ring: Float64Array, level: number): number[] {
  const found: number[] = [];
  for (let v = 0; v + 3 < ring.length; v += 2) {
    const [x, y, nextX, nextY] = ring.subarray(v, v + 4);
    if (y > level !== nextY > level) found.push(x + ((level - y) / (nextY - y)) * (nextX - x));
  }
  return found;
}

function headPairs({ table }: OutgoingLayer, layers: readonly string[]): Pair[] {
  const [west, south, east, north] = boxOf([table.coordinates]) ?? [0, 0, 0, 0];
  return [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1009'],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_936'],
    [9, '$EXTMIN'],
    [10, west.toFixed(DECIMALS)],
    [20, south.toFixed(DECIMALS)],
    [30, '0.0'],
    [9, '$EXTMAX'],
    [10, east.toFixed(DECIMALS)],
    [20, north.toFixed(DECIMALS)],
    [30, '0.0'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'TABLES'],
    [0, 'TABLE'],
    [2, 'LTYPE'],
    [70, 1],
    [0, 'LTYPE'],
    [2, 'CONTINUOUS'],
    [70, 0],
    [3, 'Solid line'],
    [72, 65],
    [73, 0],
    [40, '0.0'],
    [0, 'ENDTAB'],
    [0, 'TABLE'],
    [2, 'LAYER'],
    [70, layers.length],
    ...layers.flatMap((name): Pair[] => [
      [0, 'LAYER'],
      [2, name],
      [70, 0],
      [62, 7],
      [6, 'CONTINUOUS'],
    ]),
    [0, 'ENDTAB'],
    [0, 'TABLE'],
    [2, 'APPID'],
    [70, 1],
    [0, 'APPID'],
    [2, PROGRAM],
    [70, 0],
    [0, 'ENDTAB'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
  ];
}

/** What is longer than one string of extended data is cut, and what goes beyond all of it left out: both are noted. */
function attachedPairs({ columns }: OutgoingLayer, feature: number, notes: NoteList): Pair[] {
  const pairs: Pair[] = [];
  let size = 0;
  for (const { name, values } of columns) {
    const value = values[feature];
    if (value === null) continue;
    const text = inGbk(`${name}=${String(value)}`, notes);
    const cut = clipBytes(text, LONGEST);
    if (cut !== text) notes.add('write-texts-cut', name);
    size += bytesOf(cut) + 4;
    if (size > MOST_ATTACHED) {
      notes.add('write-values-left-out', `${name}, record ${feature + 1}`);
      continue;
    }
    pairs.push([1000, cut]);
  }
  return pairs.length === 0 ? [] : [[1001, PROGRAM], ...pairs];
}

/**
 * Characters that the code page does not have as CAD programs write them: `\U+20BB`; what they would take for codes (`%%u`, `^J`) as the
 * characters that it is. A line of the file holds one value: controls become a blank, which is noted.
 */
function inGbk(text: string, notes?: NoteList): string {
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, ' ');
  if (line !== text) notes?.add('write-separators-replaced', text);
  return line
    .replace(/%{2,}/g, (run) => '%%%'.repeat(run.length))
    .replaceAll('^', '^ ')
    .replace(/[^\u0020-\u007e]/g, (unit) =>
      isInGbk(unit) ? unit : `\\U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
}

/** Of a text that GBK has: two for what is beyond ASCII. */
const bytesOf = (text: string): number => text.length + (text.match(/[^\u0000-\u007f]/g)?.length ?? 0);

/** So many bytes at most, no escape cut in two. */
function clipBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let [size, kept] = [0, 0];
  for (const piece of text.match(/\\U\+[0-9A-F]{4}|%%%|\^ |[^]/g) ?? []) {
    size += bytesOf(piece);
    if (size > most) break;
    kept += piece.length;
  }
  return text.slice(0, kept);
}

const layerName = (name: string): string =>
  inGbk(
    Array.from(name.replace(/[<>/\\":;?*|=,`\s]/g, '_'))
      .slice(0, 24)
      .join(''),
  ) || 'LAYER';
