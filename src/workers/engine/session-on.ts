import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { Day } from '../../core/register/ports.ts';
import type { ParcelShapes } from '../../core/report/parcel-shapes.ts';
import { reshapeRows } from '../../core/report/reshape-rows.ts';
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
  const { layer: record, polygons } = layer;
  const rows = { id: record.id, columns: polygons.columns, rowOf: (parcelId: string) => layer.rowOf(parcelId) };
  const reshaped = reshapeRows(parcelShapes, register.parcels.keys(), rows, on);
  if (!reshaped) return layer;
  return layer.reshapedBy({ polygons: new MeasuredPolygons(reshaped.columns, plane), shapes: reshaped.shapes });
}
