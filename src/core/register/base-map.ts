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

/** Why a base map cannot be taken. `origin-not-allowed` and `shifted-datum` give way to what the office confirms. */
export type BaseMapProblem =
  | 'name-missing'
  | 'url-invalid'
  | 'url-capabilities'
  | 'placeholders-missing'
  | 'subdomains-missing'
  | 'key-missing'
  | 'zooms-invalid'
  | 'attribution-missing'
  | 'cache-terms-invalid'
  | 'origin-not-allowed'
  | 'shifted-datum';

export const MOST_CACHE_DAYS = 3650;
export const MOST_CACHE_MB = 10_000;

const isWithin = (value: number | undefined, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= 1 && value <= most);

export const isShifted = (datum: BaseMapDatum): boolean => datum === 'gcj02' || datum === 'bd09';

/** Everything that speaks against a base map, in the order in which a form asks. */
export function checkBaseMap(
  map: Omit<BaseMap, 'id'>,
  page: { readonly origin: string; readonly allowedOrigins: readonly string[] },
): BaseMapProblem[] {
  const problems: BaseMapProblem[] = [];
  const urls = [map.url, ...(map.labelsUrl === undefined ? [] : [map.labelsUrl])];
  if (map.name.trim() === '') problems.push('name-missing');
  if (urls.some((url) => /REQUEST=GetCapabilities|WMTSCapabilities\.xml/i.test(url))) problems.push('url-capabilities');
  else if (urls.some((url) => !isAddress(url, map.subdomains, page.origin))) problems.push('url-invalid');
  else if (map.kind !== 'pmtiles' && urls.some((url) => !hasTilePlaces(url))) problems.push('placeholders-missing');
  if (urls.some((url) => url.includes('{s}')) && (map.subdomains ?? []).length === 0) problems.push('subdomains-missing');
  if (urls.some((url) => url.includes('{key}')) && (map.key ?? '').trim() === '') problems.push('key-missing');
  if (!(map.minZoom >= 0 && map.minZoom <= map.maxZoom && map.maxZoom <= 24)) problems.push('zooms-invalid');
  if (map.attribution.trim() === '') problems.push('attribution-missing');
  if (!isWithin(map.cacheDays, MOST_CACHE_DAYS) || !isWithin(map.cacheLimit_mb, MOST_CACHE_MB))
    problems.push('cache-terms-invalid');
  if (listForeignOrigins(map, page).length > 0) problems.push('origin-not-allowed');
  if (isShifted(map.datum)) problems.push('shifted-datum');
  return problems;
}

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

function spreadSubdomains(url: string, subdomains: readonly string[] = []): string[] {
  return url.includes('{s}') && subdomains.length > 0 ? subdomains.map((s) => url.replaceAll('{s}', s)) : [url];
}

function hasTilePlaces(url: string): boolean {
  return ['{z}', '{x}'].every((place) => url.includes(place)) && (url.includes('{y}') || url.includes('{-y}'));
}

/** Whichever of the subdomains stands in it: one that holds a slash or an @ would name another host. */
function isAddress(url: string, subdomains: readonly string[] | undefined, base: string): boolean {
  return spreadSubdomains(url, subdomains).every((one) => readOrigin(one.replaceAll('{s}', 's'), base) !== null);
}

/** Scheme, host and port; an address without them is the page's own. */
function readOrigin(url: string, base: string): string | null {
  if (/^\/(?!\/)/.test(url)) return base;
  const found = /^(https?):\/\/((?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?)(?=[/?#]|$)/i.exec(url);
  return found ? `${found[1]}://${found[2]}`.toLowerCase() : null;
}

const TIANDITU_SUBDOMAINS = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7'];

const tianditu = (layer: string): string =>
  `https://{s}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`;

/** The national platform's three maps: not shifted; a key of the office and the approval number are still to be filled in. */
export const TIANDITU: Readonly<Record<'vector' | 'imagery' | 'terrain', Omit<BaseMap, 'id' | 'key' | 'approvalNo'>>> = {
  vector: presetOf('vec', 'cva', '天地图·矢量', 'Tianditu vector', 18),
  imagery: presetOf('img', 'cia', '天地图·影像', 'Tianditu imagery', 18),
  terrain: presetOf('ter', 'cta', '天地图·地形', 'Tianditu terrain', 14),
};

function presetOf(picture: string, labels: string, name: string, nameEn: string, maxZoom: number) {
  return {
    name,
    nameEn,
    kind: 'wmts' as const,
    url: tianditu(picture),
    labelsUrl: tianditu(labels),
    subdomains: TIANDITU_SUBDOMAINS,
    minZoom: 1,
    maxZoom,
    tileSize: 256 as const,
    attribution: '国家地理信息公共服务平台“天地图”',
    datum: 'cgcs2000' as const,
  };
}
