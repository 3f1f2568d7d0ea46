import type { SizeEstimate } from '../../core/base-map/estimate-size.ts';
import type { FailedTile } from '../../core/base-map/kept-area.ts';
import type { CoverRequest, TilePart } from '../../core/base-map/tile-cover.ts';
import type { ArchiveFacts } from '../../formats/pmtiles/archive.ts';

export type { ArchiveFacts };

/** Where tiles come from: addresses with everything but the tile filled in, or one archive at an address or in a file. */
export type TileSource =
  | { readonly kind: 'tiles'; readonly templates: Readonly<Partial<Record<TilePart, readonly string[]>>> }
  | { readonly kind: 'archive'; readonly from: string | Blob };

/** What an area takes, before anything of it is kept. */
export interface BaseMapPlan extends SizeEstimate {
  /** Tiles that will be there: of an archive exactly, else as many as the box has. */
  readonly tiles: number;
  /** Tiles that were measured for it; null where every size was read from the archive's own directories. */
  readonly sampled: number | null;
  readonly archive: ArchiveFacts | null;
}

/** Tiles that were asked for, by what became of each. */
export interface FetchedTiles {
  readonly tiles: readonly { readonly tile: string; readonly bytes: Uint8Array }[];
  readonly absent: readonly string[];
  readonly failed: readonly FailedTile[];
}

export interface BaseMapCalls {
  /** What an archive says of itself. @throws EngineError `pmtiles-…` */
  describeArchive(from: string | Blob): ArchiveFacts;
  /**
   * The size of an area: exact from an archive's directories; elsewhere from a sample of each zoom, ± two standard errors.
   * @throws EngineError `pmtiles-…`; `base-map-unmeasured` where no tile of the sample came, with the first one's reason
   */
  planBaseMap(source: TileSource, cover: CoverRequest): BaseMapPlan;
  /** Fetches tiles by their names, each tried again with growing pauses. Never fails for a single tile. @throws EngineError `pmtiles-…`, `cancelled` */
  fetchBaseTiles(source: TileSource, names: readonly string[]): FetchedTiles;
}

export const BASE_MAP_CALLS = [
  'describeArchive',
  'planBaseMap',
  'fetchBaseTiles',
] as const satisfies readonly (keyof BaseMapCalls)[];
