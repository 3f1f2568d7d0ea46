import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const MARKS_SOURCE = 'marks';

/** A place somebody asked for: a ring with a point in its middle, in no colour that means something. */
export function markLayers(palette: Palette): LayerSpecification[] {
  const source = MARKS_SOURCE;
  return [
    {
      id: 'marks:ring',
      type: 'circle',
      source,
      paint: {
        'circle-radius': 9,
        'circle-color': palette.halo,
        'circle-opacity': 0.55,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'marks:point',
      type: 'circle',
      source,
      paint: { 'circle-radius': 2.4, 'circle-color': palette.ink },
    },
    {
      id: 'marks:text',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [1.1, 0],
        'text-justify': 'left',
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}
