import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { SEMIBOLD } from './fonts.ts';

export const OUTLINES_SOURCE = 'outlines';
export const OUTLINE_LETTERS_SOURCE = 'outline-letters';

const is = (...styles: string[]): ExpressionSpecification => ['in', ['get', 'style'], ['literal', styles]];

/** Ink on a casing of the ground's colour: told apart by width and dashes, in no colour that means something. */
export function outlineLayers(palette: Palette): LayerSpecification[] {
  const source = OUTLINES_SOURCE;
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const line = { 'line-color': palette.ink } as const;
  return [
    {
      id: 'outlines:area',
      type: 'fill',
      source,
      filter: ['all', is('area', 'ring'), ['!=', ['geometry-type'], 'LineString']],
      paint: { 'fill-color': palette.ink, 'fill-opacity': 0.05 },
    },
    {
      id: 'outlines:casing',
      type: 'line',
      source,
      layout,
      paint: {
        'line-color': palette.halo,
        'line-width': ['case', is('first', 'second'), 6.5, is('area'), 5, 3.6],
        'line-opacity': 0.85,
      },
    },
    { id: 'outlines:hover', type: 'line', source, filter: is('hover'), layout, paint: { ...line, 'line-width': 1.6 } },
    {
      id: 'outlines:ring',
      type: 'line',
      source,
      filter: is('ring'),
      layout,
      paint: { ...line, 'line-width': 1.4, 'line-dasharray': [1, 2.4] },
    },
    { id: 'outlines:asked', type: 'line', source, filter: is('area'), layout, paint: { ...line, 'line-width': 2 } },
    { id: 'outlines:first', type: 'line', source, filter: is('first'), layout, paint: { ...line, 'line-width': 3 } },
    {
      id: 'outlines:second',
      type: 'line',
      source,
      filter: is('second'),
      layout: { 'line-join': 'round' },
      paint: { ...line, 'line-width': 3, 'line-dasharray': [2, 1.2] },
    },
  ];
}

/** The letters of the two that are compared, over every other text. */
export function outlineLetterLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'outlines:letter',
      type: 'symbol',
      source: OUTLINE_LETTERS_SOURCE,
      layout: { 'text-field': ['get', 'letter'], 'text-font': SEMIBOLD, 'text-size': 20, 'text-allow-overlap': true },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 3 },
    },
  ];
}
