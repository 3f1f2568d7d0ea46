import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';

export const CANDIDATES_SOURCE = 'candidates';
export const CANDIDATE_MARKS_SOURCE = 'candidate-marks';

const is = (role: string): ExpressionSpecification => ['==', ['get', 'role'], role];
const FAINT = 0.7;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Boxes and the line to the district, below every text: ink alone, since where a file may lie has no meaning of its own yet. */
export function candidateLayers(palette: Palette): LayerSpecification[] {
  const source = CANDIDATES_SOURCE;
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'candidates:area',
      type: 'fill',
      source,
      filter: ['all', ['!=', ['geometry-type'], 'LineString'], ['!', is('plain')]],
      paint: { 'fill-color': palette.ink, 'fill-opacity': ['case', is('chosen'), 0.12, 0.04] },
    },
    {
      id: 'candidates:halo',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': palette.halo, 'line-width': ['case', is('chosen'), 5.5, 3.6], 'line-opacity': 0.85 },
    },
    {
      id: 'candidates:district',
      type: 'line',
      source,
      filter: is('district'),
      layout,
      paint: { 'line-color': palette.ink, 'line-width': 1.4, 'line-dasharray': [3, 2] },
    },
    {
      id: 'candidates:plain',
      type: 'line',
      source,
      filter: is('plain'),
      layout,
      paint: { 'line-color': palette.inkSoft, 'line-width': 1.2 },
    },
    {
      id: 'candidates:chosen',
      type: 'line',
      source,
      filter: is('chosen'),
      layout,
      paint: { 'line-color': palette.ink, 'line-width': 2.6 },
    },
    {
      id: 'candidates:distance',
      type: 'line',
      source,
      filter: is('distance'),
      layout,
      paint: { 'line-color': palette.ink, 'line-width': 1.4, 'line-dasharray': [1, 2.4] },
    },
  ];
}

/**
 * A letter in a disc, that a box of a few metres is seen from any height, with its words beside it. Where discs cover each
 * other, the chosen one and then the first of the list is on top and alone has its letter. Letters stand last: they are placed
 * before the words, which then keep clear of them.
 */
export function candidateMarkLayers(palette: Palette): LayerSpecification[] {
  const source = CANDIDATE_MARKS_SOURCE;
  const lettered: ExpressionSpecification = ['!=', ['get', 'letter'], ''];
  const rank: ExpressionSpecification = ['case', is('chosen'), 1, ['-', 0, ['index-of', ['get', 'letter'], LETTERS]]];
  return [
    {
      id: 'candidates:disc',
      type: 'circle',
      source,
      filter: lettered,
      layout: { 'circle-sort-key': rank },
      paint: {
        'circle-radius': ['case', is('chosen'), 13, 11],
        'circle-color': ['case', is('chosen'), palette.ink, palette.halo],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 1.6,
        'circle-stroke-opacity': ['case', is('chosen'), 1, FAINT],
      },
    },
    {
      id: 'candidates:text',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        'text-radial-offset': 1.8,
        'text-justify': 'auto',
        'symbol-sort-key': ['case', is('chosen'), 0, is('district'), 1, 2],
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
    {
      id: 'candidates:letter',
      type: 'symbol',
      source,
      filter: lettered,
      layout: {
        'text-field': ['get', 'letter'],
        'text-font': SEMIBOLD,
        'text-size': 13,
        'text-padding': 9,
        'symbol-sort-key': ['-', 0, rank],
      },
      paint: { 'text-color': ['case', is('chosen'), palette.halo, palette.ink] },
    },
  ];
}
