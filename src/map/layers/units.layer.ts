import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapScale } from '../map-scale.ts';
import { signName } from '../sign-images.ts';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';

export const UNITS_SOURCE = 'units';
export const UNIT_LABELS_SOURCE = 'unit-labels';

/** One flat tone per zone or township, from the same ramp as the parcels: the more is unresolved, the warmer. */
export function unitLayers(scale: MapScale, palette: Palette): LayerSpecification[] {
  return [
    tone('zone', 0, scale.townshipsFrom, scale, palette),
    tone('township', scale.townshipsFrom, scale.tonesUntil, scale, palette),
  ];
}

function tone(level: 'zone' | 'township', from: number, until: number, scale: MapScale, palette: Palette): LayerSpecification {
  const [registered, signed, paid, demolished, handedOver] = palette.status;
  return {
    id: `units:${level}-tone`,
    type: 'fill',
    source: UNITS_SOURCE,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    paint: {
      // Its edge lies under the unit's own line.
      'fill-antialias': false,
      'fill-color': [
        'case',
        ['!', ['has', 'share']],
        palette.statusNone,
        ['interpolate', ['linear'], ['get', 'share'], 0, handedOver, 0.25, demolished, 0.5, paid, 0.75, signed, 1, registered],
      ],
      'fill-opacity':
        until === scale.tonesUntil ? ['interpolate', ['linear'], ['zoom'], scale.parcelsFrom, 0.62, scale.tonesUntil, 0] : 0.62,
    },
  };
}

/** Borders between units, lighter the lower the level; over the parcels they stay as faint guides. */
export function unitEdgeLayers({ townshipsFrom, tonesUntil }: MapScale, palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'units:village-edge',
      type: 'line',
      source: UNITS_SOURCE,
      minzoom: 13,
      maxzoom: 16,
      filter: ['==', ['get', 'level'], 'village'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.inkFaint, 'line-width': 0.6, 'line-dasharray': [2, 4], 'line-opacity': 0.6 },
    },
    {
      id: 'units:township-edge',
      type: 'line',
      source: UNITS_SOURCE,
      minzoom: townshipsFrom,
      maxzoom: 16,
      filter: ['==', ['get', 'level'], 'township'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['step', ['zoom'], palette.unitEdge, tonesUntil, palette.inkFaint],
        'line-width': ['step', ['zoom'], 1.2, tonesUntil, 0.8],
        'line-opacity': ['step', ['zoom'], 0.9, tonesUntil, 0.4],
      },
    },
    {
      id: 'units:zone-edge',
      type: 'line',
      source: UNITS_SOURCE,
      maxzoom: 15,
      filter: ['==', ['get', 'level'], 'zone'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['step', ['zoom'], palette.unitEdge, tonesUntil, palette.inkSoft],
        'line-width': ['step', ['zoom'], 2.6, tonesUntil, 1],
        'line-opacity': ['step', ['zoom'], 1, tonesUntil, 0.25],
      },
    },
  ];
}

/** Cards with name and figures far out; the name alone, quieter, once parcels are drawn. */
export function unitLabelLayers(
  { cardsFrom, townshipsFrom, tonesUntil }: MapScale,
  palette: Palette,
  spacing: number,
): LayerSpecification[] {
  return [
    nameOnly('village', tonesUntil + 1, 15.5, palette, spacing / 4),
    nameOnly('township', tonesUntil, 14.5, palette, spacing),
    card('township', townshipsFrom, tonesUntil, cardsFrom, palette),
    card('zone', 0, townshipsFrom, cardsFrom, palette),
  ];
}

const isMarked: ExpressionSpecification = ['>', ['+', ['get', 'builds'], ['get', 'conflicts']], 0];

/** Places of a card around the middle of its unit, nearest first. */
const AROUND = [
  'center',
  [0, 0],
  'bottom',
  [0, 0.4],
  'top',
  [0, -0.4],
  'left',
  [-1.5, 0],
  'right',
  [1.5, 0],
  'bottom',
  [0, -0.6],
  'top',
  [0, 0.6],
  'left',
  [0.6, 0],
  'right',
  [-0.6, 0],
  'bottom-left',
  [0, -0.6],
  'top-left',
  [0, 0.6],
  'bottom-right',
  [0, -0.6],
  'top-right',
  [0, 0.6],
];

/** Farther off, for where the whole district is hardly larger than its cards. */
const WIDER = [
  ...AROUND,
  'left',
  [1.5, -1.6],
  'left',
  [1.5, 1.6],
  'right',
  [-1.5, -1.6],
  'right',
  [-1.5, 1.6],
  'left',
  [3, 0],
  'right',
  [-3, 0],
  'top',
  [0, 2],
  'bottom',
  [0, -2],
  'left',
  [4, -2.4],
  'left',
  [4, 2.4],
  'right',
  [-4, -2.4],
  'right',
  [-4, 2.4],
];

/**
 * Stands for everything in its unit that is too small to be drawn. The unresolved area stands out, the name says whose it is, the
 * number of plots stands beside. Where the units themselves have no room for a card it is short and gives way to another.
 */
function card(level: 'zone' | 'township', from: number, until: number, cardsFrom: number, palette: Palette): LayerSpecification {
  const size = level === 'zone' ? 14 : 12;
  const byRoom = <Value>(cramped: Value, roomy: Value): Value | ExpressionSpecification =>
    cardsFrom > from ? (['step', ['zoom'], cramped, cardsFrom, roomy] as unknown as ExpressionSpecification) : roomy;
  // It stands for builds and conflicts too: rather over another card than not at all, as long as both can be read.
  const overlap = byRoom<'never' | 'always'>('never', 'always');
  return {
    id: `units:${level}-figures`,
    type: 'symbol',
    source: UNIT_LABELS_SOURCE,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': byRoom(shortText(palette), fullText(palette)),
      'text-font': REGULAR,
      'text-size': byRoom(12, size),
      'text-line-height': 1.3,
      'text-max-width': 20,
      'text-justify': 'left',
      'text-overlap': overlap,
      'icon-overlap': overlap,
      'text-padding': 1,
      'text-variable-anchor-offset': byRoom<ExpressionSpecification>(['literal', WIDER], ['literal', AROUND]),
      'icon-image': signName('card', palette.name),
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [3, 7, 3, 7],
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': palette.ink },
  };
}

function fullText(palette: Palette): ExpressionSpecification {
  return [
    'format',
    ...nameAndFigure('\n', palette),
    ['case', ['has', 'beside'], ['concat', '  ', ['get', 'beside']], ''],
    { 'text-font': ['literal', REGULAR], 'font-scale': 0.92, 'text-color': palette.inkSoft },
    ...marked(palette),
  ];
}

function shortText(palette: Palette): ExpressionSpecification {
  return ['format', ...nameAndFigure('  ', palette), ...marked(palette)];
}

type TextStyle = { 'text-font'?: ExpressionSpecification; 'font-scale'?: number; 'text-color'?: string };
type TextSections = (string | ExpressionSpecification | TextStyle)[];

function nameAndFigure(between: string, palette: Palette): TextSections {
  return [
    ['get', 'name'],
    { 'text-font': ['literal', SEMIBOLD], 'font-scale': 0.92, 'text-color': palette.inkSoft },
    ['case', ['has', 'figure'], ['concat', between, ['get', 'figure']], ''],
    { 'text-font': ['literal', SEMIBOLD], 'font-scale': 1.12, 'text-color': palette.ink },
  ];
}

function marked(palette: Palette): TextSections {
  return [
    ['case', isMarked, '\n', ''],
    {},
    ['case', ['>', ['get', 'builds'], 0], ['concat', '● ', ['get', 'builds'], '  '], ''],
    { 'text-font': ['literal', REGULAR], 'font-scale': 0.92, 'text-color': palette.build },
    ['case', ['>', ['get', 'conflicts'], 0], ['concat', '◈ ', ['get', 'conflicts']], ''],
    { 'text-font': ['literal', REGULAR], 'font-scale': 0.92, 'text-color': palette.ink },
  ];
}

function nameOnly(
  level: 'township' | 'village',
  from: number,
  until: number,
  palette: Palette,
  spacing: number,
): LayerSpecification {
  return {
    id: `units:${level}-name`,
    type: 'symbol',
    source: UNIT_LABELS_SOURCE,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': level === 'township' ? SEMIBOLD : REGULAR,
      'text-size': level === 'township' ? 13 : 12,
      'text-letter-spacing': spacing,
      'text-max-width': 14,
      'text-padding': 8,
    },
    paint: {
      'text-color': palette.inkSoft,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.4,
      'text-opacity': 0.9,
    },
  };
}
