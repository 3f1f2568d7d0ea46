import { MeasuredPolygons } from '../core/overlay/measured-polygons.ts';
import type { ClearanceItem } from '../core/register/clearance-item.ts';
import type { Layer, LayerKind } from '../core/register/layer.ts';
import { listVersions, measureOutlines, measureShapes } from '../core/report/dated-shapes.ts';
import { measureParcelShapes, type ParcelShapes } from '../core/report/parcel-shapes.ts';
import { reshapeRows } from '../core/report/reshape-rows.ts';
import { type DistrictLand, type LandLayer, labelRow } from '../core/rules/land/district-land.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { type ReadDistrict, readLayer } from './read-district.ts';

/** What a rule never looks at need not be read. */
const UNREAD: readonly LayerKind[] = ['reference'];

/** The district's land with its parcels in their shapes of the day. */
export async function measureLand(container: DistrictContainer, read: ReadDistrict, on: string): Promise<DistrictLand> {
  const { register, settings, plane } = read;
  const shapes = await measureParcelShapes(register.parcels, plane);
  const layers = new Map<string, LandLayer>();
  for (const layer of register.layers.values())
    if (!UNREAD.includes(layer.kind)) layers.set(layer.id, openLayer(container, read, layer, shapes, on));
  const units = settings.units.map(({ shape }) => shape);
  const redLines = [...register.redLines.values()].flatMap(({ id, versions }) => listVersions(id, versions));
  const sightings = [...register.sightings.values()].flatMap((one) => listVersions(one.id, one.shapes));
  const itemsOfParcel = new Map<string, ClearanceItem[]>();
  for (const item of register.items.values())
    itemsOfParcel.set(item.parcelId, [...(itemsOfParcel.get(item.parcelId) ?? []), item]);
  const parcels = [...layers.values()].filter(({ layer }) => layer.kind === 'parcels');
  return {
    settings,
    plane,
    layers,
    redLines: await measureShapes(redLines, plane),
    sightings: await measureShapes(sightings, plane),
    parcelShapes: shapes,
    units: { list: settings.units, polygons: await measureOutlines(units, plane) },
    itemsOfParcel,
    placeOf: (parcelId) => {
      for (const layer of parcels) {
        const row = layer.rowOf(parcelId);
        if (row !== undefined) return { layer, row };
      }
      return undefined;
    },
  };
}

function openLayer(container: DistrictContainer, read: ReadDistrict, layer: Layer, shapes: ParcelShapes, on: string): LandLayer {
  const { columns, ids, properties } = readLayer(container, read, layer);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const rowOf = (id: string) => rows.get(id);
  const column = (name: string) => properties.find((property) => property.name === name)?.values;
  const reshaped =
    layer.kind === 'parcels' ? reshapeRows(shapes, read.register.parcels.keys(), { id: layer.id, columns, rowOf }, on) : null;
  const imported = new MeasuredPolygons(columns, read.plane);
  return {
    layer,
    count: columns.count,
    imported,
    polygons: reshaped ? new MeasuredPolygons(reshaped.columns, read.plane) : imported,
    idOf: (row) => ids[row],
    rowOf,
    geometryOf: (row) => reshaped?.shapes.get(row) ?? layer.geometry,
    label: (row) => labelRow({ layer, column }, row),
    column,
  };
}
