import type { LayerSpecification } from 'maplibre-gl';
import { MOST_LABEL } from '../label-text.ts';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';
import { statusColour } from './rows.layer.ts';

export const PLOTS_SOURCE = 'plots';

/** Land of clearance items that no tiles bring, in the colours of parcels. Farther out than parcels: nothing else stands there. */
export function plotFillLayers(palette: Palette, parcelsFrom: number): LayerSpecification[] {
  return [
    {
      id: 'plots:fill',
      type: 'fill',
      source: PLOTS_SOURCE,
      minzoom: parcelsFrom - 0.6,
      paint: {
        'fill-color': statusColour(palette, palette.parcelTint, ['get', 'status']),
        'fill-antialias': false,
        'fill-opacity': 0.92,
      },
    },
  ];
}

export function plotEdgeLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'plots:edge',
      type: 'line',
      source: PLOTS_SOURCE,
      minzoom: 13.5,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.parcelEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 13.5, 0.3, 16, 0.6, 18, 1],
      },
    },
  ];
}

/** Office numbers, for those who were given them. */
export function plotLabelLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'plots:no',
      type: 'symbol',
      source: PLOTS_SOURCE,
      minzoom: 16,
      filter: ['has', 'no'],
      layout: {
        'text-field': ['slice', ['to-string', ['get', 'no']], 0, MOST_LABEL],
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 16, 9.5, 18, 12],
        'text-max-width': 20,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1 },
    },
  ];
}
