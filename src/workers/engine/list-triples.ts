import { settle } from '../../core/measure/settle.ts';
import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import { TripleMeter } from '../../core/overlay/triples.ts';
import type { FeatureRef, OverlapEntry, TripleEntry } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { areSurveyed, measureShared } from './shared-land.ts';

interface Named {
  readonly ref: FeatureRef;
  readonly label: string;
}

/** Which build stands on which parcel inside which red line, and on how much land, as far as the feature takes part in it. */
export async function listTriples(
  session: DistrictSession,
  feature: Named,
  overlaps: readonly OverlapEntry[],
  on: string,
): Promise<TripleEntry[]> {
  const isParcel = (ref: FeatureRef) => ref.kind === 'parcel' && session.layers.get(ref.layerId)?.layer.kind === 'parcels';
  const others = overlaps.filter((entry) => !entry.sliver).map((entry): Named => ({ ref: entry.with, label: entry.label }));
  if (feature.ref.kind === 'red-line') return [];
  const all = [feature, ...others];
  const sightings = feature.ref.kind === 'sighting' ? [feature] : all.filter(({ ref }) => ref.kind === 'sighting');
  const parcels = feature.ref.kind === 'parcel' ? [feature] : all.filter(({ ref }) => isParcel(ref));
  const meter = new TripleMeter();
  const entries: TripleEntry[] = [];
  for (const redLine of all.filter(({ ref }) => ref.kind === 'red-line')) {
    const line = locate(session, redLine.ref, on);
    for (const sighting of sightings) {
      const build = locate(session, sighting.ref, on);
      const { record } = build;
      const clip = prepareClip(line.polygons.view(record), line.row);
      for (const parcel of parcels.filter(({ ref }) => isParcel(ref))) {
        const plot = locate(session, parcel.ref, on);
        const area_m2 = meter.measure(build.polygons.view(record), build.row, plot.polygons.view(record), plot.row, clip);
        if (settle(area_m2) <= 0) continue;
        const sides = [build, plot, line];
        const area = await measureShared(session, area_m2, record, sides);
        entries.push({ sighting, parcel, redLine, area, surveyed: areSurveyed(sides) });
      }
    }
  }
  return entries.sort((a, b) => b.area.value_cm2 - a.area.value_cm2);
}
