/** How a base map is asked for: addresses with `{z}/{x}/{y}`, a WMTS GetTile address, or one PMTiles archive of pictures. */
export const BASE_MAP_KINDS = ['raster-xyz', 'wmts', 'pmtiles'] as const;
export type BaseMapKind = (typeof BASE_MAP_KINDS)[number];

/** What its coordinates are. GCJ-02 lies 266–621 m off, BD-09 0.95–1.4 km: pictures only, never to measure on. */
export const BASE_MAP_DATUMS = ['cgcs2000', 'wgs84', 'gcj02', 'bd09', 'unknown'] as const;
export type BaseMapDatum = (typeof BASE_MAP_DATUMS)[number];

/** A configured base map. Nothing of it is fetched until somebody chooses it. */
export interface BaseMap {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly kind: BaseMapKind;
  /** Web Mercator tiles: `{z}`, `{x}`, `{y}` or `{-y}`; `{s}` stands for each of `subdomains`, `{key}` for the office's key. */
  readonly url: string;
  /** The same for a second picture with the names, drawn above. */
  readonly labelsUrl?: string;
  readonly subdomains?: readonly string[];
  readonly key?: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly tileSize: 256 | 512;
  readonly attribution: string;
  /** Map approval number (审图号), shown beside the attribution. */
  readonly approvalNo?: string;
  readonly datum: BaseMapDatum;
  /** The source's terms let devices keep tiles of an area; absent: they do not. */
  readonly allowCaching?: boolean;
  /** Days for which a kept tile may be drawn. */
  readonly cacheDays?: number;
  /** The largest area on one device, decimal megabytes. */
  readonly cacheLimit_mb?: number;
}

export const MOST_CACHE_DAYS = 3650;
export const MOST_CACHE_MB = 10_000;

export const isShifted = (datum: BaseMapDatum): boolean => datum === 'gcj02' || datum === 'bd09';

/** Origins that the administrator has still to allow before this base map can be fetched; none for the page's own. */
export function listForeignOrigins(
  map: Pick<BaseMap, 'url' | 'labelsUrl' | 'subdomains'>,
  page: { readonly origin: string; readonly allowedOrigins: readonly string[] },
): string[] {
  const urls = [map.url, map.labelsUrl ?? map.url].flatMap((url) => spreadSubdomains(url, map.subdomains));
  const origins = urls.flatMap((url) => readOrigin(url, page.origin) ?? []);
  return [...new Set(origins)].filter((origin) => origin !== page.origin && !page.allowedOrigins.includes(origin));
}

/** Address templates ready for the map: subdomains and key filled in, `{z}`, `{x}`, `{y}` left. */
export function fillAddress(url: string, { subdomains, key }: Pick<BaseMap, 'subdomains' | 'key'>): string[] {
  return spreadSubdomains(url, subdomains).map((one) => one.replaceAll('{key}', encodeURIComponent((key ?? '').trim())));
}

/** An address once for each of its subdomains. */
export function spreadSubdomains(url: string, subdomains: readonly string[] = []): string[] {
  return url.includes('{s}') && subdomains.length > 0 ? subdomains.map((s) => url.replaceAll('{s}', s)) : [url];
}

/** Scheme, host and port; an address without them is the page's own. */
export function readOrigin(url: string, base: string): string | null {
  if (/^\/(?!\/)/.test(url)) return base;
  const found = /^(https?):\/\/((?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?)(?=[/?#]|$)/i.exec(url);
  return found ? `${found[1]}://${found[2]}`.toLowerCase() : null;
}
