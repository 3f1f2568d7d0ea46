import { ringTwiceArea } from '../../core/measure/area.ts';
import { formatArea } from '../../core/measure/decimal.ts';
import { settle } from '../../core/measure/settle.ts';
import { GEOMETRY, type PropertyValue } from '../feature-table.ts';
import { type OutgoingPart, partsOf } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import type { OutgoingColumn } from '../outgoing-columns.ts';
import { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { createTextWriter, TextPieces } from '../text-writer.ts';
import { replaceImpossible } from '../replace-impossible.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';

/** Columns that a plot's header has a place for, by the names that the reader gives them and usual other ones. */
const PLACES = {
  area: ['面积(公顷)'],
  number: ['地块编号', '地块号', '编号', 'id'],
  name: ['地块名称', '名称', 'name'],
  sheet: ['图幅号'],
  use: ['用途', '地块用途'],
  landClass: ['地类编码', '地类代码'],
} as const;
/** Written anew from the geometry. */
const RECKONED = ['界址点数', '图形属性'];
const EXTRA = /^扩展\d$/;
const HECTARE_DECIMALS = 4;
const DECIMALS = 4;
const WORDS: Readonly<Record<number, string>> = { [GEOMETRY.point]: '点', [GEOMETRY.line]: '线', [GEOMETRY.polygon]: '面' };

/**
 * The exchange file of boundary surveys (DOMAIN.md §3): X north, Y east in metres to a tenth of a millimetre, rings numbered one
 * after the other with their first point repeated, the area in hectares as it was stated, else reckoned in the plane.
 * @throws ReadError `write-no-plots`
 */
export async function writeBoundaryPoints(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const writer = createTextWriter(context.options?.encoding);
  const text = new TextPieces(writer);
  const header = new PlotHeaders(layer.columns, notes);
  for (const line of attributeLines(layer, notes)) text.add(`${line}\r\n`);
  text.add('[地块坐标]\r\n');
  let plots = 0;
  for (let feature = 0; feature < table.count; feature++) {
    const parts = partsOf(table, feature);
    const kinds = [...new Set(parts.map(({ kind }) => kind))];
    if (kinds.length === 0) notes.add('write-without-geometry-left-out', `record ${feature + 1}`);
    if (kinds.length > 1) notes.add('write-kinds-split', `record ${feature + 1}`);
    for (const kind of kinds) {
      const own = parts.filter((part) => part.kind === kind);
      text.add(header.line(feature, kind, own));
      for (const point of pointLines(kind, own)) text.add(point);
      plots++;
    }
    if (pacer.isDue()) await pacer.pause(feature);
  }
  if (plots === 0) throw new ReadError('write-no-plots');
  const bytes = text.toBytes();
  if (writer.missing.count > 0) notes.add('write-characters-missing', writer.missing.first, writer.missing.count);
  pacer.finish();
  return { bytes, notes: notes.list(), renamed: [] };
}

function attributeLines({ crs, about }: OutgoingLayer, notes: NoteList): string[] {
  const { plane } = crs;
  const clean = (value: string): string => oneLine(value, notes);
  return [
    '[属性描述]',
    '格式版本号=1.01版本',
    `数据产生单位=${clean(about.producer ?? '')}`,
    `数据产生日期=${about.on ?? ''}`,
    '坐标系=2000国家大地坐标系',
    `几度分带=${plane?.width ?? 3}`,
    '投影类型=高斯克吕格',
    '计量单位=米',
    ...(plane?.width === undefined || plane.zone === null ? [`中央子午线=${plane?.meridian ?? ''}`] : []),
    `带号=${plane?.zone ?? ''}`,
    '精度=0.0001',
    '转换参数=,,,,,,',
  ];
}

/** A line has a place for so many values; those that have none are left out, and that is said. */
class PlotHeaders {
  private readonly at: Readonly<Record<keyof typeof PLACES, OutgoingColumn | undefined>>;
  private readonly extras: readonly OutgoingColumn[];

  constructor(
    columns: readonly OutgoingColumn[],
    private readonly notes: NoteList,
  ) {
    const find = (names: readonly string[]): OutgoingColumn | undefined =>
      names.map((name) => columns.find((column) => column.name === name)).find((column) => column !== undefined);
    this.at = {
      area: find(PLACES.area),
      number: find(PLACES.number),
      name: find(PLACES.name),
      sheet: find(PLACES.sheet),
      use: find(PLACES.use),
      landClass: find(PLACES.landClass),
    };
    this.extras = columns.filter(({ name }) => EXTRA.test(name));
    const kept = new Set([...Object.values(this.at), ...this.extras]);
    const left = columns.filter((column) => !kept.has(column) && !RECKONED.includes(column.name));
    if (left.length > 0) notes.add('write-columns-left-out', left.map(({ name }) => name).join(', '), left.length);
  }

  line(feature: number, kind: number, parts: readonly OutgoingPart[]): string {
    const value = (column: OutgoingColumn | undefined): PropertyValue => column?.values[feature] ?? null;
    const clean = (text: PropertyValue): string => (text === null ? '' : oneLine(String(text), this.notes));
    const { at } = this;
    const stated = value(at.area);
    const area = typeof stated === 'number' ? String(stated) : kind === GEOMETRY.polygon ? hectares(parts) : '';
    const points = parts.reduce((sum, { rings }) => sum + rings.reduce((all, ring) => all + ring.length / 2, 0), 0);
    const fields = [
      String(points),
      area,
      clean(value(at.number)),
      clean(value(at.name)),
      WORDS[kind],
      clean(value(at.sheet)),
      clean(value(at.use)),
      clean(value(at.landClass)),
      ...this.extras.map((column) => clean(value(column))),
    ];
    return `${fields.join(',')},@\r\n`;
  }
}

/** Planar, settled to whole cm² as every area is. */
function hectares(parts: readonly OutgoingPart[]): string {
  let twice_m2 = 0;
  for (const { rings } of parts) for (const ring of rings) twice_m2 += ringTwiceArea(ring, 0, ring.length / 2);
  return formatArea(settle(twice_m2 / 2), 'ha', HECTARE_DECIMALS);
}

function* pointLines(kind: number, parts: readonly OutgoingPart[]): Generator<string> {
  let number = 0;
  let ringNumber = 0;
  for (const { rings } of parts) {
    for (const ring of rings) {
      if (kind !== GEOMETRY.point || ringNumber === 0) ringNumber++;
      const first = number + 1;
      const last = ring.length / 2 - 1;
      for (let n = 0; n <= last; n++) {
        const isClosing = kind === GEOMETRY.polygon && n === last;
        if (!isClosing) number++;
        const [east, north] = [ring[2 * n], ring[2 * n + 1]].map((value) => value.toFixed(DECIMALS));
        yield `J${isClosing ? first : number},${ringNumber},${north},${east}\r\n`;
      }
    }
  }
}

/** Commas part the fields and `@` ends a header: inside a value they become their full-width forms, which is noted; so is what no text holds. */
function oneLine(text: string, notes: NoteList): string {
  const value = replaceImpossible(text, notes);
  const plain = value
    .replaceAll(/[,，]/g, '、')
    .replaceAll('@', '＠')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim();
  if (plain !== value) notes.add('write-separators-replaced', value);
  return plain;
}
