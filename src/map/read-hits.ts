import type { Map as MapLibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import type { MapHit } from './map-scene.ts';

/** The part of MapLibre's map that is asked; a test gives its own. */
export type QueriedMap = Pick<MapLibreMap, 'getLayersOrder' | 'queryRenderedFeatures'>;

/** First a thing on its line or marker, then areas from small to large: a parcel inside a red line stays within reach. */
const RANKS: readonly (readonly [prefix: string, rank: number, reach: boolean])[] = [
  ['sightings:marker', 0, true],
  ['sightings:lone', 0, true],
  ['sightings:group', 0, true],
  ['conflicts:mark', 0, true],
  ['conflicts:lone', 0, true],
  ['conflicts:group', 0, true],
  ['findings:mark', 0, true],
  ['findings:lone', 0, true],
  ['findings:group', 0, true],
  ['sightings:area', 0, false],
  ['red-lines:line', 1, true],
  ['red-lines:name', 1, false],
  ['preview:area', 2, false],
  ['overlaps:area', 3, false],
  ['conflicts:area', 3, false],
  ['rows:', 4, false],
  ['red-lines:area', 5, false],
  ['units:zone-tone', 6, false],
  ['units:township-tone', 6, false],
];

/**
 * What lies at a point of the screen, most particular first, each thing once. Lines and markers count as hit within `reach_px`
 * CSS pixels: pointers and still more fingers miss by a little.
 */
export function readHits(map: QueriedMap, point: { readonly x: number; readonly y: number }, reach_px: number): MapHit[] {
  const box: [PointLike, PointLike] = [
    [point.x - reach_px, point.y - reach_px],
    [point.x + reach_px, point.y + reach_px],
  ];
  const layers = map.getLayersOrder().filter((id) => rankOf(id) && !id.endsWith(':edge') && !id.endsWith(':no'));
  const near = map.queryRenderedFeatures(box, { layers: layers.filter((id) => rankOf(id)?.reach) });
  const under = map.queryRenderedFeatures([point.x, point.y], { layers: layers.filter((id) => !rankOf(id)?.reach) });
  const ranked = [...near, ...under].map((feature) => ({ rank: rankOf(feature.layer.id)?.rank ?? 9, hit: toHit(feature) }));
  ranked.sort((a, b) => a.rank - b.rank);
  const seen = new Set<string>();
  const hits: MapHit[] = [];
  for (const { hit } of ranked) {
    const key = hit && JSON.stringify(hit);
    if (!key || seen.has(key)) continue;
    seen.add(key);
    hits.push(hit);
  }
  return hits;
}

function rankOf(layerId: string): { rank: number; reach: boolean } | undefined {
  const found = RANKS.find(([prefix]) => layerId.startsWith(prefix));
  return found && { rank: found[1], reach: found[2] };
}

function toHit(feature: MapGeoJSONFeature): MapHit | null {
  if (feature.layer.id.startsWith('rows:')) {
    if (typeof feature.id !== 'number') return null;
    return { kind: 'row', layerId: feature.source.slice('layer:'.length), row: feature.id };
  }
  if (feature.layer.id.endsWith(':group') && feature.geometry.type === 'Point') {
    const [lon, lat] = feature.geometry.coordinates;
    return { kind: 'group', at: [lon, lat] };
  }
  const id: unknown = feature.properties.id;
  if (typeof id !== 'string') return null;
  switch (feature.source) {
    case 'sightings':
    case 'sighting-markers':
    case 'sighting-groups':
      return { kind: 'sighting', id };
    case 'red-lines':
    case 'red-line-labels':
      return { kind: 'red-line', id };
    case 'overlaps':
      return { kind: 'overlap', id };
    case 'conflicts':
    case 'conflict-marks':
    case 'conflict-groups':
      return { kind: 'conflict', id };
    case 'finding-marks':
    case 'finding-groups':
      return { kind: 'finding', id };
    case 'preview':
      return { kind: 'preview', id };
    case 'units':
      return { kind: 'unit', id };
    default:
      return null;
  }
}
