import type { Bounds } from '../geodesy/plane.ts';
import type { BaseMap } from '../register/base-map.ts';
import { nameDay, numberDay } from '../register/day.ts';
import type { Day } from '../register/ports.ts';
import type { CoverRequest } from './tile-cover.ts';

/** How long a copy may be drawn, and how large one may be, where the office set nothing. */
export const USUAL_CACHE_DAYS = 90;
export const USUAL_CACHE_LIMIT_MB = 300;
/** More tiles than this in one area are asked of no server. */
export const MOST_TILES = 60_000;
/** Room that is left for reports and their photos, bytes: a base map never takes the last of a phone. */
export const ROOM_FOR_WORK_BYTES = 200e6;

/** A tile that could not be fetched, and why. */
export interface FailedTile {
  readonly tile: string;
  readonly reason: string;
}

/**
 * Why a fetch stopped by itself. `refused` and `unreachable`: one tile after the other failed; `file-gone`: a page that was closed
 * has no file any more.
 */
export type StopReason = 'unreachable' | 'refused' | 'no-room' | 'source-changed' | 'file-gone' | CachingRefusal;

/** An area of a base map on this device, or on its way there. */
export interface KeptArea extends CoverRequest {
  readonly id: string;
  readonly district: string;
  /** The base map as it was configured when the area was fetched, without its key: what must be shown beside the picture. */
  readonly map: BaseMap;
  /** `file`: read out of a file that was given to this device; nobody can be asked for it again. */
  readonly from: 'address' | 'file';
  readonly state: 'fetching' | 'stopped' | 'complete';
  /** Why a fetch stopped by itself; absent where somebody stopped it. */
  readonly stopped?: StopReason;
  /** The older copy that goes when this one is whole. */
  readonly replaces?: string;
  /** Tiles of the cover, labels counted beside the pictures they belong to. */
  readonly tiles: number;
  readonly kept: number;
  readonly bytes: number;
  /** What was said before the fetch. */
  readonly expected: { readonly bytes: number; readonly margin_bytes: number };
  /** Tiles that the source does not have; the first of them by name. */
  readonly absent: { readonly count: number; readonly named: readonly string[] };
  /** Tiles that could not be fetched the last time; the first of them by name. */
  readonly failed: { readonly count: number; readonly named: readonly FailedTile[] };
  /** The day of its oldest tile. */
  readonly fetchedOn: Day;
  readonly expiresOn: Day;
  /** Of a vector archive: its layers, drawn as a quiet ground. */
  readonly vectorLayers?: readonly string[];
  /** Its tiles lie packed as they came. */
  readonly gzip?: boolean;
  /** The archive's own mark of its version. */
  readonly etag?: string;
}

/** Why nothing may be kept of a base map. */
export type CachingRefusal = 'not-configured' | 'caching-not-allowed';

/** Whether the office's settings let a device keep tiles of a base map. */
export function refuseCaching(map: BaseMap | undefined): CachingRefusal | null {
  if (!map) return 'not-configured';
  return map.allowCaching === true ? null : 'caching-not-allowed';
}

/** The last day on which a copy may be drawn: a validity that was shortened since holds for older copies too. */
export function lastDayOf(area: KeptArea, map: BaseMap | undefined): Day {
  const now = nameDay(numberDay(area.fetchedOn) + (map?.cacheDays ?? USUAL_CACHE_DAYS));
  return area.from === 'address' && now < area.expiresOn ? now : area.expiresOn;
}

/**
 * Why an area on the device is not drawn: its validity is over, or the office took the permission back. A copy that is out of date is
 * not drawn with a warning but not at all: the validity is the source's condition, and whoever stands in a field cannot judge it.
 */
export function whyNotDrawn(area: KeptArea, baseMaps: readonly BaseMap[], on: Day): 'expired' | CachingRefusal | null {
  const map = baseMaps.find(({ id }) => id === area.map.id);
  const refused = area.from === 'address' ? refuseCaching(map) : null;
  if (refused) return refused;
  return on > lastDayOf(area, map) ? 'expired' : null;
}

/** Why an area cannot be fetched, with the figures that say by how much. */
export type SizeRefusal =
  | { readonly because: 'too-many-tiles'; readonly most: number }
  | { readonly because: 'over-limit'; readonly most_bytes: number }
  | { readonly because: 'no-room'; readonly most_bytes: number };

/** Holds an area against the most tiles, before anything is asked of the source. */
export const refuseCount = (tiles: number): SizeRefusal | null =>
  tiles > MOST_TILES ? { because: 'too-many-tiles', most: MOST_TILES } : null;

/** Holds the largest that an area may turn out to be against the office's limit, and against this device's room. */
export function refuseSize(
  { bytes, margin_bytes }: { readonly bytes: number; readonly margin_bytes: number },
  limit_mb: number | undefined,
  available_bytes: number | null,
): SizeRefusal | null {
  const limit = (limit_mb ?? USUAL_CACHE_LIMIT_MB) * 1e6;
  if (bytes > limit) return { because: 'over-limit', most_bytes: limit };
  const room = available_bytes === null ? Number.POSITIVE_INFINITY : Math.max(0, available_bytes - ROOM_FOR_WORK_BYTES);
  return bytes + margin_bytes > room ? { because: 'no-room', most_bytes: room } : null;
}

/** West, south, east, north with the corners in any order. */
export function boxOf([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): Bounds {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
