import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

export const SELECTION_SOURCE = 'selection';
export const SELECTION_SIDES_SOURCE = 'selection-sides';
export const PREVIEW_SOURCE = 'preview';

/** Two dark strokes with light between and around: a form that no meaning uses, in no colour that means something. */
export function selectionLayers(palette: Palette): LayerSpecification[] {
  const source = SELECTION_SOURCE;
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'selection:halo',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': palette.halo, 'line-width': 8.5, 'line-opacity': 0.85 },
    },
    { id: 'selection:outer', type: 'line', source, layout, paint: { 'line-color': palette.ink, 'line-width': 5.6 } },
    { id: 'selection:inner', type: 'line', source, layout, paint: { 'line-color': palette.halo, 'line-width': 2.6 } },
  ];
}

/** Lengths along the sides of what is selected, from zoom 18. */
export function sideLabelLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'selection:side',
      type: 'symbol',
      source: SELECTION_SIDES_SOURCE,
      minzoom: 18,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'text'],
        'text-font': REGULAR,
        'text-size': 11.5,
        'text-offset': [0, 1],
        'text-padding': 1,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ];
}

export function previewLayers(palette: Palette): LayerSpecification[] {
  const source = PREVIEW_SOURCE;
  return [
    { id: 'preview:area', type: 'fill', source, paint: { 'fill-color': palette.ink, 'fill-opacity': 0.07 } },
    {
      id: 'preview:edge',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': 1.4, 'line-dasharray': [3, 2] },
    },
  ];
}
