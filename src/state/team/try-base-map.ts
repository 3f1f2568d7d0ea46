import { nameTile, tileAddress, tileAt, type TilePart, type TilePlace } from '../../core/base-map/tile-cover.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { type BaseMap, fillAddress, listForeignOrigins } from '../../core/register/base-map.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { archiveAddress, readArchiveFacts } from './read-archive-facts.ts';

/** Asked of a base map: the tile over the district's middle, at the zoom of a township or as near to it as the map goes. */
const TRIED_ZOOM = 14;
const LONGEST_ms = 15_000;

/** What became of one tile, or why none was asked for. */
export type BaseMapTrial =
  | { readonly is: 'picture'; readonly side_px: number; readonly tile: string }
  /** It came, of another size than the settings say. */
  | { readonly is: 'other-size'; readonly side_px: number; readonly tile: string }
  /** An archive of vector tiles, which has one there. */
  | { readonly is: 'vector'; readonly tile: string }
  /** The page's policy, which the server sets, forbids these origins: nothing was asked of them. */
  | { readonly is: 'not-served'; readonly origins: readonly string[] }
  /** The source answers, and has no tile there. */
  | { readonly is: 'absent'; readonly part: TilePart; readonly tile: string }
  /** The source answers, and does not allow pages of other origins to read it (CORS). */
  | { readonly is: 'not-shared'; readonly part: TilePart }
  | { readonly is: 'denied' | 'http'; readonly part: TilePart; readonly status: number }
  | { readonly is: 'unreachable' | 'too-slow' | 'not-a-picture'; readonly part: TilePart }
  /** An archive that cannot be read, by the reader's code. */
  | { readonly is: 'archive'; readonly code: string; readonly params: Readonly<Record<string, string | number>> };

interface TrialPlace {
  readonly bounds: Bounds;
  /** Origins that the server lets its pages ask. */
  readonly servedOrigins: readonly string[];
}

/** Width of a picture in pixels; rejects where the bytes are none. */
export type MeasurePicture = (bytes: Blob) => Promise<number>;

const measureInPage: MeasurePicture = async (bytes) => {
  const picture = await createImageBitmap(bytes);
  const { width } = picture;
  picture.close();
  return width;
};

const DENIED: ReadonlySet<number> = new Set([401, 403, 418, 429]);
const ABSENT: ReadonlySet<number> = new Set([204, 404, 410]);

/** Asks a base map for one tile, and one of its names, as a map would. Never rejects. */
export async function tryBaseMap(
  map: Omit<BaseMap, 'id'>,
  { bounds, servedOrigins }: TrialPlace,
  measure: MeasurePicture = measureInPage,
): Promise<BaseMapTrial> {
  const origins = listForeignOrigins(map, { origin: location.origin, allowedOrigins: servedOrigins });
  if (origins.length > 0) return { is: 'not-served', origins };
  const tile = middleTile(bounds, map);
  if (map.kind === 'pmtiles') return tryArchive(map, tile, measure);
  const picture = await tryPicture(fillAddress(map.url, map), 'picture', tile, measure);
  if (typeof picture !== 'number') return picture;
  if (map.labelsUrl !== undefined && map.labelsUrl !== '') {
    const names = await tryPicture(fillAddress(map.labelsUrl, map), 'labels', tile, measure);
    // Where nothing has a name some sources give no picture.
    if (typeof names !== 'number' && names.is !== 'absent') return names;
  }
  return sized(picture, map, tile);
}

/** The tile over the middle of a box, which may reach over the antimeridian. */
export function middleTile(
  [west, south, east, north]: Bounds,
  { minZoom, maxZoom }: { minZoom: number; maxZoom: number },
): TilePlace {
  const z = Math.max(minZoom, Math.min(maxZoom, TRIED_ZOOM));
  const middle = (west + (west > east ? east + 360 : east)) / 2;
  const lon = middle > 180 ? middle - 360 : middle;
  const lat = (south + north) / 2;
  return tileAt({ box: [lon, lat, lon, lat], minZoom: z, maxZoom: z }, z, 0);
}

const wordPlace = ({ z, x, y }: TilePlace): string => `${z}/${x}/${y}`;

const sized = (side_px: number, { tileSize }: Pick<BaseMap, 'tileSize'>, tile: TilePlace): BaseMapTrial => ({
  is: side_px === tileSize ? 'picture' : 'other-size',
  side_px,
  tile: wordPlace(tile),
});

async function tryPicture(
  templates: readonly string[],
  part: TilePart,
  tile: TilePlace,
  measure: MeasurePicture,
): Promise<number | BaseMapTrial> {
  const address = tileAddress(templates, tile);
  const ask = { credentials: 'omit', cache: 'no-store' } as const;
  let answer: Response;
  try {
    answer = await fetch(address, { ...ask, signal: AbortSignal.timeout(LONGEST_ms) });
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return { is: 'too-slow', part };
    // Asked without reading the answer, a source that is there but shares nothing with other pages answers.
    const isThere = await fetch(address, { ...ask, mode: 'no-cors', signal: AbortSignal.timeout(LONGEST_ms) }).catch(() => null);
    return { is: isThere ? 'not-shared' : 'unreachable', part };
  }
  const { status } = answer;
  if (ABSENT.has(status)) return { is: 'absent', part, tile: wordPlace(tile) };
  if (!answer.ok) return { is: DENIED.has(status) ? 'denied' : 'http', part, status };
  try {
    return await measure(await answer.blob());
  } catch {
    return { is: 'not-a-picture', part };
  }
}

async function tryArchive(map: Omit<BaseMap, 'id'>, tile: TilePlace, measure: MeasurePicture): Promise<BaseMapTrial> {
  try {
    const facts = await readArchiveFacts(map.url);
    const source = { kind: 'archive', from: archiveAddress(map.url) } as const;
    const { tiles } = await services().engine.fetchBaseTiles([source, [nameTile('picture', tile)]]);
    if (tiles.length === 0) return { is: 'absent', part: 'picture', tile: wordPlace(tile) };
    if (facts.kind === 'vector') return { is: 'vector', tile: wordPlace(tile) };
    return await measure(new Blob([tiles[0].bytes as Uint8Array<ArrayBuffer>])).then(
      (side_px) => sized(side_px, map, tile),
      () => ({ is: 'not-a-picture', part: 'picture' }) as const,
    );
  } catch (error) {
    const { code, params = {} } = asCodedError(error);
    return { is: 'archive', code, params };
  }
}
