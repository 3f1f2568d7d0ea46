import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';

export const SIGHTINGS_SOURCE = 'sightings';
export const SIGHTING_MARKERS_SOURCE = 'sighting-markers';
export const SIGHTING_GROUPS_SOURCE = 'sighting-groups';

export function sightingLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'sightings:area',
      type: 'fill',
      source: SIGHTINGS_SOURCE,
      minzoom: 14,
      paint: { 'fill-color': palette.build, 'fill-opacity': 0.28 },
    },
    {
      id: 'sightings:casing',
      type: 'line',
      source: SIGHTINGS_SOURCE,
      minzoom: 14,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 2.2, 16, 5.2, 18, 6.4],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'sightings:edge',
      type: 'line',
      source: SIGHTINGS_SOURCE,
      minzoom: 14,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.build, 'line-width': ['interpolate', ['linear'], ['zoom'], 14, 1, 18, 2.2] },
    },
  ];
}

export function sightingLabelLayers(palette: Palette): LayerSpecification[] {
  const inTheSun = palette.name === 'contrast';
  return [
    {
      id: 'sightings:no',
      type: 'symbol',
      source: SIGHTING_MARKERS_SOURCE,
      minzoom: 15.5,
      layout: {
        'text-field': ['get', 'no'],
        'text-font': inTheSun ? SEMIBOLD : REGULAR,
        'text-size': inTheSun ? 12 : 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-padding': 2,
      },
      paint: { 'text-color': palette.build, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ];
}
