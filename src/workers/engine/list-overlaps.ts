import { settle } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import type { FeatureRef, OverlapEntry } from '../engine-api.ts';
import type { DatedShapes } from '../../core/report/dated-shapes.ts';
import { type Located, locate } from './locate-feature.ts';
import { areSurveyed, measureShared } from './shared-land.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';

/** Below this an overlap is rounding of a shared border (1 cm²). */
const LEAST_CM2 = 1;

interface Neighbour {
  readonly ref: FeatureRef;
  readonly label: string;
  readonly row: number;
}

/**
 * Everything that one feature overlaps on a day, largest first, each with its ±: red lines, sightings, other layers, and its own layer's
 * double claims.
 */
export async function listOverlaps(
  session: DistrictSession,
  ref: FeatureRef,
  located: Located,
  on: string,
): Promise<OverlapEntry[]> {
  const entries: OverlapEntry[] = [];
  for (const { area_m2, ...entry } of meetOthers(session, ref, located, on)) {
    const sides = [located, locate(session, entry.with, on)];
    const area = await measureShared(session, area_m2, located.record, sides);
    entries.push({ ...entry, area, surveyed: areSurveyed(sides) });
  }
  return entries.sort((a, b) => b.area.value_cm2 - a.area.value_cm2);
}

type Met = Omit<OverlapEntry, 'area' | 'surveyed'> & { readonly area_m2: number };

function meetOthers(session: DistrictSession, ref: FeatureRef, located: Located, on: string): Met[] {
  const measure = located.record;
  const subject = located.polygons.view(measure);
  const clip = prepareClip(subject, located.row);
  const own_m2 = subject.areas_m2[located.row];
  const meter = new OverlapMeter();
  const entries: Met[] = [];
  const box = 4 * located.row;
  const meet = (others: MeasuredPolygons, neighbourAt: (row: number) => Neighbour | null) => {
    const view = others.view(measure);
    for (const row of others
      .index(measure)
      .search(subject.boxes[box], subject.boxes[box + 1], subject.boxes[box + 2], subject.boxes[box + 3])) {
      const neighbour = neighbourAt(row);
      if (!neighbour) continue;
      const area_m2 = meter.measure(view, row, clip);
      if (settle(area_m2) < LEAST_CM2) continue;
      entries.push({
        with: neighbour.ref,
        label: neighbour.label,
        area_m2,
        share: own_m2 > 0 ? Math.min(1, area_m2 / own_m2) : 0,
        sliver: judgeSliver(session.settings.sliver, area_m2, subject, located.row, view, row),
      });
    }
  };
  const self = (row: number, kind: FeatureRef['kind'], id: string) =>
    ref.kind === kind && 'id' in ref && ref.id === id && row >= 0;
  meet(
    session.redLines.polygons,
    inForce(session.redLines, on, (id, row) =>
      self(row, 'red-line', id)
        ? null
        : { ref: { kind: 'red-line', id }, label: session.register.redLines.get(id)?.name ?? id, row },
    ),
  );
  meet(
    session.sightings.polygons,
    inForce(session.sightings, on, (id, row) =>
      self(row, 'sighting', id)
        ? null
        : { ref: { kind: 'sighting', id }, label: session.register.sightings.get(id)?.no ?? id, row },
    ),
  );
  for (const layer of session.layers.values()) {
    // A red line meets hundreds of parcels: they are in its overlap table, not in its panel.
    if (layer.layer.kind === 'red-lines' || (ref.kind === 'red-line' && layer.layer.kind === 'parcels')) continue;
    const isOwn = ref.kind === 'parcel' && ref.layerId === layer.layer.id;
    meet(layer.polygons, (row) =>
      isOwn && row === (ref as { row: number }).row
        ? null
        : { ref: { kind: 'parcel', layerId: layer.layer.id, row }, label: layer.label(row), row },
    );
  }
  return entries;
}

/** Only the version that holds on the day counts. */
function inForce(
  dated: DatedShapes,
  on: string,
  neighbour: (id: string, row: number) => Neighbour | null,
): (row: number) => Neighbour | null {
  return (row) => {
    const { id } = dated.versions[row];
    return dated.rowOn(id, on) === row ? neighbour(id, row) : null;
  };
}
