import { DistanceMeter } from '../../core/overlay/distance.ts';
import { permitCoverage } from '../../core/rules/land/permitted-land.ts';
import type { CaptureReport, TouchedParcel, UncertainPlace } from '../calls/capturing.ts';
import type { DrawnMoment } from '../calls/editing.ts';
import type { DistrictSession } from './district-session.ts';
import { findReachable } from './find-reachable.ts';
import { findSimilar } from './find-similar.ts';
import { admitDrawing, judgeDrawing } from './judge-drawing.ts';

/** More than that no circle worth a choice touches. */
const MOST_TOUCHED = 6;

/** What a build that is being marked measures and meets, which reports it resembles, and which parcels its position may lie on. */
export async function judgeCapture(
  session: DistrictSession,
  drawn: DrawnMoment,
  place: UncertainPlace,
  on: string,
): Promise<CaptureReport> {
  const admission = await admitDrawing(session, drawn.shape);
  const drawing = await judgeDrawing(session, drawn, on, admission);
  const admitted = drawing.status === 'refused' ? null : admission.polygons;
  const permits = [...session.layers.values()].filter(({ layer }) => layer.kind === 'permits');
  return {
    drawing,
    reachable: admitted ? findReachable(session, admitted, drawn.sigma_m, drawing.met, on) : [],
    similar: admitted ? findSimilar(session, admitted, drawing.measure, on, drawn.id) : [],
    permitsKnown: admitted !== null && permitCoverage(session, permits)(admitted, 0),
    touched: findTouched(session, place),
  };
}

/** Parcels within the circle of a place, nearest first. A circle wider than any parcel says nothing: the nearest six. */
export function findTouched({ plane, layers }: DistrictSession, { at, accuracy_m }: UncertainPlace): TouchedParcel[] {
  const { coordinates, refused } = plane.toMillimetres(Float64Array.of(...at));
  if (refused.length > 0) return [];
  const [x, y] = coordinates;
  const reach = 1000 * accuracy_m;
  const meter = new DistanceMeter();
  const found: TouchedParcel[] = [];
  for (const layer of layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    const view = layer.polygons.view('planar');
    for (const row of layer.polygons.index('planar').search(x - reach, y - reach, x + reach, y + reach)) {
      const { distance_m } = meter.toPoint(x, y, view, row);
      if (distance_m <= accuracy_m) found.push({ id: layer.idOf(row), label: layer.label(row), distance_m });
    }
  }
  return found.sort((a, b) => a.distance_m - b.distance_m).slice(0, MOST_TOUCHED);
}
