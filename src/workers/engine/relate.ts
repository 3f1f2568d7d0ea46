import { compassOf } from '../../core/measure/compass.ts';
import { settle } from '../../core/measure/settle.ts';
import { DistanceMeter } from '../../core/overlay/distance.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';
import type { Relation } from '../calls/inspection.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { areSurveyed, measureShared } from './shared-land.ts';

/** How two features lie to each other: the land they share and the way between them. @throws EngineError `feature-unknown` */
export async function relate(session: DistrictSession, first: FeatureRef, second: FeatureRef, on: string): Promise<Relation> {
  const a = locate(session, first, on);
  const b = locate(session, second, on);
  const gap = new DistanceMeter().between(a.polygons.view('planar'), a.row, b.polygons.view('planar'), b.row);
  const way = {
    distance_m: gap.distance_m,
    direction: gap.distance_m === 0 ? null : compassOf(gap.to[0] - gap.from[0], gap.to[1] - gap.from[1]),
  };
  const nothing = { ...way, overlap: null, surveyed: false, sliver: false };
  if ([a, b].some(({ goneOn, notBefore }) => goneOn || notBefore)) return nothing;
  const [view, other] = [a.polygons.view(a.record), b.polygons.view(a.record)];
  const area_m2 = new OverlapMeter().measurePair(view, a.row, other, b.row);
  if (settle(area_m2) === 0) return nothing;
  const sliver = judgeSliver(session.settings.sliver, area_m2, view, a.row, other, b.row);
  const overlap = await measureShared(session, area_m2, a.record, [a, b]);
  return { ...way, overlap, surveyed: areSurveyed([a, b]), sliver };
}
