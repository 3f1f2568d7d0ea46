import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const GRATICULE_SOURCE = 'graticule';

export function graticuleLayers(visible: boolean, palette: Palette): LayerSpecification[] {
  const visibility = visible ? 'visible' : 'none';
  return [
    {
      id: 'graticule:line',
      type: 'line',
      source: GRATICULE_SOURCE,
      layout: { visibility },
      paint: { 'line-color': palette.inkFaint, 'line-width': 0.5, 'line-opacity': 0.45 },
    },
    {
      id: 'graticule:degree',
      type: 'symbol',
      source: GRATICULE_SOURCE,
      layout: {
        visibility,
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': ['get', 'degree'],
        'text-font': REGULAR,
        'text-size': 10,
      },
      paint: { 'text-color': palette.inkSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1 },
    },
  ];
}
