import type { LayerSpecification } from 'maplibre-gl';
import { hatchName } from '../hatch-pattern.ts';
import type { Palette } from '../palette.ts';

export const OVERLAPS_SOURCE = 'overlaps';

/** Hatched areas: crossed for conflicts, dense for occupied land, open for any other overlap. */
export function overlapLayers(palette: Palette): LayerSpecification[] {
  return [
    // Lifts the hatching off whatever status colour lies beneath.
    { id: 'overlaps:ground', type: 'fill', source: OVERLAPS_SOURCE, paint: { 'fill-color': palette.halo, 'fill-opacity': 0.6 } },
    {
      id: 'overlaps:area',
      type: 'fill',
      source: OVERLAPS_SOURCE,
      paint: {
        'fill-pattern': [
          'match',
          ['get', 'kind'],
          'conflict',
          hatchName('conflict', palette.name),
          'occupied',
          hatchName('occupied', palette.name),
          hatchName('overlap', palette.name),
        ],
      },
    },
    {
      id: 'overlaps:edge',
      type: 'line',
      source: OVERLAPS_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'kind'], 'occupied', palette.build, palette.ink],
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 18, 1.4],
        'line-opacity': 0.9,
      },
    },
  ];
}
