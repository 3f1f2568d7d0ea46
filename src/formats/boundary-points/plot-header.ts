import type { PropertyValue } from '../feature-table.ts';
import { plain } from './lines.ts';

/** What a plot's header says, each field where the file has it. */
export interface PlotHeader {
  readonly line: number;
  readonly statedPoints: number | undefined;
  readonly number: string;
  readonly kind: 'polygon' | 'line' | 'point';
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

const KINDS: Readonly<Record<string, PlotHeader['kind']>> = {
  面: 'polygon',
  面状: 'polygon',
  polygon: 'polygon',
  线: 'line',
  线状: 'line',
  line: 'line',
  polyline: 'line',
  点: 'point',
  点状: 'point',
  point: 'point',
};
/** Names of the columns; the unit of the area is the format's own. */
const NAMES = {
  points: '界址点数',
  area: '面积(公顷)',
  number: '地块编号',
  name: '地块名称',
  kind: '图形属性',
  after: ['图幅号', '用途', '地类编码'],
  extra: '扩展',
} as const;

/** Where the kind of geometry stands in a full header. */
const KIND_AT = 4;

/**
 * `points, area, number, name, kind, sheet, use, class` and more behind them. The kind of geometry is found by its word, so that
 * a field left out before it moves nothing; where nobody wrote it, the fields stand in their order.
 */
export function readPlotHeader(fields: readonly string[], line: number): PlotHeader {
  const found = fields.findIndex((field, at) => at >= 2 && plain(field).toLowerCase() in KINDS);
  const isKindLeftOut = found === -1 && (fields[KIND_AT] ?? '') !== '';
  const kindAt = found !== -1 ? found : Math.min(KIND_AT, fields.length);
  const before = fields.slice(1, kindAt);
  const [area, number, name] = before.length >= 3 ? before : guessBefore(before);
  const after = fields.slice(isKindLeftOut ? kindAt : kindAt + 1);
  const extras = [...before.slice(3), ...after.slice(NAMES.after.length)].filter((field) => field !== '');
  const entries: [string, PropertyValue][] = [
    [NAMES.points, asCount(fields[0]) ?? ''],
    [NAMES.area, asNumber(area)],
    [NAMES.number, number],
    [NAMES.name, name],
    [NAMES.kind, found === -1 ? '' : fields[found]],
    ...NAMES.after.map((label, n): [string, PropertyValue] => [label, after[n] ?? '']),
    ...extras.map((field, n): [string, PropertyValue] => [`${NAMES.extra}${n + 1}`, field]),
  ];
  return {
    line,
    statedPoints: asCount(fields[0]),
    number,
    kind: found === -1 ? 'polygon' : KINDS[plain(fields[found]).toLowerCase()],
    properties: Object.fromEntries(entries.filter(([, value]) => value !== '')),
  };
}

/** Of two fields the first is an area where it is empty or a decimal. */
function guessBefore([first = '', second = '']: readonly string[]): [area: string, number: string, name: string] {
  return first === '' || /^\d*\.\d+$/.test(plain(first)) ? [first, second, ''] : ['', first, second];
}

const asCount = (text = ''): number | undefined => (/^\d{1,9}$/.test(plain(text)) ? Number(plain(text)) : undefined);

function asNumber(text: string): PropertyValue {
  const digits = plain(text);
  return /^\d{1,12}(\.\d{1,12})?$/.test(digits) ? Number(digits) : text;
}
