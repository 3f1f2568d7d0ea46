import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { settle } from '../../core/measure/settle.ts';
import { DoubleClaims } from '../../core/report/double-claims.ts';
import { rowSigma_m2 } from '../../core/overlay/row-sigma.ts';
import { sharedSigma_m2 } from '../../core/overlay/shared-sigma.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';
import { subsetColumns } from '../../core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { itemStatusOn, statusDays } from '../../core/register/item-status.ts';
import type { OverlapRow, OverlapTable } from '../engine-api.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';
import { type Located, locate } from './locate-feature.ts';

/** Below this an overlap is rounding of a shared border (1 cm²). */
const LEAST_CM2 = 1;

/** The parcels that a red line covers on a day, largest overlap first, with the totals and the slivers apart. */
export async function tabulateRedLine(session: DistrictSession, redLineId: string, on: string): Promise<OverlapTable> {
  const measure = session.settings.measureOfRecord['red-lines'];
  const redLineRow = session.redLines.rowOn(redLineId, on);
  if (redLineRow === undefined) {
    const first = session.redLines.versions.find((version) => version.id === redLineId);
    if (!first) throw new EngineError('feature-unknown');
    const nothing = { overlaps: 0, area_cm2: 0, union_cm2: 0, slivers: 0, slivers_cm2: 0 };
    return { redLineId, on, measure, redLine_cm2: 0, notBefore: first.fromOn, rows: [], totals: nothing };
  }
  const lines = session.redLines.polygons.view(measure);
  const line = locate(session, { kind: 'red-line', id: redLineId }, on);
  const clip = prepareClip(lines, redLineRow);
  const meter = new OverlapMeter();
  const rows: OverlapRow[] = [];
  let union_m2 = 0;
  const [minX, minY, maxX, maxY] = lines.boxes.subarray(4 * redLineRow, 4 * redLineRow + 4);
  for (const layer of session.layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    const view = layer.polygons.view(measure);
    const counted: number[] = [];
    for (const row of layer.polygons.index(measure).search(minX, minY, maxX, maxY)) {
      const area_m2 = meter.measure(view, row, clip);
      const overlap_cm2 = settle(area_m2);
      if (overlap_cm2 < LEAST_CM2) continue;
      const sliver = judgeSliver(session.settings.sliver, area_m2, view, row, lines, redLineRow);
      if (!sliver) counted.push(row);
      const parcel_cm2 = settle(view.areas_m2[row]);
      rows.push({
        ref: { kind: 'parcel', layerId: layer.layer.id, row },
        parcelNo: layer.label(row),
        parcel_cm2,
        overlap_cm2,
        ...(await errorsOf(layer, row, line, area_m2, measure)),
        share: parcel_cm2 > 0 ? Math.min(1, overlap_cm2 / parcel_cm2) : 0,
        sliver,
        ...standingOf(session, layer, row, redLineId, on),
      });
    }
    union_m2 += await uniteCounted(session, layer, counted, (row) => meter.measure(view, row, clip), clip, measure);
  }
  rows.sort((a, b) => b.overlap_cm2 - a.overlap_cm2);
  const totals = { overlaps: 0, area_cm2: 0, union_cm2: settle(union_m2), slivers: 0, slivers_cm2: 0 };
  let variance = 0;
  for (const row of rows) {
    totals[row.sliver ? 'slivers' : 'overlaps']++;
    totals[row.sliver ? 'slivers_cm2' : 'area_cm2'] += row.overlap_cm2;
    if (!row.sliver) variance += (row.sigma_m2 ?? 0) ** 2;
  }
  return {
    redLineId,
    on,
    measure,
    redLine_cm2: settle(lines.areas_m2[redLineRow]),
    rows,
    totals: { ...totals, ...(variance > 0 && { sigma_m2: Math.sqrt(variance) }) },
  };
}

/** Errors of a parcel and of its part in the red line, where they were not both surveyed. */
async function errorsOf(
  layer: LayerData,
  row: number,
  line: Located,
  area_m2: number,
  measure: OverlapTable['measure'],
): Promise<Pick<OverlapRow, 'sigma_m2' | 'parcelSigma_m2'>> {
  const { origin, sigma_m } = layer.geometryOf(row) ?? {};
  const isSurveyed = origin === 'surveyed';
  const shared =
    isSurveyed && line.origin === 'surveyed'
      ? undefined
      : await sharedSigma_m2([{ polygons: layer.polygons, row, sigma_m }, line], area_m2, measure);
  return {
    ...(shared !== undefined && { sigma_m2: shared }),
    ...(!isSurveyed && sigma_m !== undefined && { parcelSigma_m2: rowSigma_m2(layer.polygons.columns, row, sigma_m) }),
  };
}

function standingOf(
  session: DistrictSession,
  layer: LayerData,
  row: number,
  redLineId: string,
  on: string,
): Pick<OverlapRow, 'status' | 'since'> {
  const item = session.itemsOfParcel.get(layer.idOf(row))?.find((one) => one.redLineId === redLineId);
  const status = item ? itemStatusOn(item, on) : null;
  if (!item || !status) return {};
  return { status, since: statusDays({ milestones: item.milestones.filter((milestone) => milestone.on <= on) })[status] };
}

/** Area of the union of the counted overlaps: their sum less what several claim. */
async function uniteCounted(
  session: DistrictSession,
  layer: LayerData,
  rows: readonly number[],
  areaOf: (row: number) => number,
  clip: ReturnType<typeof prepareClip>,
  measure: OverlapTable['measure'],
): Promise<number> {
  const subset = new MeasuredPolygons(subsetColumns(layer.polygons.columns, rows), session.plane);
  const claims = new DoubleClaims(subset.view(measure), subset.index(measure), clip);
  const doubled_m2 = await claims.measure(rows.keys());
  return rows.reduce((total, row) => total + areaOf(row), -doubled_m2);
}
