import { formatArea } from '../../core/measure/decimal.ts';
import { RULER_VERSION } from '../../core/measure/ruler.ts';
import { supportedDecimals } from '../../core/measure/sigma.ts';
import type { PropertyValue } from '../../formats/feature-table.ts';
import { NoteList } from '../../formats/note-list.ts';
import { prepareOutgoing } from '../../formats/outgoing-layer.ts';
import { Pacer } from '../../formats/pacer.ts';
import { WRITERS } from '../../formats/writers.ts';
import type { ExportedFile, ExportingCalls, ExportRequest, ExportSubject } from '../calls/exporting.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { isForLeaders } from './exporting/audience-fields.ts';
import { FeatureRows } from './exporting/feature-rows.ts';
import type { LayerData } from './layer-data.ts';
import { locate, type Located, measureLocated } from './locate-feature.ts';
import { type AnsweredTables, pickRanges } from './serve-tables.ts';
import { sessionOn } from './session-on.ts';
import { readColumns, wordOf } from './tables/open-table.ts';
import { writeCell } from './tables/write-rows.ts';

/** The area by the measure of record, m²: ten characters, so that every format keeps its name. */
const AREA_FIELD = 'AREA_M2';
const CM2_PER_M2 = 10_000;
const M2_DECIMALS = 2;

/** What a file is made of, before anybody writes it. */
interface Gathered {
  readonly rows: FeatureRows;
  readonly remarks: readonly string[];
  readonly source: string;
}

/** Files of features for others: gathered from the district as it is on the day, without what their readers may not see. */
export function serveExporting(open: () => DistrictSession, answers: AnsweredTables): Served<ExportingCalls> {
  return {
    exportFeatures: async (call, request): Promise<ExportedFile> => {
      const { subject, format, system, on, name, encoding } = request;
      const writer = WRITERS.find((one) => one.format === format);
      if (!writer) throw new EngineError('internal');
      const notes = new NoteList();
      const { rows, remarks, source } =
        subject.kind === 'layer'
          ? await gatherLayer(sessionOn(open(), on), subject, request, call, notes)
          : await gatherRows(sessionOn(open(), on), subject, request, answers, call, notes);
      const { table, located } = rows.finish();
      const inDegrees = writer.systems === 'degrees' || (writer.systems === 'any' && system === 'degrees');
      const prepared = prepareOutgoing({
        name,
        table,
        located,
        writer,
        crs: inDegrees ? 'EPSG:4490' : located.crs.code,
        about: { source, on, producer: open().district.name, remarks },
      });
      const written = await writer.write(prepared.layer, {
        fileName: name,
        signal: call.signal,
        progress: (done, total) => call.progress({ phase: 'export-write', done, total, unit: 'features' }),
        options: { encoding },
      });
      return {
        bytes: written.bytes,
        extension: writer.extensions[0],
        mediaType: writer.mediaType,
        features: table.count,
        crs: { code: prepared.layer.crs.code, name: prepared.layer.crs.name },
        notes: [...notes.list(), ...prepared.notes, ...written.notes],
        renamed: written.renamed,
      };
    },
  };
}

const paceFeatures = (call: Call, total: number): Pacer =>
  new Pacer(
    {
      fileName: '',
      signal: call.signal,
      progress: (done, all) => call.progress({ phase: 'export-gather', done, total: all, unit: 'features' }),
    },
    total,
    'features',
  );

async function gatherLayer(
  session: DistrictSession,
  { layerId }: Extract<ExportSubject, { kind: 'layer' }>,
  { audience, on, headings }: ExportRequest,
  call: Call,
  notes: NoteList,
): Promise<Gathered> {
  const layer = session.layers.get(layerId);
  if (!layer) throw new EngineError('export-layer-gone');
  // An outline with a number is somebody's home: the public gets what the map shows of the ground.
  if (audience === 'public' && layer.layer.kind !== 'reference') throw new EngineError('export-not-public');
  const isOpen = audience === 'planner' || layer.layer.kind === 'reference';
  const names = layer.propertyNames.filter((name) => isOpen || isForLeaders(name));
  const left = layer.propertyNames.length - names.length;
  if (left > 0) notes.add('export-fields-left-out', undefined, left);
  const rows = new FeatureRows(session);
  const pacer = paceFeatures(call, layer.count);
  for (let row = 0; row < layer.count; row++) {
    const place = locate(session, { kind: 'parcel', layerId, row }, on);
    const values = names.flatMap((name) => fieldOf(layer, name, row, headings));
    rows.add(layer.idOf(row), place, [...values, [AREA_FIELD, areaOf(session, place)]]);
    if (pacer.isDue()) await pacer.pause(row);
  }
  const { name, source } = layer.layer;
  return {
    rows,
    remarks: remarksOf(session, session.settings.measureOfRecord[layer.layer.kind]),
    source: `${name} (${source.fileName})`,
  };
}

/** One value under its name in the file; a stated area in m², as people write it. */
function fieldOf(
  layer: LayerData,
  name: string,
  row: number,
  headings: Readonly<Record<string, string>>,
): readonly (readonly [string, PropertyValue])[] {
  const value = layer.value(name, row);
  if (value === undefined) return [];
  const heading = headings[name] ?? name;
  return [[heading, name === 'stated_cm2' && typeof value === 'number' ? value / CM2_PER_M2 : value]];
}

/** By the measure of record, in as many digits as its vertices bear. */
function areaOf(session: DistrictSession, place: Located): number | null {
  const figures = measureLocated(session, place);
  const measured = figures[figures.record];
  if (!measured) return null;
  return Number(formatArea(measured.value_cm2, 'm2', supportedDecimals(measured.sigma_m2, M2_DECIMALS)));
}

function remarksOf({ settings }: DistrictSession, measure: string): readonly string[] {
  const plane = `Gauss-Kruger, ${settings.plane.meridian}°`;
  return [
    `${AREA_FIELD}: ${measure === 'planar' ? `平面面积 / planar (${plane})` : '椭球面积 / ellipsoidal (CGCS2000)'}, ${RULER_VERSION}`,
  ];
}

async function gatherRows(
  session: DistrictSession,
  { handle, layout, withoutShapes = false }: Extract<ExportSubject, { kind: 'rows' }>,
  { audience, on }: ExportRequest,
  answers: AnsweredTables,
  call: Call,
  notes: NoteList,
): Promise<Gathered> {
  const answer = answers.get(handle);
  if (!answer) throw new EngineError('table-gone');
  if (audience === 'public') throw new EngineError('export-not-public');
  const { table, words } = answer;
  const chosen = layout.columns.filter(({ key }) => audience === 'planner' || isForLeaders(key));
  if (chosen.length < layout.columns.length)
    notes.add('export-fields-left-out', undefined, layout.columns.length - chosen.length);
  const columns = await readColumns(
    table,
    chosen.map(({ key }) => key),
    call,
  );
  const sigma = await table.data.sigma(call);
  const listed = layout.ranges ? pickRanges(answer.rows, layout.ranges) : answer.rows;
  const rows = new FeatureRows(session);
  const pacer = paceFeatures(call, listed.length);
  for (let n = 0; n < listed.length; n++) {
    const row = listed[n];
    const sigma_m2 = sigma && !Number.isNaN(sigma[row]) ? sigma[row] : undefined;
    const values = columns.map(({ source, at }, column): [string, PropertyValue] => {
      const cell = at(row);
      const { heading } = chosen[column];
      if (cell === null) return [heading, null];
      if (typeof cell === 'string') return [heading, source.kind === 'choice' ? wordOf(source, words, cell) : cell];
      return [heading, Number(writeCell(cell, source.kind, sigma_m2))];
    });
    const ref = withoutShapes ? null : table.data.refOf(row);
    rows.add(null, ref === null ? null : locate(session, ref, on), values);
    if (pacer.isDue()) await pacer.pause(n);
  }
  return { rows, remarks: remarksOf(session, table.data.measure), source: session.district.name };
}
