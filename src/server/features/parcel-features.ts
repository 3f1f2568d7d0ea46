import type { Bounds } from '../../core/geodesy/plane.ts';
import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { DistrictSession } from '../../workers/engine/district-session.ts';
import type { LayerData } from '../../workers/engine/layer-data.ts';
import { parcelStatusesOn } from '../../workers/engine/parcel-statuses.ts';
import { readRowGeometry } from '../../workers/engine/row-geometry.ts';
import { sessionOn } from '../../workers/engine/session-on.ts';
import { boxOf, type FeatureSet, type FieldValue, joinBoxes } from './feature-set.ts';
import { type AreaOfRecord, areaOfRecord } from './area-of-record.ts';
import { boxInPlane } from './box-in-plane.ts';
import { meetsBox } from './meets-box.ts';

/** Columns of a layer's package that are answered; a file's own columns are not: nobody said what is in them. */
const COLUMNS = new Set(['parcelNo', 'name', 'landUse', 'holder', 'stated_cm2']);

/** All parcels of a district on a day: the rows of its layers one after the other, read from their columns when they are asked for. */
export function parcelFeatures(whole: DistrictSession, on: Day): FeatureSet {
  const session = sessionOn(whole, on);
  const layers = [...session.layers.values()].filter(({ layer }) => layer.kind === 'parcels');
  const starts = layers.reduce<number[]>((sums, { count }) => [...sums, sums[sums.length - 1] + count], [0]);
  const placeOf = (row: number): { readonly layer: LayerData; readonly own: number } => {
    const n = starts.findLastIndex((start) => start <= row);
    return { layer: layers[n], own: row - starts[n] };
  };
  const statuses = new Map(
    parcelStatusesOn(session, on).map(({ layerId, rows, status }) => [
      layerId,
      new Map(Array.from(rows, (row, n) => [row, ITEM_STATUSES[status[n]]])),
    ]),
  );
  // Value and method of a row are asked for one after the other.
  let last: { readonly layer: LayerData; readonly row: number; readonly area: AreaOfRecord } | undefined;
  const areaOf = (layer: LayerData, row: number): AreaOfRecord => {
    if (last?.layer !== layer || last.row !== row)
      last = { layer, row, area: areaOfRecord(session, { kind: 'parcel', layerId: layer.layer.id, row }, on) };
    return last.area;
  };
  const geometryOf = (layer: LayerData, row: number) => readRowGeometry(layer.polygons.columns, row, session.plane);
  return {
    count: starts[layers.length],
    idOf: (row) => {
      const { layer, own } = placeOf(row);
      return layer.idOf(own);
    },
    rowOf: (id) => {
      for (const [n, layer] of layers.entries()) {
        const own = layer.rowOf(id);
        if (own !== undefined) return starts[n] + own;
      }
      return undefined;
    },
    value: (field, row): FieldValue => {
      const { layer, own } = placeOf(row);
      if (COLUMNS.has(field)) return readScalar(layer.value(field, own));
      if (field === 'layerId') return layer.layer.id;
      if (field === 'status') return statuses.get(layer.layer.id)?.get(own);
      if (field === 'area_cm2') return areaOf(layer, own).area_cm2;
      return field === 'areaMethod' ? areaOf(layer, own).areaMethod : undefined;
    },
    geometry: (row) => {
      const { layer, own } = placeOf(row);
      return geometryOf(layer, own);
    },
    span: () => null,
    rowsIn: (box) =>
      layers.flatMap((layer, n) => {
        const rows = rowsOfLayer(session, layer, box, (row) => {
          const geometry = geometryOf(layer, row);
          return meetsBox(geometry, boxOf(geometry), box);
        });
        return rows.map((row) => starts[n] + row);
      }),
    extent: () =>
      layers.reduce<Bounds | null>((all, layer) => {
        const own = extentOf(session, layer);
        return all && own ? joinBoxes(all, own) : (all ?? own);
      }, null),
  };
}

/** Rows of one layer that meet a box: those well inside and well outside are told by their boxes in the plane, the others are looked at. */
function rowsOfLayer(
  session: DistrictSession,
  { polygons, count }: LayerData,
  box: Bounds,
  meets: (row: number) => boolean,
): readonly number[] {
  const own = extentOfPolygons(session, polygons.view('planar').boxes);
  if (!own || own[0] > box[2] || own[2] < box[0] || own[1] > box[3] || own[3] < box[1]) return [];
  if (own[0] >= box[0] && own[2] <= box[2] && own[1] >= box[1] && own[3] <= box[3])
    return Array.from({ length: count }, (_, row) => row);
  const clipped: Bounds = [
    Math.max(own[0], box[0]),
    Math.max(own[1], box[1]),
    Math.min(own[2], box[2]),
    Math.min(own[3], box[3]),
  ];
  const { outer, inner } = boxInPlane(session.plane, clipped);
  const { boxes } = polygons.view('planar');
  const isInside = (row: number) =>
    boxes[4 * row] >= inner[0] &&
    boxes[4 * row + 1] >= inner[1] &&
    boxes[4 * row + 2] <= inner[2] &&
    boxes[4 * row + 3] <= inner[3];
  const rows = polygons
    .index('planar')
    .search(outer[0], outer[1], outer[2], outer[3])
    .filter((row) => boxes[4 * row] <= boxes[4 * row + 2] && (isInside(row) || meets(row)));
  return rows.sort((a, b) => a - b);
}

const extentOf = (session: DistrictSession, layer: LayerData): Bounds | null =>
  extentOfPolygons(session, layer.polygons.view('planar').boxes);

const extents = new WeakMap<Float64Array, Bounds | null>();

/** By the border of the box around all boxes: a straight line of the plane is none of longitudes and latitudes. */
function extentOfPolygons({ plane }: Pick<DistrictSession, 'plane'>, boxes: Float64Array): Bounds | null {
  const known = extents.get(boxes);
  if (known !== undefined) return known;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let b = 0; b < boxes.length; b += 4) {
    if (boxes[b] > boxes[b + 2]) continue;
    minX = Math.min(minX, boxes[b]);
    minY = Math.min(minY, boxes[b + 1]);
    maxX = Math.max(maxX, boxes[b + 2]);
    maxY = Math.max(maxY, boxes[b + 3]);
  }
  let extent: Bounds | null = null;
  if (minX <= maxX) {
    const border: number[] = [];
    for (let n = 0; n <= STEPS; n++) {
      const x = minX + ((maxX - minX) * n) / STEPS;
      const y = minY + ((maxY - minY) * n) / STEPS;
      border.push(x, minY, x, maxY, minX, y, maxX, y);
    }
    const lonLat = plane.toLonLat(Float64Array.from(border));
    const [lons, lats] = [0, 1].map((axis) => [...lonLat].filter((_, n) => n % 2 === axis));
    extent = [
      Math.min(...lons) - BULGE_DEG,
      Math.min(...lats) - BULGE_DEG,
      Math.max(...lons) + BULGE_DEG,
      Math.max(...lats) + BULGE_DEG,
    ];
  }
  extents.set(boxes, extent);
  return extent;
}

const STEPS = 16;
/** What a border of a district bulges between two of its points at most, with room: about ten metres. */
const BULGE_DEG = 1e-4;

const readScalar = (value: unknown): FieldValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
