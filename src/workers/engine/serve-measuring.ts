import { findNearestVertex, type OutlinePlace } from '../../core/overlay/nearest-vertex.ts';
import type { MeasuringCalls, SnapTarget } from '../calls/measuring.ts';
import type { FeatureRef } from '../engine-api.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { measureSketch } from './measure-sketch.ts';
import { sessionOn } from './session-on.ts';
import { roundDegrees } from './row-geometry.ts';

export function serveMeasuring(open: () => DistrictSession): Served<MeasuringCalls> {
  return {
    measureSketch: (_, shape, points, sigma_m) => measureSketch(open(), shape, points, sigma_m),
    snap: (_, lon, lat, radius_m, on) => snap(sessionOn(open(), on), lon, lat, radius_m, on),
  };
}

function snap(session: DistrictSession, lon: number, lat: number, radius_m: number, on: string): SnapTarget | null {
  const [east_mm, north_mm] = session.plane.toFractionalMillimetres(Float64Array.of(lon, lat));
  if (!Number.isFinite(east_mm)) return null;
  let best: { place: OutlinePlace; of: FeatureRef } | null = null;
  const offer = (place: OutlinePlace | null, refOf: (row: number) => FeatureRef) => {
    if (place && (!best || isNearer(place, best.place))) best = { place, of: refOf(place.row) };
  };
  for (const [layerId, layer] of session.layers) {
    if (layer.layer.kind === 'red-lines') continue;
    offer(findNearestVertex(layer.polygons, east_mm, north_mm, 1000 * radius_m), (row) => ({ kind: 'parcel', layerId, row }));
  }
  for (const [kind, shapes] of [
    ['red-line', session.redLines],
    ['sighting', session.sightings],
  ] as const) {
    const inForce = (row: number) => shapes.rowOn(shapes.versions[row].id, on) === row;
    offer(findNearestVertex(shapes.polygons, east_mm, north_mm, 1000 * radius_m, inForce), (row) => ({
      kind,
      id: shapes.versions[row].id,
    }));
  }
  return best && asTarget(session, best);
}

/** A vertex goes before any edge. */
function isNearer(a: OutlinePlace, b: OutlinePlace): boolean {
  return a.kind === b.kind ? a.distance_mm < b.distance_mm : a.kind === 'vertex';
}

function asTarget({ plane }: DistrictSession, { place, of }: { place: OutlinePlace; of: FeatureRef }): SnapTarget {
  const [lon, lat] = plane.toLonLat(Float64Array.of(place.east_mm, place.north_mm));
  return { at: [roundDegrees(lon), roundDegrees(lat)], kind: place.kind, of, distance_m: place.distance_mm / 1000 };
}
