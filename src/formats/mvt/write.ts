import type { CutTile } from '../../core/overlay/cut-tile.ts';
import type { PropertyValue } from '../feature-table.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Name of the only layer in a tile of our own map (its `source-layer`). */
export const MVT_LAYER = 'rows';

/** Values by row of the polygon columns; a row without a value gets no tag. */
export type TileProperties = readonly {
  readonly name: string;
  valueOf(row: number): PropertyValue | undefined;
}[];

const TILE = { layers: 3 } as const;
const LAYER = { name: 1, features: 2, keys: 3, values: 4, extent: 5, version: 15 } as const;
const FEATURE = { id: 1, tags: 2, type: 3, geometry: 4 } as const;
const VALUE = { text: 1, double: 3, sint: 6, bool: 7 } as const;
const POLYGON = 3;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
const VERSION = 2;

/**
 * A cut tile as Mapbox Vector Tile 2.1: the row is the feature's id; the cover is one feature without an id. Written straight from the integer columns, as fast
 * as a general encoder behind a wrapper of feature and point objects, and without making them.
 */
export function encodeTile(tile: CutTile, properties: TileProperties = [], name = MVT_LAYER): ArrayBuffer {
  const values = new ValueTable();
  const layer = new ProtobufWriter(tile.coordinates.length * 2 + tile.rows.length * 16 + 64);
  layer.numberField(LAYER.version, VERSION);
  layer.textField(LAYER.name, name);
  const feature = new ProtobufWriter(1024);
  const tags = new ProtobufWriter(64);
  const geometry = new ProtobufWriter(1024);
  for (let index = 0; index < tile.rows.length; index++) {
    const row = tile.rows[index];
    tags.clear();
    properties.forEach(({ valueOf }, key) => {
      const value = valueOf(row);
      if (value === undefined || value === null) return;
      tags.varint(key);
      tags.varint(values.indexOf(value));
    });
    geometry.clear();
    writeGeometry(geometry, tile, index);
    feature.clear();
    feature.numberField(FEATURE.id, row);
    if (tags.length > 0) feature.messageField(FEATURE.tags, tags);
    feature.numberField(FEATURE.type, POLYGON);
    feature.messageField(FEATURE.geometry, geometry);
    layer.messageField(LAYER.features, feature);
  }
  if (tile.cover.length > 0) {
    geometry.clear();
    writeRectangles(geometry, tile.cover);
    feature.clear();
    feature.numberField(FEATURE.type, POLYGON);
    feature.messageField(FEATURE.geometry, geometry);
    layer.messageField(LAYER.features, feature);
  }
  for (const { name } of properties) layer.textField(LAYER.keys, name);
  for (const value of values.list) writeValue(layer, value);
  layer.numberField(LAYER.extent, tile.extent);
  const bytes = new ProtobufWriter(layer.length + 16);
  bytes.messageField(TILE.layers, layer);
  return bytes.toBuffer();
}

/** MoveTo, LineTo and ClosePath per ring; the cursor goes on from the last vertex drawn (MVT 2.1, 4.3.3.3). */
function writeGeometry(writer: ProtobufWriter, tile: CutTile, feature: number): void {
  const { coordinates, ringOffsets, polygonOffsets } = tile;
  const firstRing = polygonOffsets[tile.featureOffsets[feature]];
  const endRing = polygonOffsets[tile.featureOffsets[feature + 1]];
  let x = 0;
  let y = 0;
  for (let ring = firstRing; ring < endRing; ring++) {
    const first = ringOffsets[ring];
    const end = ringOffsets[ring + 1];
    for (let vertex = first; vertex < end; vertex++) {
      if (vertex === first) writer.varint(command(MOVE_TO, 1));
      else if (vertex === first + 1) writer.varint(command(LINE_TO, end - vertex));
      writer.zigzag(coordinates[2 * vertex] - x);
      writer.zigzag(coordinates[2 * vertex + 1] - y);
      x = coordinates[2 * vertex];
      y = coordinates[2 * vertex + 1];
    }
    if (end > first) writer.varint(command(CLOSE_PATH, 1));
  }
}

/** Clockwise on the screen, as any shell. */
function writeRectangles(writer: ProtobufWriter, rectangles: Int32Array): void {
  let x = 0;
  let y = 0;
  for (let at = 0; at < rectangles.length; at += 4) {
    const [left, top, right, bottom] = rectangles.subarray(at, at + 4);
    writer.varint(command(MOVE_TO, 1));
    writer.zigzag(left - x);
    writer.zigzag(top - y);
    writer.varint(command(LINE_TO, 3));
    for (const step of [right - left, 0, 0, bottom - top, left - right, 0]) writer.zigzag(step);
    writer.varint(command(CLOSE_PATH, 1));
    x = left;
    y = bottom;
  }
}

function command(id: number, count: number): number {
  return id | (count << 3);
}

function writeValue(layer: ProtobufWriter, value: string | number | boolean): void {
  const message = new ProtobufWriter(32);
  if (typeof value === 'string') message.textField(VALUE.text, value);
  else if (typeof value === 'boolean') message.numberField(VALUE.bool, value ? 1 : 0);
  else if (Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0))
    message.numberField(VALUE.sint, value < 0 ? -2 * value - 1 : 2 * value);
  else message.doubleField(VALUE.double, value);
  layer.messageField(LAYER.values, message);
}

/** Each different value of the tile once. */
class ValueTable {
  readonly list: (string | number | boolean)[] = [];
  private readonly places = new Map<string | number | boolean, number>();

  indexOf(value: string | number | boolean): number {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.list.length;
      this.list.push(value);
      this.places.set(value, place);
    }
    return place;
  }
}
