import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { SEMIBOLD } from './fonts.ts';

export const POSITION_SOURCE = 'position';

const only = (part: 'circle' | 'dot'): FilterSpecification => ['==', ['get', 'part'], part];

/** Where this device is: the circle that holds it, a dot (hollow while the position is too poor to count), and where it heads. */
export function positionLayers(palette: Palette): LayerSpecification[] {
  const source = POSITION_SOURCE;
  return [
    {
      id: 'position:circle',
      type: 'fill',
      source,
      filter: only('circle'),
      paint: { 'fill-color': palette.ink, 'fill-opacity': 0.08 },
    },
    {
      id: 'position:rim-casing',
      type: 'line',
      source,
      filter: only('circle'),
      paint: { 'line-color': palette.halo, 'line-width': 4.4, 'line-opacity': 0.8 },
    },
    {
      id: 'position:rim',
      type: 'line',
      source,
      filter: only('circle'),
      paint: { 'line-color': palette.ink, 'line-width': 1.4, 'line-opacity': 0.8 },
    },
    {
      id: 'position:heading',
      type: 'symbol',
      source,
      filter: ['has', 'bearing'],
      layout: {
        'text-field': '↑',
        'text-font': SEMIBOLD,
        'text-size': 24,
        'text-offset': [0, -0.85],
        'text-rotate': ['get', 'bearing'],
        'text-rotation-alignment': 'map',
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'position:casing',
      type: 'circle',
      source,
      filter: only('dot'),
      paint: { 'circle-radius': 10, 'circle-color': palette.halo },
    },
    {
      id: 'position:dot',
      type: 'circle',
      source,
      filter: only('dot'),
      paint: {
        'circle-radius': 6,
        'circle-color': ['case', ['get', 'good'], palette.ink, palette.halo],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 2,
      },
    },
  ];
}
