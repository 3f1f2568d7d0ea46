import { METHOD_OF, type Measure, type Measurement } from '../../core/measure/measurement.ts';
import { measureRings } from '../../core/measure/ruler.ts';
import { formSigma_m } from '../../core/measure/sigma.ts';
import { measureArea } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { AreaFigures, FeatureRef } from '../engine-api.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

/** One feature in the columns with what is known of its vertices. */
export interface Located {
  readonly polygons: MeasuredPolygons;
  readonly row: number;
  readonly record: Measure;
  readonly origin: string;
  /** Absent where nobody stated the vertex error. */
  readonly sigma_m?: number;
  /** See `Shape`. */
  readonly relativeSigma_m?: number;
  /** Nothing is left standing since that day. */
  readonly goneOn?: string;
  /** Not there yet on the day; first there on that one. */
  readonly notBefore?: string;
}

/** Finds a feature in the columns. @throws EngineError `feature-unknown` */
export function locate(session: DistrictSession, ref: FeatureRef, on: string): Located {
  const { measureOfRecord } = session.settings;
  if (ref.kind === 'parcel') {
    const layer = session.layers.get(ref.layerId);
    if (!layer || ref.row >= layer.count) throw new EngineError('feature-unknown');
    const { kind } = layer.layer;
    const geometry = layer.geometryOf(ref.row);
    return {
      polygons: layer.polygons,
      row: ref.row,
      record: measureOfRecord[kind],
      origin: geometry?.origin ?? 'imported',
      sigma_m: geometry?.sigma_m,
    };
  }
  const dated = ref.kind === 'red-line' ? session.redLines : session.sightings;
  const row = dated.rowOn(ref.id, on) ?? dated.versions.findIndex((version) => version.id === ref.id);
  if (row < 0) throw new EngineError('feature-unknown');
  const lastDrawn = dated.versions[row].shape
    ? row
    : dated.versions.findLastIndex((v, n) => n < row && v.id === ref.id && v.shape !== null);
  if (lastDrawn < 0) throw new EngineError('feature-unknown');
  const version = dated.versions[row];
  const shape = dated.versions[lastDrawn].shape;
  const record = measureOfRecord[ref.kind === 'red-line' ? 'red-lines' : 'builds'];
  return {
    polygons: dated.polygons,
    row: lastDrawn,
    record,
    origin: shape?.origin ?? 'imported',
    sigma_m: shape?.sigma_m,
    relativeSigma_m: shape?.relativeSigma_m,
    ...(version.shape === null && version.fromOn <= on ? { goneOn: version.fromOn } : {}),
    ...(version.fromOn > on ? { notBefore: version.fromOn } : {}),
  };
}

/** Both legal areas of a located feature. */
export function measureLocated(session: DistrictSession, located: Located): AreaFigures {
  const { polygons, row, record } = located;
  const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = polygons.columns;
  const both = measureRings(
    session.plane,
    coordinates,
    ringOffsets,
    polygonOffsets[featureOffsets[row]],
    polygonOffsets[featureOffsets[row + 1]],
    formSigma_m(located),
  );
  return { planar: both.planar, ellipsoidal: both.ellipsoidal, record: both.planar ? record : 'ellipsoidal' };
}

/** A computed area of the district in one measure. */
export function measured(session: DistrictSession, area_m2: number, measure: Measure): Measurement {
  return measureArea(area_m2, measure, METHOD_OF[measure] === 'planar-gk' ? { meridian: session.settings.plane.meridian } : {});
}
