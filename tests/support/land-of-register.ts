import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { MeasuredPolygons } from '../../src/core/overlay/measured-polygons.ts';
import type { ClearanceItem } from '../../src/core/register/clearance-item.ts';
import type { Layer } from '../../src/core/register/layer.ts';
import type { Register } from '../../src/core/register/register.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import { listVersions, measureOutlines, measureShapes } from '../../src/core/report/dated-shapes.ts';
import { measureParcelShapes } from '../../src/core/report/parcel-shapes.ts';
import { reshapeRows } from '../../src/core/report/reshape-rows.ts';
import { type DistrictLand, type LandLayer, labelRow } from '../../src/core/rules/land/district-land.ts';

/** What a layer holds beside its record. */
export interface LaidRows {
  readonly ids: readonly string[];
  readonly shapes: readonly Shape[];
  readonly columns?: Readonly<Record<string, readonly unknown[]>>;
}

/** Lays the same rows under layers of a kind, whatever package their records name. */
export type RowsOfLayer = (layer: Layer) => LaidRows;

/**
 * The land of a register without packages: rows are made up per layer. Layers that stay the same record keep their polygons, as they do
 * in a session, so that what rules keep from change to change is kept.
 */
export function createLand(rowsOf: RowsOfLayer, beside: readonly Layer[] = []) {
  const imported = new WeakMap<Layer, Promise<MeasuredPolygons>>();
  const laid = new Map<string, readonly [key: object, LandLayer]>();
  const kept = new WeakMap<object, Promise<unknown>>();
  const keep = <T>(key: object, make: () => Promise<T>): Promise<T> => {
    const made = (kept.get(key) as Promise<T> | undefined) ?? make();
    kept.set(key, made);
    return made;
  };
  return async (register: Register, on: string): Promise<DistrictLand> => {
    const { settings } = register;
    if (!settings) throw new Error('a district has settings');
    const plane = createDistrictPlane(settings.plane);
    const parcelShapes = await keep(register.parcels, () => measureParcelShapes(register.parcels, plane));
    const layers = new Map<string, LandLayer>();
    for (const layer of [...register.layers.values(), ...beside]) {
      const { ids, shapes, columns = {} } = rowsOf(layer);
      const outlines = shapes.map(({ coordinates }) => coordinates);
      const own = imported.get(layer) ?? measureOutlines(outlines, plane);
      imported.set(layer, own);
      const polygons = await own;
      const rowOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : undefined);
      const day = layer.kind === 'parcels' ? parcelShapes.days.findLast((one) => one <= on) : undefined;
      const known = laid.get(`${layer.id} ${day}`);
      const rests = day === undefined ? layer : parcelShapes;
      if (known?.[0] === rests && known[1].layer === layer) {
        layers.set(layer.id, known[1]);
        continue;
      }
      const rows = { id: layer.id, columns: polygons.columns, rowOf };
      const reshaped = day === undefined ? null : reshapeRows(parcelShapes, register.parcels.keys(), rows, on);
      const column = (name: string) => columns[name];
      const made: LandLayer = {
        layer,
        count: ids.length,
        imported: polygons,
        polygons: reshaped ? new MeasuredPolygons(reshaped.columns, plane) : polygons,
        idOf: (row) => ids[row],
        rowOf,
        geometryOf: (row) => reshaped?.shapes.get(row) ?? layer.geometry,
        label: (row) => labelRow({ layer, column }, row),
        column,
      };
      laid.set(`${layer.id} ${day}`, [rests, made]);
      layers.set(layer.id, made);
    }
    const units = settings.units.map(({ shape }) => shape);
    return {
      settings,
      plane,
      layers,
      redLines: await keep(register.redLines, () =>
        measureShapes(
          [...register.redLines.values()].flatMap(({ id, versions }) => listVersions(id, versions)),
          plane,
        ),
      ),
      sightings: await keep(register.sightings, () =>
        measureShapes(
          [...register.sightings.values()].flatMap(({ id, shapes }) => listVersions(id, shapes)),
          plane,
        ),
      ),
      parcelShapes,
      itemsOfParcel: await keep(register.items, async () => groupByParcel(register)),
      units: { list: settings.units, polygons: await keep(settings.units, () => measureOutlines(units, plane)) },
      placeOf: (parcelId) => {
        for (const layer of layers.values()) {
          const row = layer.layer.kind === 'parcels' ? layer.rowOf(parcelId) : undefined;
          if (row !== undefined) return { layer, row };
        }
        return undefined;
      },
    };
  };
}

function groupByParcel({ items }: Register): ReadonlyMap<string, readonly ClearanceItem[]> {
  const groups = new Map<string, ClearanceItem[]>();
  for (const item of items.values()) groups.set(item.parcelId, [...(groups.get(item.parcelId) ?? []), item]);
  return groups;
}
