import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { BaseAddress } from '../base-tiles.ts';
import type { MapBaseMap } from '../map-scene.ts';
import type { Palette } from '../palette.ts';

/** Raster sources of a base map by their ids: the picture, and its labels where they come apart. */
export function baseMapSources(
  base: MapBaseMap | null | undefined,
  address: BaseAddress,
): Record<string, RasterSourceSpecification> {
  if (!base) return {};
  const { tileSize, minZoom: minzoom, maxZoom: maxzoom } = base;
  const source = (tiles: readonly string[]): RasterSourceSpecification => ({
    type: 'raster',
    tiles: tiles.map((template) => address.template(base.id, template.replace('{-y}', '{y}'))),
    ...(tiles[0]?.includes('{-y}') ? { scheme: 'tms' as const } : {}),
    tileSize,
    minzoom,
    maxzoom,
  });
  if (base.pmtiles !== undefined)
    return {
      [sourceId(base, 'picture')]: {
        type: 'raster',
        tiles: [address.archive(base.id, base.pmtiles)],
        tileSize,
        minzoom,
        maxzoom,
      },
    };
  return {
    [sourceId(base, 'picture')]: source(base.tiles),
    ...(base.labels ? { [sourceId(base, 'labels')]: source(base.labels) } : {}),
  };
}

/** The pictures a little paler than they come: statuses and red lines keep their colours above them. */
export function baseMapLayers(base: MapBaseMap | null | undefined, palette: Palette): LayerSpecification[] {
  if (!base) return [];
  const dark = palette.name === 'dark';
  const paint = {
    'raster-opacity': base.opacity,
    'raster-saturation': dark ? -0.45 : -0.3,
    'raster-brightness-max': dark ? 0.72 : 1,
    'raster-fade-duration': 0,
  };
  return (['picture', 'labels'] as const)
    .filter((part) => part === 'picture' || base.labels)
    .map((part) => ({ id: sourceId(base, part), type: 'raster', source: sourceId(base, part), paint }));
}

/** Named by what is fetched, so that a changed address is a new source. */
function sourceId(base: MapBaseMap, part: 'picture' | 'labels'): string {
  const what = part === 'labels' ? base.labels : (base.pmtiles ?? base.tiles);
  return `base:${base.id}:${part}:${hash(JSON.stringify([what, base.tileSize, base.minZoom, base.maxZoom]))}`;
}

/** FNV-1a, 32 bits: tells addresses apart, guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36);
}
