import { formatArea } from '../../core/measure/decimal.ts';
import { settle } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { createTileCutter, type TileCutter } from '../../core/overlay/tile-cutter.ts';
import { encodeTile, type TileProperties } from '../../formats/mvt/write.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';
import { rowBounds } from './row-bounds.ts';

/** The map's name for the ground; layers go by their id. */
const GROUND = 'ground';
/** Office numbers are drawn from here on. */
const NUMBER_ZOOM = 16;

/** The classes of ground that the map draws, and from which zoom on. */
const FIRST_ZOOMS = new Map<unknown, number>([
  ...['land', 'farmland', 'block', 'green', 'water', 'road'].map((name) => [name, 0] as const),
  ['building', 14],
]);
const NEVER_DRAWN = 255;

const cutters = new WeakMap<MeasuredPolygons, TileCutter>();

/** One map tile from the columns, or null where the source is unknown or the tile is empty. */
export function serveTile(session: DistrictSession, source: string, z: number, x: number, y: number): ArrayBuffer | null {
  const layer = source === GROUND ? session.ground : session.layers.get(source);
  if (!layer) return null;
  let cutter = cutters.get(layer.polygons);
  if (!cutter) {
    const firstZooms = layer.isGround ? groundZooms(layer) : undefined;
    cutter = createTileCutter(layer.polygons.view('planar'), layer.polygons.index('planar'), session.plane, {
      firstZooms,
      coverCrowds: !layer.isGround,
    });
    cutters.set(layer.polygons, cutter);
  }
  const tile = cutter.cut(z, x, y, rowsWithItems(session).get(layer));
  return tile.rows.length + tile.cover.length === 0 ? null : encodeTile(tile, propertiesOf(session, layer, source, z, x, y));
}

const withItems = new WeakMap<DistrictSession, ReadonlyMap<LayerData, ReadonlySet<number>>>();

/** Parcels that somebody works on: they stand out of a crowd by their status. */
function rowsWithItems(session: DistrictSession): ReadonlyMap<LayerData, ReadonlySet<number>> {
  const known = withItems.get(session);
  if (known) return known;
  const rows = new Map<LayerData, Set<number>>();
  for (const parcelId of session.itemsOfParcel.keys()) {
    const place = session.placeOf(parcelId);
    if (place) rows.set(place.layer, (rows.get(place.layer) ?? new Set()).add(place.row));
  }
  withItems.set(session, rows);
  return rows;
}

/** First zoom of each row of the ground: what the map does not draw yet is neither cut nor sent. */
function groundZooms(ground: LayerData): Uint8Array {
  return Uint8Array.from(ground.column('class') ?? [], (name) => FIRST_ZOOMS.get(name) ?? NEVER_DRAWN);
}

function propertiesOf(
  session: DistrictSession,
  layer: LayerData,
  source: string,
  z: number,
  x: number,
  y: number,
): TileProperties {
  if (source === GROUND) return [{ name: 'class', valueOf: (row) => layer.value('class', row) }];
  if (z < NUMBER_ZOOM) return [];
  // A number in each tile that a parcel reaches into would stand on the map several times.
  const isHome = (row: number) => {
    const [west, south, east, north] = rowBounds(session, layer.polygons, row);
    const [column, line] = tileOf((west + east) / 2, (south + north) / 2, z);
    return column === x && line === y;
  };
  const areaOf = printArea(session, layer);
  return [
    { name: 'no', valueOf: (row) => (isHome(row) ? layer.value('parcelNo', row) : undefined) },
    { name: 'area', valueOf: (row) => (isHome(row) ? areaOf(row) : undefined) },
  ];
}

/** A parcel's area as the map prints it: in the measure of record, surveyed ones with the office's decimals, others in whole m². */
function printArea(session: DistrictSession, layer: LayerData): (row: number) => string | undefined {
  const { kind } = layer.layer;
  if (kind !== 'parcels') return () => undefined;
  const { areas_m2 } = layer.polygons.view(session.settings.measureOfRecord[kind]);
  const decimalsOf = (row: number) => (layer.geometryOf(row)?.origin === 'surveyed' ? session.settings.decimals.m2 : 0);
  return (row) => `${formatArea(settle(areas_m2[row]), 'm2', decimalsOf(row))} m²`;
}

/** Column and line of the Web Mercator tile that holds a place. */
function tileOf(lon: number, lat: number, z: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const tiles = 2 ** z;
  return [Math.floor((tiles * (lon + 180)) / 360), Math.floor(tiles * (0.5 - Math.atanh(sine) / (2 * Math.PI)))];
}
