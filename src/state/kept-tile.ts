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

/** A tile of a hundredth is large for a map; what a small one unpacks to beyond this is no tile. */
const MOST_TILE_BYTES = 50_000_000;

/** Null for what is damaged or grows beyond a tile. */
async function unpack(bytes: Uint8Array): Promise<ArrayBuffer | null> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const output = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: BlobPart[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await output.read();
      if (done) return await new Blob(pieces).arrayBuffer();
      size += value.length;
      pieces.push(value);
      if (size > MOST_TILE_BYTES) break;
    }
  } catch {
    return null;
  }
  output.cancel().catch(() => undefined);
  return null;
}
