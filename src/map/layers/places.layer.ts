import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const PLACES_SOURCE = 'places';

/** Names of the ground: quiet, last in the contest for room. */
export function placeLayers(visible: boolean, palette: Palette, spacing: number): LayerSpecification[] {
  return [
    {
      id: 'places:name',
      type: 'symbol',
      source: PLACES_SOURCE,
      minzoom: 12.5,
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
        'text-color': [
          'match',
          ['get', 'kind'],
          'water',
          palette.waterInk,
          'green',
          palette.greenInk,
          'settlement',
          palette.inkSoft,
          palette.inkFaint,
        ],
        'text-halo-color': palette.halo,
        'text-halo-width': ['match', ['get', 'kind'], 'water', 0, 1],
      },
    },
  ];
}
