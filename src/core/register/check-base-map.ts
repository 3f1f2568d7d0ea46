import {
  type BaseMap,
  isShifted,
  listForeignOrigins,
  MOST_CACHE_DAYS,
  MOST_CACHE_MB,
  readOrigin,
  spreadSubdomains,
} from './base-map.ts';

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

const isWithin = (value: number | undefined, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= 1 && value <= most);

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

function hasTilePlaces(url: string): boolean {
  return ['{z}', '{x}'].every((place) => url.includes(place)) && (url.includes('{y}') || url.includes('{-y}'));
}

/** Whichever of the subdomains stands in it: one that holds a slash or an @ would name another host. */
function isAddress(url: string, subdomains: readonly string[] | undefined, base: string): boolean {
  return spreadSubdomains(url, subdomains).every((one) => readOrigin(one.replaceAll('{s}', 's'), base) !== null);
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
