import { ColumnsBuilder } from '../../core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { ParcelShapes } from '../../core/report/parcel-shapes.ts';
import { type DistrictSession, placeFinder } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** What is on record last, whatever the day. */
export const LATEST: Day = '9999-12-31';

/** Each holds a copy of a layer's columns: the day looked at and its neighbours. */
const MOST_KEPT = 3;

/** Sessions by the day from which their shapes hold. */
const sessions = new WeakMap<DistrictSession, Map<Day, DistrictSession>>();
const wholes = new WeakMap<DistrictSession, DistrictSession>();
/** Layers likewise: they outlive a change that reshapes nothing. */
const reshapedLayers = new WeakMap<ParcelShapes, WeakMap<LayerData, Map<Day, LayerData>>>();

/**
 * The session with the parcels in their shapes of a day: whatever reads a layer's rows then measures, draws and lists what was there.
 * The same session where no parcel had another shape by then; between two days of change all days share one.
 */
export function sessionOn(session: DistrictSession, on: Day): DistrictSession {
  const from = shapesFrom(session, on);
  if (from === undefined) return session;
  const known = sessions.get(session) ?? new Map<Day, DistrictSession>();
  sessions.set(session, known);
  return keep(known, from, () => reshape(session, from));
}

/** The session of the whole history: what is counted over days is made from it once. */
export const wholeSession = (session: DistrictSession): DistrictSession => wholes.get(session) ?? session;

/** The last day up to `on` from which some parcel has another shape; undefined while all are as their layers brought them. */
export const shapesFrom = ({ parcelShapes }: DistrictSession, on: Day): Day | undefined =>
  parcelShapes.days.findLast((day) => day <= on);

function reshape(session: DistrictSession, on: Day): DistrictSession {
  const layers = new Map([...session.layers].map(([id, layer]) => [id, layerOn(session, layer, on)]));
  const made = { ...session, layers, placeOf: placeFinder(layers) };
  wholes.set(made, session);
  return made;
}

function layerOn(session: DistrictSession, layer: LayerData, on: Day): LayerData {
  if (layer.layer.kind !== 'parcels') return layer;
  const ofLayers = reshapedLayers.get(session.parcelShapes) ?? new WeakMap<LayerData, Map<Day, LayerData>>();
  reshapedLayers.set(session.parcelShapes, ofLayers);
  const known = ofLayers.get(layer) ?? new Map<Day, LayerData>();
  ofLayers.set(layer, known);
  return keep(known, on, () => reshapeLayer(session, layer, on));
}

/** What is known under a day, else what is made; the few asked for last stay. */
function keep<T>(known: Map<Day, T>, day: Day, make: () => T): T {
  const made = known.get(day) ?? make();
  known.delete(day);
  known.set(day, made);
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest);
  return made;
}

function reshapeLayer({ register, parcelShapes, plane }: DistrictSession, layer: LayerData, on: Day): LayerData {
  if (layer.layer.kind !== 'parcels') return layer;
  const { polygons, versions } = parcelShapes.dated;
  const changed = new Map<number, number>();
  for (const parcelId of register.parcels.keys()) {
    const version = parcelShapes.rowsOf(layer.layer.id, parcelId).findLast((row) => versions[row].fromOn <= on);
    const row = version === undefined ? undefined : layer.rowOf(parcelId);
    if (row !== undefined && version !== undefined) changed.set(row, version);
  }
  if (changed.size === 0) return layer;
  const { columns } = layer.polygons;
  const builder = new ColumnsBuilder(columns.coordinates.length / 2);
  for (let row = 0; row < columns.count; row++) {
    const version = changed.get(row);
    if (version === undefined) builder.copyFeature(columns, row);
    else builder.copyFeature(polygons.columns, version);
  }
  const shapes = new Map<number, Shape>();
  for (const [row, version] of changed) {
    const { shape } = versions[version];
    if (shape) shapes.set(row, shape);
  }
  return layer.reshapedBy({ polygons: new MeasuredPolygons(builder.finish(), plane), shapes });
}
