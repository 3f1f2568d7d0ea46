import type { GeoJSONSourceSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { BaseAddress } from '../base-tiles.ts';
import { boxShape } from '../box-shape.ts';
import type { MapBaseMap } from '../map-scene.ts';
import type { Palette } from '../palette.ts';
import { vectorBaseLayers } from './vector-base.layer.ts';

/** Sources of a base map by their ids: the picture, its labels where they come apart, and the boxes of it that lie on this device. */
export function baseMapSources(base: MapBaseMap | null | undefined, address: BaseAddress): Record<string, SourceSpecification> {
  if (!base) return {};
  const { id, tileSize, minZoom: minzoom, maxZoom: maxzoom, pmtiles } = base;
  const raster = (tiles: string[]): SourceSpecification => ({ type: 'raster', tiles, tileSize, minzoom, maxzoom });
  const picture: SourceSpecification =
    pmtiles === undefined
      ? raster(base.tiles.map((template) => address.template(id, 'picture', template)))
      : base.vectorLayers
        ? { type: 'vector', tiles: [address.archive(id, 'vector', pmtiles)], minzoom, maxzoom }
        : raster([address.archive(id, 'raster', pmtiles)]);
  return {
    ...(base.kept ? { [sourceId(base, 'kept')]: keptSource(base.kept) } : {}),
    [sourceId(base, 'picture')]: picture,
    ...(base.labels
      ? { [sourceId(base, 'labels')]: raster(base.labels.map((template) => address.template(id, 'labels', template))) }
      : {}),
  };
}

function keptSource(kept: NonNullable<MapBaseMap['kept']>): GeoJSONSourceSpecification {
  const features = kept.map((box) => ({ type: 'Feature' as const, properties: {}, geometry: boxShape(box) }));
  return { type: 'geojson', data: { type: 'FeatureCollection', features } };
}

/** The pictures a little paler than they come: statuses and red lines keep their colours above them. */
export function baseMapLayers(base: MapBaseMap | null | undefined, palette: Palette): LayerSpecification[] {
  if (!base) return [];
  const dark = palette.name === 'dark';
  const paint = {
    // Over the district's ground nothing of it may shine through.
    'raster-opacity': base.kept ? 1 : base.opacity,
    'raster-saturation': dark ? -0.45 : -0.3,
    'raster-brightness-max': dark ? 0.72 : 1,
    'raster-fade-duration': 0,
  };
  const raster = (part: 'picture' | 'labels'): LayerSpecification => ({
    id: sourceId(base, part),
    type: 'raster',
    source: sourceId(base, part),
    paint,
  });
  const ground: LayerSpecification[] = base.kept
    ? [{ id: sourceId(base, 'kept'), type: 'fill', source: sourceId(base, 'kept'), paint: { 'fill-color': palette.land } }]
    : [];
  if (base.vectorLayers) return [...ground, ...vectorBaseLayers(sourceId(base, 'picture'), base.vectorLayers, palette)];
  return [...ground, raster('picture'), ...(base.labels ? [raster('labels')] : [])];
}

/** Named by what is fetched, so that a changed address is a new source. */
function sourceId(base: MapBaseMap, part: 'picture' | 'labels' | 'kept'): string {
  const what = { labels: base.labels, kept: base.kept, picture: base.pmtiles ?? base.tiles }[part];
  const mark = hash(JSON.stringify([what, base.tileSize, base.minZoom, base.maxZoom, base.vectorLayers, base.keptMark]));
  return `base:${base.id}:${part}:${mark}`;
}

/** FNV-1a, 32 bits: tells addresses apart, guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36);
}
