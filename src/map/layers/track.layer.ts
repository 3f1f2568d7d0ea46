import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { SEMIBOLD } from './fonts.ts';

export const TRACK_SOURCE = 'track';
export const TARGETS_SOURCE = 'targets';

const only = (...parts: ('piece' | 'place' | 'end' | 'guide')[]): FilterSpecification => [
  'in',
  ['get', 'part'],
  ['literal', parts],
];

/** A patrol's way. Between two pieces nothing is drawn: small rings say that it is not known how one came from here to there. */
export function trackLayers(palette: Palette): LayerSpecification[] {
  const source = TRACK_SOURCE;
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'track:casing',
      type: 'line',
      source,
      filter: only('piece'),
      layout,
      paint: { 'line-color': palette.halo, 'line-width': 7 },
    },
    {
      id: 'track:line',
      type: 'line',
      source,
      filter: only('piece'),
      layout,
      paint: { 'line-color': palette.ink, 'line-width': 3.5 },
    },
    {
      id: 'track:place',
      type: 'circle',
      source,
      filter: only('place'),
      paint: {
        'circle-radius': 3.5,
        'circle-color': palette.ink,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'track:end',
      type: 'circle',
      source,
      filter: only('end'),
      paint: {
        'circle-radius': 4.5,
        'circle-color': palette.halo,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'track:guide-casing',
      type: 'line',
      source,
      filter: only('guide'),
      paint: { 'line-color': palette.halo, 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      id: 'track:guide',
      type: 'line',
      source,
      filter: only('guide'),
      paint: { 'line-color': palette.ink, 'line-width': 2, 'line-dasharray': [1, 2.5] },
    },
  ];
}

/** What is to be seen: a ring while it is not, filled once it was, amber where it was not for too long, large where the guide leads. */
export function targetLayers(palette: Palette): LayerSpecification[] {
  const source = TARGETS_SOURCE;
  const plain: FilterSpecification = ['!=', ['get', 'state'], 'next'];
  const next: FilterSpecification = ['==', ['get', 'state'], 'next'];
  return [
    {
      id: 'targets:casing',
      type: 'circle',
      source,
      minzoom: 13.5,
      filter: plain,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 4, 17, 8.2],
        'circle-color': palette.halo,
        'circle-opacity': 0.85,
      },
    },
    {
      id: 'targets:mark',
      type: 'circle',
      source,
      minzoom: 13.5,
      filter: plain,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 2.4, 17, 5],
        'circle-color': ['match', ['get', 'state'], 'seen', palette.inkSoft, 'overdue', palette.overdue, palette.halo],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 14, 0.8, 17, 1.6],
      },
    },
    {
      id: 'targets:next-ring',
      type: 'circle',
      source,
      filter: next,
      paint: {
        'circle-radius': 13,
        'circle-color': palette.halo,
        'circle-opacity': 0.5,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'targets:next-point',
      type: 'circle',
      source,
      filter: next,
      paint: { 'circle-radius': 4, 'circle-color': palette.ink },
    },
    {
      id: 'targets:next-text',
      type: 'symbol',
      source,
      filter: next,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': SEMIBOLD,
        'text-size': 14,
        'text-anchor': 'top',
        'text-offset': [0, 1.2],
        'text-allow-overlap': true,
        // Other texts keep clear of it and of its ring, the number of what it stands on among them.
        'text-padding': 14,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}
