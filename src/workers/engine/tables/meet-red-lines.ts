import { settle } from '../../../core/measure/settle.ts';
import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import { prepareClip } from '../../../core/overlay/prepare-clip.ts';
import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import { judgeSliver } from '../../../core/overlay/sliver.ts';
import type { DatedShapes } from '../../../core/report/dated-shapes.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Call } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import type { LayerData } from '../layer-data.ts';
import { Memo, paceRows } from './table-data.ts';

/** The rows of a layer that one version of a red line covers by more than a sliver, with how much of each (whole cm²). */
export type Meeting = ReadonlyMap<number, number>;

/** Below this an overlap is rounding of a shared border (1 cm²). */
const LEAST_CM2 = 1;

/** Which red lines cover which parcels. Each version is measured once; a day only picks the versions in force. */
export class RedLineMeetings {
  readonly #memos = new WeakMap<DatedShapes, WeakMap<MeasuredPolygons, Memo>>();

  /** Version of each red line in force on a day. */
  inForce({ register, redLines }: DistrictSession, on: Day): readonly { readonly id: string; readonly row: number }[] {
    return [...register.redLines.keys()].flatMap((id) => {
      const row = redLines.rowOn(id, on);
      return row === undefined ? [] : [{ id, row }];
    });
  }

  /** @throws ReadError `cancelled` */
  of(session: DistrictSession, layer: LayerData, version: number, call: Call): Promise<Meeting> {
    const { sliver, measureOfRecord } = session.settings;
    const ofLayers = this.#memos.get(session.redLines) ?? new WeakMap<MeasuredPolygons, Memo>();
    this.#memos.set(session.redLines, ofLayers);
    const memo = ofLayers.get(layer.polygons) ?? new Memo();
    ofLayers.set(layer.polygons, memo);
    const key = [version, measureOfRecord['red-lines'], sliver.m2, sliver.width_m].join('/');
    return memo.get(key, call, () => measureMeeting(session, layer, version, call));
  }
}

async function measureMeeting(session: DistrictSession, layer: LayerData, version: number, call: Call): Promise<Meeting> {
  const measure = session.settings.measureOfRecord['red-lines'];
  const lines = session.redLines.polygons.view(measure);
  const view = layer.polygons.view(measure);
  const [minX, minY, maxX, maxY] = lines.boxes.subarray(4 * version, 4 * version + 4);
  const found = layer.polygons.index(measure).search(minX, minY, maxX, maxY);
  const clip = prepareClip(lines, version);
  const meter = new OverlapMeter();
  const meeting = new Map<number, number>();
  const pacer = paceRows(call, found.length);
  for (const [n, row] of found.entries()) {
    const area_m2 = meter.measure(view, row, clip);
    const area_cm2 = settle(area_m2);
    if (pacer.isDue()) await pacer.pause(n);
    if (area_cm2 < LEAST_CM2 || judgeSliver(session.settings.sliver, area_m2, view, row, lines, version)) continue;
    meeting.set(row, area_cm2);
  }
  return meeting;
}
