import type { LayerSpecification } from 'maplibre-gl';
import type { MapScale } from '../map-scale.ts';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const PLACES_SOURCE = 'places';

/** Names of the ground: quiet, last in the contest for room, and none over the tones of the totals. */
export function placeLayers(visible: boolean, palette: Palette, spacing: number, { tonesUntil }: MapScale): LayerSpecification[] {
  return [
    {
      id: 'places:name',
      type: 'symbol',
      source: PLACES_SOURCE,
      minzoom: Math.max(12.5, tonesUntil),
      filter: ['any', ['!=', ['get', 'kind'], 'road'], ['>=', ['zoom'], 14]],
      layout: {
        visibility: visible ? 'visible' : 'none',
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 17, 13],
        'text-letter-spacing': ['match', ['get', 'kind'], 'water', spacing, spacing / 4],
        'text-max-width': 12,
        'text-rotate': ['get', 'turn'],
        'text-rotation-alignment': 'map',
        'text-padding': 6,
      },
      paint: {
        'text-color': ['match', ['get', 'kind'], 'water', palette.waterInk, 'green', palette.greenInk, palette.inkSoft],
        'text-halo-color': palette.halo,
        'text-halo-width': ['match', ['get', 'kind'], 'water', 0, 1],
      },
    },
  ];
}
