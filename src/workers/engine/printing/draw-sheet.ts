import { settle } from '../../../core/measure/settle.ts';
import type { Measure } from '../../../core/measure/measurement.ts';
import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import type { DatedShapes } from '../../../core/report/dated-shapes.ts';
import { SheetPen } from '../../../core/report/print-sheet/sheet-pen.ts';
import type { GroundBox } from '../../../core/report/print-sheet/sheet-set.ts';
import { nextTask } from '../../../formats/next-task.ts';
import type { Drawn, DrawnKind, DrawnSheet, DrawnText, PrintBasis, SheetContent } from '../../calls/printing.ts';
import { type Call, EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import type { LayerData } from '../layer-data.ts';
import { parcelStatusesOn } from '../parcel-statuses.ts';

const GROUND_KINDS = ['farmland', 'block', 'green', 'water', 'road', 'building'] as const satisfies readonly DrawnKind[];
/** Rows between two looks at the other calls. */
const ROWS_PER_SLICE = 8000;
/** Numbers are written from these scales on … */
const PARCEL_NUMBERS_FROM = 2000;
const BUILD_NUMBERS_FROM = 10_000;
/** … where a parcel is so wide on paper, and at most so many. */
const NUMBERED_WIDTH_mm = 7;
const MOST_NUMBERS = 600;

/** Rows of one layer that are drawn in one colour. */
interface Stroke {
  readonly kind: DrawnKind;
  readonly polygons: MeasuredPolygons;
  readonly measure: Measure;
  readonly rows: readonly number[];
}

interface SheetWish {
  readonly box: GroundBox;
  readonly scale: number;
  readonly content: SheetContent;
}

/** What an audience may see of a day on one sheet; what it may not see is not drawn, nor counted. */
export async function drawSheet(
  call: Call,
  session: DistrictSession,
  { box, scale, content }: SheetWish,
  { on, audience }: PrintBasis,
): Promise<DrawnSheet> {
  const isOutlined = content === 'outlines';
  const isOffice = audience === 'planner' && !isOutlined;
  const isWhole = audience !== 'public' && !isOutlined;
  const strokes = [
    ...groundStrokes(session, box, isOffice),
    ...(isWhole ? parcelStrokes(session, box, on, isOffice) : []),
    ...unitStrokes(session, isWhole),
    ...(isWhole ? [buildStroke(session, on)] : []),
    ...(audience === 'public' ? [] : [redLineStroke(session, on)]),
  ];
  const total = strokes.reduce((sum, { rows }) => sum + rows.length, 0);
  const pen = new SheetPen(box, scale);
  const drawn = new Map<DrawnKind, { paths: string[]; count: number; area_cm2: number }>();
  let done = 0;
  for (const { kind, polygons, measure, rows } of strokes) {
    const view = polygons.view('planar');
    const { areas_m2 } = polygons.view(measure);
    const of = drawn.get(kind) ?? { paths: [], count: 0, area_cm2: 0 };
    drawn.set(kind, of);
    for (const row of rows) {
      if (pen.draw(view, row)) {
        of.count++;
        of.area_cm2 += settle(areas_m2[row]);
      }
      if (++done % ROWS_PER_SLICE !== 0) continue;
      call.progress({ phase: 'draw-sheet', done, total, unit: 'features' });
      await nextTask();
      if (call.signal.aborted) throw new EngineError('cancelled');
    }
    of.paths.push(...pen.take());
  }
  return {
    drawn: [...drawn].map(([kind, of]): Drawn => ({ kind, ...of })).filter(({ paths }) => paths.length > 0),
    texts: [
      ...(audience === 'public' ? [] : redLineTexts(session, pen, on)),
      ...(isWhole ? buildTexts(session, pen, on, isOffice && scale <= BUILD_NUMBERS_FROM) : []),
      ...unitTexts(session, pen, isWhole),
      ...(isOffice && scale <= PARCEL_NUMBERS_FROM ? parcelTexts(session, pen, box, scale) : []),
    ],
    knownAt: session.register.seq,
  };
}

const rowsIn = (polygons: MeasuredPolygons, [west, south, east, north]: GroundBox): number[] =>
  polygons
    .index('planar')
    .search(west, south, east, north)
    .sort((a, b) => a - b);

function groundStrokes({ ground, settings }: DistrictSession, box: GroundBox, isOffice: boolean): Stroke[] {
  if (!ground) return [];
  const classes = ground.column('class');
  const rows = rowsIn(ground.polygons, box);
  const measure = settings.measureOfRecord.reference;
  // Buildings of people are not for outside the office.
  return GROUND_KINDS.filter((kind) => isOffice || kind !== 'building').map((kind) => ({
    kind,
    polygons: ground.polygons,
    measure,
    rows: rows.filter((row) => classes?.[row] === kind),
  }));
}

function parcelStrokes(session: DistrictSession, box: GroundBox, on: string, isOffice: boolean): Stroke[] {
  const measure = session.settings.measureOfRecord.parcels;
  const statuses = new Map(parcelStatusesOn(session, on).map((one) => [one.layerId, one]));
  return parcelLayers(session).flatMap((layer): Stroke[] => {
    const { polygons } = layer;
    const inBox = rowsIn(polygons, box);
    const known = statuses.get(layer.layer.id);
    const steps = new Map(known ? Array.from(known.rows, (row, n): [number, number] => [row, known.status[n]]) : []);
    const byStep = ITEM_STATUSES.map((): number[] => []);
    const bare: number[] = [];
    for (const row of inBox) {
      const step = steps.get(row);
      (step === undefined ? bare : byStep[step]).push(row);
    }
    return [
      ...(isOffice ? [{ kind: 'parcel' as const, polygons, measure, rows: bare }] : []),
      ...ITEM_STATUSES.map((kind, step) => ({ kind, polygons, measure, rows: byStep[step] })),
    ];
  });
}

const parcelLayers = ({ layers }: DistrictSession): LayerData[] =>
  [...layers.values()].filter(({ layer }) => layer.kind === 'parcels');

const UNIT_LEVELS = ['village', 'township', 'zone'] as const;

function unitStrokes({ units, settings }: DistrictSession, withVillages: boolean): Stroke[] {
  const { polygons, list } = units;
  const measure = settings.measureOfRecord.reference;
  const rowsOf = (level: string) => list.flatMap((unit, row) => (unit.level === level ? [row] : []));
  return UNIT_LEVELS.filter((level) => withVillages || level !== 'village').map((kind) => ({
    kind,
    polygons,
    measure,
    rows: rowsOf(kind),
  }));
}

const buildStroke = ({ register, sightings, settings }: DistrictSession, on: string): Stroke => ({
  kind: 'build',
  polygons: sightings.polygons,
  measure: settings.measureOfRecord.builds,
  rows: rowsOn(sightings, register.sightings.keys(), on),
});

const redLineStroke = ({ register, redLines, settings }: DistrictSession, on: string): Stroke => ({
  kind: 'red-line',
  polygons: redLines.polygons,
  measure: settings.measureOfRecord['red-lines'],
  rows: rowsOn(redLines, register.redLines.keys(), on),
});

const rowsOn = (shapes: DatedShapes, ids: Iterable<string>, on: string): number[] =>
  [...ids].flatMap((id) => shapes.rowOn(id, on) ?? []);

const redLineTexts = ({ register, redLines }: DistrictSession, pen: SheetPen, on: string): DrawnText[] =>
  [...register.redLines.values()].flatMap(({ id, name, nameEn }) =>
    textAt(pen, 'red-line', redLines.polygons, redLines.rowOn(id, on), name, nameEn),
  );

const buildTexts = ({ register, sightings }: DistrictSession, pen: SheetPen, on: string, withNumbers: boolean): DrawnText[] =>
  [...register.sightings.values()].flatMap(({ id, no }) =>
    textAt(pen, 'build', sightings.polygons, sightings.rowOn(id, on), withNumbers ? no : ''),
  );

function unitTexts({ units }: DistrictSession, pen: SheetPen, withVillages: boolean): DrawnText[] {
  const levels = UNIT_LEVELS.filter((level) => withVillages || level !== 'village').toReversed();
  return levels.flatMap((level) =>
    units.list.flatMap(({ level: own, name, nameEn }, row) =>
      own === level ? textAt(pen, level, units.polygons, row, name, nameEn) : [],
    ),
  );
}

function parcelTexts(session: DistrictSession, pen: SheetPen, box: GroundBox, scale: number): DrawnText[] {
  const width = NUMBERED_WIDTH_mm * scale;
  return parcelLayers(session)
    .flatMap((layer) => {
      const { boxes } = layer.polygons.view('planar');
      return rowsIn(layer.polygons, box)
        .filter((row) => boxes[4 * row + 2] - boxes[4 * row] >= width)
        .slice(0, MOST_NUMBERS)
        .flatMap((row) => textAt(pen, 'parcel', layer.polygons, row, layer.label(row)));
    })
    .slice(0, MOST_NUMBERS);
}

function textAt(
  pen: SheetPen,
  kind: DrawnText['kind'],
  polygons: MeasuredPolygons,
  row: number | undefined,
  text: string,
  textEn?: string,
): DrawnText[] {
  const place = row === undefined ? null : pen.middle(polygons.view('planar'), row);
  return place ? [{ kind, text, ...(textEn !== undefined && { textEn }), x: place[0], y: place[1] }] : [];
}
