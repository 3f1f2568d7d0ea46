import { createTileCutter, type TileCutter } from '../../core/overlay/tile-cutter.ts';
import { encodeTile } from '../../formats/mvt/write.ts';
import { admitSource } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import type { ImportSession } from './waiting-import.ts';

const cutters = new WeakMap<ImportSession, Promise<TileCutter>>();

/** A tile of a file before it is accepted: cut from its columns like any layer, so that no feature object crosses a thread. */
export async function servePreviewTile(
  session: DistrictSession,
  source: ImportSession,
  z: number,
  x: number,
  y: number,
): Promise<ArrayBuffer | null> {
  let made = cutters.get(source);
  if (!made) {
    made = createPreviewCutter(session, source);
    cutters.set(source, made);
  }
  const tile = (await made).cut(z, x, y);
  return tile.rows.length + tile.cover.length === 0 ? null : encodeTile(tile);
}

async function createPreviewCutter(session: DistrictSession, source: ImportSession): Promise<TileCutter> {
  const { polygons } = await admitSource({ progress: () => {}, signal: new AbortController().signal }, session, source);
  return createTileCutter(polygons.view('planar'), polygons.index('planar'), session.plane);
}
