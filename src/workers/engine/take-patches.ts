import { type AreaUnit, AREA_UNITS } from '../../core/measure/units.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { PatchAreas } from '../../core/register/patch.ts';
import { isRefusal } from '../../core/register/refusal.ts';
import { openTentative } from '../../core/register/tentative-register.ts';
import { balancePatch } from '../../core/report/patch-balance.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { PatchColumns, PatchPlan, PatchPlanPreview, PatchPlanRow, PatchSource } from '../calls/desk.ts';
import { type Call, EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';
import { readRowGeometry } from './row-geometry.ts';

const AREA_FIELDS = [
  'patch',
  'farmland',
  'cropland',
  'basicFarmland',
  'construction',
  'unused',
  'inPlan',
  'offPlan',
] as const satisfies readonly (keyof PatchAreas)[];

/** Names of columns as patch layers carry them, compared without case; the first that is there counts. */
const KNOWN_NAMES: Readonly<Record<keyof PatchColumns, readonly string[]>> = {
  no: ['图斑编号', '图斑号', 'tbbh', 'patchno', 'parcelno', 'name', '编号'],
  patch: ['图斑面积', '监测面积', 'tbmj', 'jcmj', 'patcharea', 'stated_cm2', '面积'],
  farmland: ['农用地面积', '农用地', 'nydmj', 'farmland'],
  cropland: ['耕地面积', '耕地', 'gdmj', 'cropland'],
  basicFarmland: ['基本农田面积', '永久基本农田', '基本农田', 'jbntmj', 'basicfarmland'],
  construction: ['建设用地面积', '建设用地', 'jsydmj', 'construction'],
  unused: ['未利用地面积', '未利用地', 'wlydmj', 'unused'],
  inPlan: ['符合规划面积', '符合规划', 'fhghmj', 'inplan'],
  offPlan: ['不符合规划面积', '不符合规划', 'bfhghmj', 'offplan'],
};
const DAYS = { imagedBeforeOn: ['前时相', 'qsx', 'imagedbeforeon'], imagedOn: ['后时相', 'hsx', 'imagedon'] };
/** What the import itself adds to a column of areas is whole cm², whatever the file wrote. */
const OWN_AREA = 'stated_cm2';

/** Layers of patches with the columns that they are proposed to be read by. */
export function listPatchSources(session: DistrictSession): PatchSource[] {
  const { patches } = session.register;
  return [...session.layers.values()]
    .filter(({ layer }) => layer.kind === 'patches')
    .map((data) => {
      const { id, name, geometry } = data.layer;
      const attributes = data.propertyNames.filter((one) => !one.startsWith('#'));
      const find = (names: readonly string[]) =>
        names.map((wanted) => attributes.find((one) => one.toLocaleLowerCase() === wanted)).find((one) => one !== undefined);
      const dayOf = (names: readonly string[]) => {
        const column = find(names);
        const value = column === undefined ? undefined : String(data.value(column, 0) ?? '').slice(0, 10);
        return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
      };
      const [imagedBeforeOn, imagedOn] = [dayOf(DAYS.imagedBeforeOn), dayOf(DAYS.imagedOn)];
      const proposed = Object.fromEntries(Object.entries(KNOWN_NAMES).map(([key, names]) => [key, find(names) ?? null]));
      return {
        layerId: id,
        name,
        count: data.count,
        attributes,
        ...(geometry && { sigma_m: geometry.sigma_m }),
        proposed: proposed as PatchColumns,
        days: { ...(imagedBeforeOn && { imagedBeforeOn }), ...(imagedOn && { imagedOn }) },
        taken: [...patches.values()].filter(({ layerId }) => layerId === id).length,
      };
    });
}

const ROWS_PER_SLICE = 200;

/** Judges every row as if those before it were taken. @throws EngineError `feature-unknown`, `cancelled` */
export async function planPatches(
  call: Call,
  session: DistrictSession,
  plan: PatchPlan,
  ids?: readonly string[],
): Promise<PatchPlanPreview & { readonly drafts: readonly ChangeDraft[] }> {
  const data = session.layers.get(plan.layerId);
  if (!data || data.layer.kind !== 'patches') throw new EngineError('feature-unknown');
  const tentative = openTentative(session.register);
  const taken = new Set(
    [...session.register.patches.values()].flatMap((one) => (one.layerId === plan.layerId ? one.featureId : [])),
  );
  const rows: PatchPlanRow[] = [];
  const drafts: ChangeDraft[] = [];
  for (let row = 0; row < data.count; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) {
      call.progress({ phase: 'table-rows', done: row, total: data.count, unit: 'rows' });
      await nextTask();
      if (call.signal.aborted) throw new EngineError('cancelled');
    }
    const read = readCard(data, plan, row);
    const no = read.no.trim();
    const patch_cm2 = read.areas.patch ?? null;
    const refuse = (code: string, params: Record<string, string | number> = {}) =>
      rows.push({ row, no, patch_cm2, balanced: true, refused: { code, params } });
    if (read.unreadable) {
      refuse('patch-area-unreadable', { column: read.unreadable.column, value: read.unreadable.value });
      continue;
    }
    if (taken.has(data.idOf(row))) {
      refuse('patch-exists');
      continue;
    }
    const draft = tentative.take({
      action: 'receivePatch',
      input: { patch: cardOf(session, data, plan, row, read, ids?.[row]), on: plan.receivedOn },
    });
    if (isRefusal(draft)) {
      const { refused, ...params } = draft;
      refuse(
        refused,
        Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<string, string>,
      );
      continue;
    }
    drafts.push(draft);
    rows.push({ row, no, patch_cm2, balanced: balancePatch(read.areas).every(({ holds }) => holds) });
  }
  return { rows, accepted: drafts.length, drafts };
}

interface ReadCard {
  readonly no: string;
  readonly areas: PatchAreas;
  readonly unreadable?: { readonly column: string; readonly value: string };
}

/** What a row states: the ruler's area stands for none of it. */
function readCard(data: LayerData, { columns, unit }: PatchPlan, row: number): ReadCard {
  const areas: { -readonly [K in keyof PatchAreas]?: number } = {};
  let unreadable: ReadCard['unreadable'];
  for (const field of AREA_FIELDS) {
    const column = columns[field];
    if (column === null) continue;
    const value = data.value(column, row);
    if (value === undefined || value === null || value === '') continue;
    const stated = Number(value);
    if (Number.isFinite(stated)) areas[field] = column === OWN_AREA ? stated : toWholeCm2(stated, unit);
    else unreadable ??= { column, value: String(value) };
  }
  return {
    no: columns.no === null ? data.label(row) : String(data.value(columns.no, row) ?? ''),
    areas,
    ...(unreadable && { unreadable }),
  };
}

/** A stated area as whole cm². */
function toWholeCm2(value: number, unit: AreaUnit): number {
  const { numerator, denominator } = AREA_UNITS[unit];
  return Math.round((value * Number(denominator)) / Number(numerator));
}

function cardOf(
  { plane }: DistrictSession,
  data: LayerData,
  plan: PatchPlan,
  row: number,
  { no, areas }: ReadCard,
  id: string | undefined,
) {
  const { layer, polygons } = data;
  const { source, imagedBeforeOn, imagedOn, answerByOn } = plan;
  return {
    id: id ?? `row-${row}`,
    no,
    source,
    imagedOn,
    ...(imagedBeforeOn !== undefined && { imagedBeforeOn }),
    ...(answerByOn !== undefined && { answerByOn }),
    areas,
    shape: {
      coordinates: readRowGeometry(polygons.columns, row, plane),
      origin: layer.geometry?.origin ?? 'imported',
      sigma_m: layer.geometry?.sigma_m ?? plan.sigma_m,
      source: { crs: layer.source.crs, ...(layer.source.file_sha256 && { file_sha256: layer.source.file_sha256 }) },
    },
    layerId: layer.id,
    featureId: data.idOf(row),
  } as const;
}
