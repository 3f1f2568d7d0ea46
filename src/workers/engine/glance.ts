import type { Measurement } from '../../core/measure/measurement.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import type { Glance } from '../calls/inspection.ts';
import type { AreaFigures } from '../engine-api.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import { isVerifiedOn } from './case-of-sighting.ts';
import type { DistrictSession } from './district-session.ts';
import { dueOn } from './footprint-answers.ts';
import { footprintOf } from './footprint-model.ts';
import { footprintsOn } from './footprints-on.ts';
import { findScope } from '../../core/report/footprint/footprint-model.ts';
import { type Located, locate, measureLocated } from './locate-feature.ts';
import { readRowGeometry } from './row-geometry.ts';
import { leastFar } from './standing.ts';
import { titleOf } from './title-of.ts';

/** A red line that covers less of a parcel only brushes it. */
const LEAST_SHARE = 0.0005;

/** A pointer comes back to the same few features; more are not kept. */
const MOST_KEPT = 500;
const kept = new WeakMap<DistrictSession, Map<string, Glance>>();

/** The few facts that a card beside the pointer has room for, kept for as long as nothing changes. @throws EngineError `feature-unknown` */
export function glanceAt(session: DistrictSession, ref: FeatureRef, on: string): Glance {
  const known = kept.get(session) ?? new Map<string, Glance>();
  kept.set(session, known);
  const key = `${on} ${JSON.stringify(ref)}`;
  const glance = known.get(key) ?? lookAt(session, ref, on);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, glance);
  return glance;
}

function lookAt(session: DistrictSession, ref: FeatureRef, on: string): Glance {
  const located = locate(session, ref, on);
  const { polygons, row, goneOn, notBefore } = located;
  const common = {
    ref,
    title: titleOf(session, ref),
    area: goneOn || notBefore ? null : ofRecord(measureLocated(session, located)),
    outline: readRowGeometry(polygons.columns, row, session.plane),
  };
  if (ref.kind === 'red-line') {
    const scope = findScope(footprintOf(session).model, { kind: 'red-line', id: ref.id });
    const { unresolved_cm2, countsOf } = footprintsOn(session, on);
    const { unresolvedPlots, openCases } = countsOf(scope);
    return {
      ...common,
      kind: 'red-line',
      unresolved_cm2: unresolved_cm2[scope],
      unresolvedPlots,
      openCases,
      dueOn: dueOn(session, ref.id),
      notBefore,
    };
  }
  if (ref.kind === 'sighting') {
    const sighting = session.register.sightings.get(ref.id);
    if (!sighting) throw new EngineError('feature-unknown');
    const isVerified = isVerifiedOn(session.register, ref.id, on);
    return { ...common, kind: 'sighting', seenOn: sighting.seenOn, stage: sighting.stage, isVerified, goneOn };
  }
  const layer = session.layers.get(ref.layerId);
  if (!layer) throw new EngineError('feature-unknown');
  const landUse = layer.value('landUse', ref.row);
  return {
    ...common,
    kind: 'parcel',
    layerKind: layer.layer.kind,
    layerName: layer.layer.name,
    ...(typeof landUse === 'string' && landUse !== '' ? { landUse } : {}),
    ...leastFar(session.itemsOfParcel.get(layer.idOf(ref.row)) ?? [], on),
    redLines: sharesOfRedLines(session, located, on),
  };
}

const ofRecord = ({ planar, ellipsoidal, record }: AreaFigures): Measurement =>
  record === 'planar' && planar ? planar : ellipsoidal;

function sharesOfRedLines(
  session: DistrictSession,
  { polygons, row, record }: Located,
  on: string,
): Extract<Glance, { kind: 'parcel' }>['redLines'] {
  const { redLines, register } = session;
  const view = polygons.view(record);
  const lines = redLines.polygons.view(record);
  const whole_m2 = view.areas_m2[row];
  const meter = new OverlapMeter();
  const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
  return redLines.polygons
    .index(record)
    .search(minX, minY, maxX, maxY)
    .flatMap((version) => {
      const { id } = redLines.versions[version];
      if (redLines.rowOn(id, on) !== version || whole_m2 <= 0) return [];
      const share = Math.min(1, meter.measurePair(view, row, lines, version) / whole_m2);
      return share < LEAST_SHARE ? [] : [{ id, name: register.redLines.get(id)?.name ?? id, share }];
    })
    .sort((a, b) => b.share - a.share);
}
