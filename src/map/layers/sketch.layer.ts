import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { SketchPart } from '../modes/sketch-features.ts';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';

export const SKETCH_SOURCE = 'sketch';

const only = (...parts: SketchPart[]): FilterSpecification => ['in', ['get', 'part'], ['literal', parts]];

/** What is being drawn, over everything: a light stroke on a dark casing, handles as small rings, texts on the sides. */
export function sketchLayers(palette: Palette): LayerSpecification[] {
  const source = SKETCH_SOURCE;
  const ink: ExpressionSpecification = ['match', ['get', 'tone'], 'build', palette.build, palette.ink];
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const text = { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 };
  return [
    {
      id: 'sketch:area',
      type: 'fill',
      source,
      filter: only('area'),
      paint: { 'fill-color': ink, 'fill-opacity': ['match', ['get', 'tone'], 'build', 0.2, 0.08] },
    },
    {
      id: 'sketch:casing',
      type: 'line',
      source,
      filter: only('line'),
      layout,
      paint: { 'line-color': ink, 'line-width': 4.4 },
    },
    {
      id: 'sketch:line',
      type: 'line',
      source,
      filter: only('line'),
      layout,
      paint: { 'line-color': palette.halo, 'line-width': 1.8 },
    },
    {
      id: 'sketch:next-casing',
      type: 'line',
      source,
      filter: only('next'),
      paint: { 'line-color': palette.halo, 'line-width': 4.4, 'line-opacity': 0.8 },
    },
    {
      id: 'sketch:next',
      type: 'line',
      source,
      filter: only('next'),
      paint: { 'line-color': ink, 'line-width': 1.6, 'line-dasharray': [2.5, 2] },
    },
    {
      id: 'sketch:middle',
      type: 'circle',
      source,
      filter: only('middle'),
      paint: {
        'circle-radius': ['+', 3.2, ['*', 2, ['coalesce', ['get', 'coarse'], 0]]],
        'circle-color': ink,
        'circle-opacity': 0.85,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'sketch:vertex',
      type: 'circle',
      source,
      filter: only('vertex'),
      paint: {
        'circle-radius': [
          '+',
          ['case', ['==', ['get', 'chosen'], 1], 6.5, ['==', ['get', 'last'], 1], 5.5, 4.2],
          ['*', 3, ['coalesce', ['get', 'coarse'], 0]],
        ],
        'circle-color': ['case', ['==', ['get', 'chosen'], 1], ink, palette.halo],
        'circle-stroke-color': ['case', ['==', ['get', 'chosen'], 1], palette.halo, ink],
        'circle-stroke-width': ['case', ['==', ['get', 'held'], 1], 3, 1.8],
      },
    },
    {
      id: 'sketch:warning',
      type: 'circle',
      source,
      filter: only('warning'),
      paint: {
        'circle-radius': 11,
        'circle-color': palette.overdue,
        'circle-opacity': 0.45,
        // Amber is as light as the ground.
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'sketch:snap',
      type: 'circle',
      source,
      filter: only('snap'),
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'vertex', 9, 6],
        'circle-color': ink,
        'circle-opacity': 0,
        'circle-stroke-color': ink,
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'sketch:side',
      type: 'symbol',
      source,
      filter: only('side'),
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'text'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-offset': [0, 1.1],
        'text-padding': 1,
      },
      paint: text,
    },
    {
      id: 'sketch:total',
      type: 'symbol',
      source,
      filter: only('total'),
      layout: {
        'text-field': ['get', 'text'],
        'text-font': SEMIBOLD,
        'text-size': 13,
        'text-anchor': ['case', ['==', ['get', 'inside'], 1], 'center', 'bottom-left'],
        'text-offset': ['case', ['==', ['get', 'inside'], 1], ['literal', [0, 0]], ['literal', [0.7, -0.5]]],
        'text-justify': 'auto',
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: text,
    },
  ];
}
