import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const SIGHTINGS_SOURCE = 'sightings';
export const SIGHTING_MARKERS_SOURCE = 'sighting-markers';

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
      id: 'sightings:edge',
      type: 'line',
      source: SIGHTINGS_SOURCE,
      minzoom: 14,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.build, 'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.8, 18, 2] },
    },
  ];
}

const FADES_NEAR: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 16.5, 1, 17.5, 0];

/** Small discs outside the contest for room, so that no label hides one; hollow where nothing stands any more. */
export function sightingMarkerLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'sightings:marker',
      type: 'circle',
      source: SIGHTING_MARKERS_SOURCE,
      maxzoom: 17.5,
      layout: { 'circle-sort-key': ['case', ['get', 'overdue'], 1, 0] },
      paint: {
        'circle-color': ['case', ['get', 'gone'], palette.halo, palette.build],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 11.5, 1.8, 12.5, 2.2, 15, 4.5],
        'circle-stroke-color': ['case', ['get', 'overdue'], palette.overdue, ['get', 'gone'], palette.build, palette.halo],
        'circle-stroke-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          0.3,
          12,
          ['case', ['get', 'overdue'], 1.6, 0.9],
          15,
          ['case', ['get', 'overdue'], 2.2, 1.4],
        ],
        'circle-opacity': FADES_NEAR,
        'circle-stroke-opacity': FADES_NEAR,
      },
    },
  ];
}

export function sightingLabelLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'sightings:no',
      type: 'symbol',
      source: SIGHTING_MARKERS_SOURCE,
      minzoom: 15.5,
      layout: {
        'text-field': ['get', 'no'],
        'text-font': REGULAR,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-padding': 2,
      },
      paint: { 'text-color': palette.build, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ];
}
