import type { Measure } from '../../core/measure/measurement.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { DatedShapes } from '../../core/report/dated-shapes.ts';
import type { Subject } from '../calls/inspection.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** Features of one subject that lie in one set of columns. */
export interface Source {
  readonly subject: Subject;
  /** Measure of record. */
  readonly measure: Measure;
  readonly polygons: MeasuredPolygons;
  /** Absent for features that are no layer's rows. */
  readonly layer?: LayerData;
  /** Whether the row is there on the day. */
  accepts(row: number): boolean;
  /** Id of a feature that is no layer's row. */
  idOf(row: number): string;
  /** Null for administrative units, which nothing can be selected by. */
  refOf(row: number): FeatureRef | null;
  labelOf(row: number): string;
  /** How the row's vertices came to be, and their error; undefined where nobody said. */
  geometryOf(row: number): Pick<Shape, 'origin' | 'sigma_m'> | undefined;
}

/** A drawing asks for the same day at every move of a finger: the last day's sources of a session are kept. */
const lastListed = new WeakMap<DistrictSession, { readonly on: string; readonly sources: readonly Source[] }>();

/** Everything of the district that lies somewhere on a day, by what it is. */
export function listSources(session: DistrictSession, on: string): readonly Source[] {
  const known = lastListed.get(session);
  if (known?.on === on) return known.sources;
  const sources = collectSources(session, on);
  lastListed.set(session, { on, sources });
  return sources;
}

function collectSources(session: DistrictSession, on: string): readonly Source[] {
  const { settings, register } = session;
  const layers = [...session.layers.values()].flatMap((layer): Source[] => {
    const { kind, id } = layer.layer;
    // Red lines are entities of their own, whatever layer they came with.
    if (kind === 'red-lines') return [];
    return [
      {
        subject: kind,
        measure: settings.measureOfRecord[kind],
        polygons: layer.polygons,
        layer,
        accepts: () => true,
        idOf: (row) => layer.idOf(row),
        refOf: (row) => ({ kind: 'parcel', layerId: id, row }),
        labelOf: (row) => layer.label(row),
        geometryOf: (row) => layer.geometryOf(row),
      },
    ];
  });
  const units = (['zone', 'township', 'village'] as const).map(
    (level): Source => ({
      subject: level,
      measure: settings.measureOfRecord.parcels,
      polygons: session.units.polygons,
      accepts: (row) => session.units.list[row].level === level,
      idOf: (row) => session.units.list[row].id,
      refOf: () => null,
      labelOf: (row) => session.units.list[row].name,
      geometryOf: () => undefined,
    }),
  );
  return [
    ...layers,
    ofVersions(
      'red-lines',
      'red-line',
      session.redLines,
      settings.measureOfRecord['red-lines'],
      on,
      (id) => register.redLines.get(id)?.name,
    ),
    ofVersions(
      'sightings',
      'sighting',
      session.sightings,
      settings.measureOfRecord.builds,
      on,
      (id) => register.sightings.get(id)?.no,
    ),
    ...units,
  ];
}

function ofVersions(
  subject: Subject,
  kind: 'red-line' | 'sighting',
  dated: DatedShapes,
  measure: Measure,
  on: string,
  nameOf: (id: string) => string | undefined,
): Source {
  const idOf = (row: number) => dated.versions[row].id;
  return {
    subject,
    measure,
    polygons: dated.polygons,
    accepts: (row) => dated.versions[row].shape !== null && dated.rowOn(idOf(row), on) === row,
    idOf,
    refOf: (row) => ({ kind, id: idOf(row) }),
    labelOf: (row) => nameOf(idOf(row)) ?? idOf(row),
    geometryOf: (row) => dated.versions[row].shape ?? undefined,
  };
}
