import { gzipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';
import { coverTiles } from '../../core/base-map/tile-cover.ts';
import { createDistrictPlane, proposePlane } from '../../core/geodesy/district-plane.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { repairTile } from '../../core/overlay/repair-tile.ts';
import { createTileCutter, type TileCutter } from '../../core/overlay/tile-cutter.ts';
import { describeLines } from '../describe-layer.ts';
import { GEOMETRY } from '../feature-table.ts';
import { boxOf } from '../geometry-walk.ts';
import { encodeTile } from '../mvt/write.ts';
import { NoteList } from '../note-list.ts';
import { noteLostCharacters } from '../note-lost-characters.ts';
import { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { selectWritten } from '../select-written.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { type PackedTile, writeArchive } from './write-archive.ts';

/** Its tiles are 5.6° wide; those of coarser zooms reach beyond any plane. */
const COARSEST = 6;
/** One unit of a tile is 15 cm there; maps magnify beyond. */
const DEEPEST = 16;
/** Tiles of an archive: a layer that would have more ends at the zoom before. Few features over much land are worth few tiles. */
const MOST_TILES = 30_000;
const TILES = { least: 2_000, perFeature: 32 } as const;
/** Farther from the meridian there is no plane to cut in. */
const FARTHEST_DEG = 3;

type Place = readonly [z: number, x: number, y: number];

/**
 * The polygons of a layer as vector tiles in one PMTiles archive, for maps: every value in every tile, small features of a crowded
 * tile drawn together. Tiles are pictures of outlines, rounded to their grid: nothing is measured on them. Their polygons are valid.
 * @throws ReadError `write-no-polygons`, `write-outside-plane`
 */
export async function writePmtiles(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table } = layer;
  const notes = new NoteList();
  const features = Uint32Array.from(Array.from(table.kinds.keys()).filter((one) => hasPolygon(layer, one)));
  const left = table.count - features.length;
  if (left > 0) notes.add('write-other-than-polygons-left-out', undefined, left);
  const { coordinates: lonLat, ...offsets } = selectWritten(table, features);
  const bounds = boxOf([lonLat]);
  if (bounds === null) throw new ReadError('write-no-polygons');
  const proposed = proposePlane(bounds);
  const farthest = Math.max(Math.abs(bounds[0] - proposed.meridian), Math.abs(bounds[2] - proposed.meridian));
  const plane = createDistrictPlane(proposed);
  const { coordinates, refused } = plane.toMillimetres(lonLat);
  if (farthest > FARTHEST_DEG || refused.length > 0)
    throw new ReadError('write-outside-plane', {}, { crs: 'PMTiles', degrees: Math.round(farthest) });
  const polygons = new MeasuredPolygons({ count: features.length, ...offsets, coordinates }, plane);
  const cutter = createTileCutter(polygons.view('planar'), polygons.index('planar'), plane, { coverCrowds: true });
  for (const { name, values } of layer.columns) {
    noteLostCharacters(name, name, notes);
    for (const feature of features) {
      const value = values[feature];
      if (typeof value === 'string') noteLostCharacters(value, name, notes);
    }
  }
  const properties = layer.columns.map(({ name, values }) => ({
    name,
    valueOf: (row: number) => values[features[row]] ?? undefined,
  }));
  const encode = (tile: Parameters<typeof encodeTile>[0]) => gzipSync(new Uint8Array(encodeTile(tile, properties, layer.name)));
  const { tiles, deepest } = await cutAll(
    cutter,
    encode,
    bounds,
    Math.min(MOST_TILES, TILES.least + TILES.perFeature * features.length),
    new Pacer(context, features.length, 'features'),
  );
  return {
    bytes: writeArchive({
      tiles,
      zooms: [COARSEST, deepest],
      bounds,
      metadata: {
        name: layer.name,
        description: describeLines(layer).join('\n'),
        type: 'overlay',
        vector_layers: [
          {
            id: layer.name,
            minzoom: COARSEST,
            maxzoom: deepest,
            fields: Object.fromEntries(
              layer.columns.map(({ name, type }) => [
                name,
                type === 'boolean' ? 'Boolean' : TEXTS.has(type) ? 'String' : 'Number',
              ]),
            ),
          },
        ],
      },
    }),
    notes: notes.list(),
    renamed: [],
  };
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'day']);

function hasPolygon({ table }: OutgoingLayer, feature: number): boolean {
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++)
    if (table.partKinds[part] === GEOMETRY.polygon) return true;
  return false;
}

/** Every tile of the first zoom whose tiles lie within the plane's reach, and from there only into tiles that hold something. */
async function cutAll(
  cutter: TileCutter,
  encode: (tile: ReturnType<TileCutter['cut']>) => Uint8Array,
  bounds: Bounds,
  most: number,
  pacer: Pacer,
): Promise<{ readonly tiles: readonly PackedTile[]; readonly deepest: number }> {
  const tiles: PackedTile[] = [];
  let level: Place[] = [...coverTiles({ box: bounds, minZoom: COARSEST, maxZoom: COARSEST })].map(({ z, x, y }) => [z, x, y]);
  let deepest = COARSEST;
  for (let z = COARSEST; z <= DEEPEST; z++) {
    if (tiles.length + level.length > most) break;
    const next: Place[] = [];
    for (const [, x, y] of level) {
      const tile = cutter.cut(z, x, y);
      if (pacer.isDue()) await pacer.pause(0);
      if (tile.rows.length + tile.cover.length === 0) continue;
      tiles.push({ id: zxyToTileId(z, x, y), data: encode(await repairTile(tile)) });
      for (const [right, down] of QUARTERS) next.push([z + 1, 2 * x + right, 2 * y + down]);
    }
    level = next;
    deepest = z;
  }
  pacer.finish();
  return { tiles: tiles.sort((a, b) => a.id - b.id), deepest };
}

const QUARTERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
