import type { LayerSpecification } from 'maplibre-gl';
import type { MapScale } from '../map-scale.ts';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';
import { LINE_JOIN } from './line-join.ts';

export const RED_LINES_SOURCE = 'red-lines';
export const RED_LINE_LABELS_SOURCE = 'red-line-labels';

/** Solid red over a casing in the ground's colour, edged with amber where overdue; a hairline inside tells a revised line. */
export function redLineLayers(palette: Palette): LayerSpecification[] {
  const source = RED_LINES_SOURCE;
  const layout = { 'line-join': LINE_JOIN };
  return [
    {
      id: 'red-lines:area',
      type: 'fill',
      source,
      // Its edge lies under the line: smoothing it would draw the whole outline once more, for nobody to see.
      paint: { 'fill-color': palette.redLine, 'fill-opacity': 0.03, 'fill-antialias': false },
    },
    // Amber is as light as a light ground: its rim tells it.
    {
      id: 'red-lines:overdue-rim',
      type: 'line',
      source,
      layout,
      filter: ['get', 'overdue'],
      paint: {
        'line-color': palette.ink,
        'line-opacity': 0.75,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 5, 14, 9, 18, 12.5],
      },
    },
    {
      id: 'red-lines:overdue',
      type: 'line',
      source,
      layout,
      filter: ['get', 'overdue'],
      paint: { 'line-color': palette.overdue, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 4, 14, 7.5, 18, 10.5] },
    },
    {
      id: 'red-lines:casing',
      type: 'line',
      source,
      layout,
      paint: {
        'line-color': palette.halo,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 2.4, 14, 4.6, 18, 6.6],
        'line-opacity': 0.95,
      },
    },
    {
      id: 'red-lines:revised',
      type: 'line',
      source,
      minzoom: 13,
      layout,
      filter: ['get', 'revised'],
      paint: {
        'line-color': palette.redLine,
        'line-width': 0.8,
        'line-opacity': 0.8,
        'line-offset': ['interpolate', ['linear'], ['zoom'], 13, -4, 18, -7],
      },
    },
    {
      id: 'red-lines:line',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': palette.redLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.1, 14, 2, 18, 3] },
    },
  ];
}

/** Places of a name around its red line, in order of preference: many, because it gives way to every mark. */
const BESIDE = [
  'top',
  [0, 0.9],
  'bottom',
  [0, -0.9],
  'left',
  [0.9, 0],
  'right',
  [-0.9, 0],
  'top-left',
  [0.7, 0.7],
  'bottom-left',
  [0.7, -0.7],
  'top-right',
  [-0.7, 0.7],
  'bottom-right',
  [-0.7, -0.7],
  'top',
  [0, 2.2],
  'bottom',
  [0, -2.2],
  'left',
  [2.2, 0],
  'right',
  [-2.2, 0],
];

/** Highest of all texts in the contest for room. */
export function redLineLabelLayers({ tonesUntil }: MapScale, palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'red-lines:name',
      type: 'symbol',
      source: RED_LINE_LABELS_SOURCE,
      minzoom: tonesUntil,
      layout: {
        'text-field': [
          'step',
          ['zoom'],
          ['get', 'name'],
          tonesUntil + 0.3,
          [
            'format',
            ['get', 'name'],
            { 'text-font': ['literal', SEMIBOLD] },
            ['case', ['has', 'figure'], ['concat', '\n', ['get', 'figure']], ''],
            { 'text-font': ['literal', REGULAR], 'font-scale': 0.88 },
          ],
        ],
        'text-font': SEMIBOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 12, 15, 13],
        'text-line-height': 1.3,
        'text-max-width': 16,
        // Beside a small one, so that its name does not cover it; in the middle once it is large on screen.
        'text-variable-anchor-offset': ['step', ['zoom'], ['literal', BESIDE], 15, ['literal', ['center', [0, 0], ...BESIDE]]],
        'text-justify': 'auto',
        'text-padding': ['interpolate', ['linear'], ['zoom'], 12, 6, 14, 3],
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': palette.redLine, 'text-halo-color': palette.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.3 },
    },
  ];
}
