import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import { createView } from '../core/overlay/create-view.ts';
import { indexPolygons } from '../core/overlay/index-polygons.ts';
import { tabulateOverlaps } from '../core/overlay/overlap-table.ts';
import { judgeSliver, type SliverRule } from '../core/overlay/sliver.ts';
import type { Meeting } from './clearance.ts';
import { DEMO_PLANE, toColumns } from './district-shapes.ts';
import type { DemoRedLine } from './red-lines.ts';

/** Parcels that meet a red line in any version of it by more than a sliver, measured by the product's own engine. */
export function findMeetings(parcels: PolygonColumns, redLines: readonly DemoRedLine[], rule: SliverRule): Meeting[] {
  const versions = redLines.flatMap(({ shape, revision }, redLine) => [
    { redLine, shape },
    ...(revision ? [{ redLine, shape: revision.shape }] : []),
  ]);
  const subjects = createView(parcels, 'planar', DEMO_PLANE);
  const clips = createView(toColumns(versions.map(({ shape }) => [[shape]])), 'planar', DEMO_PLANE);
  const table = tabulateOverlaps(subjects, indexPolygons(subjects), clips);
  const met = new Map<string, Meeting>();
  for (let k = 0; k < table.count; k++) {
    const parcel = table.subject[k];
    const { redLine } = versions[table.clip[k]];
    const area_m2 = table.area_m2[k];
    const before = met.get(`${parcel}/${redLine}`);
    if (before !== undefined && before.area_m2 >= area_m2) continue;
    if (judgeSliver(rule, area_m2, subjects, parcel, clips, table.clip[k])) continue;
    met.set(`${parcel}/${redLine}`, { parcel, redLine, area_m2 });
  }
  return [...met.values()].sort((a, b) => a.redLine - b.redLine || a.parcel - b.parcel);
}
