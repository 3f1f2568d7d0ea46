import type { KeptArea } from '../core/base-map/kept-area.ts';
import { coversCoarser, coversTile, nameTile, type TilePart, type TilePlace } from '../core/base-map/tile-cover.ts';
import { services } from './services.ts';

/** A tile out of areas on this device, unpacked; `coarser` where one of a lower zoom lies under its place; null for neither. */
export async function readKeptTile(
  areas: readonly KeptArea[],
  part: TilePart,
  tile: TilePlace,
): Promise<ArrayBuffer | 'coarser' | null> {
  for (const area of areas) {
    if (!coversTile(area, tile)) continue;
    const bytes = await services()
      .store.baseMaps.tile(area.id, nameTile(part, tile))
      .catch(() => null);
    if (bytes) return area.gzip && bytes.length > 0 ? unpack(bytes) : bytes.slice().buffer;
  }
  return areas.some((area) => coversCoarser(area, tile)) ? 'coarser' : null;
}

const unpack = (bytes: Uint8Array): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
