import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { createTileCutter, type TileCutter } from '../../core/overlay/tile-cutter.ts';
import { encodeTile, type TileProperties } from '../../formats/mvt/write.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** The map's name for the ground; layers go by their id. */
const GROUND = 'ground';
/** Office numbers are drawn from here on. */
const NUMBER_ZOOM = 16;

const cutters = new WeakMap<MeasuredPolygons, TileCutter>();

/** One map tile from the columns, or null where the source is unknown or the tile is empty. */
export function serveTile(session: DistrictSession, source: string, z: number, x: number, y: number): ArrayBuffer | null {
  const layer = source === GROUND ? session.ground : session.layers.get(source);
  if (!layer) return null;
  let cutter = cutters.get(layer.polygons);
  if (!cutter) {
    cutter = createTileCutter(layer.polygons.view('planar'), layer.polygons.index('planar'), session.plane);
    cutters.set(layer.polygons, cutter);
  }
  const tile = cutter.cut(z, x, y);
  return tile.rows.length === 0 ? null : encodeTile(tile, propertiesOf(layer, source, z));
}

function propertiesOf(layer: LayerData, source: string, z: number): TileProperties {
  if (source === GROUND) return [{ name: 'class', valueOf: (row) => layer.value('class', row) }];
  return z < NUMBER_ZOOM ? [] : [{ name: 'no', valueOf: (row) => layer.value('parcelNo', row) }];
}
