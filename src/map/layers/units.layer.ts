import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';
import { PARCELS_FROM } from './rows.layer.ts';

export const UNITS_SOURCE = 'units';
export const UNIT_LABELS_SOURCE = 'unit-labels';

/** Zoom where townships take over from zones. */
export const TOWNSHIPS_FROM = 11.2;
/** Zoom where the tones are gone and red lines get their names. */
export const TONE_UNTIL = PARCELS_FROM + 0.4;

/** One flat tone per zone or township, from the same ramp as the parcels: the more is unresolved, the warmer. */
export function unitLayers(palette: Palette): LayerSpecification[] {
  return [tone('zone', 0, TOWNSHIPS_FROM, palette), tone('township', TOWNSHIPS_FROM, TONE_UNTIL, palette)];
}

function tone(level: 'zone' | 'township', from: number, until: number, palette: Palette): LayerSpecification {
  const [registered, signed, paid, demolished, handedOver] = palette.status;
  return {
    id: `units:${level}-tone`,
    type: 'fill',
    source: UNITS_SOURCE,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    paint: {
      'fill-color': [
        'case',
        ['!', ['has', 'share']],
        palette.statusNone,
        ['interpolate', ['linear'], ['get', 'share'], 0, handedOver, 0.25, demolished, 0.5, paid, 0.75, signed, 1, registered],
      ],
      'fill-opacity': level === 'township' ? ['interpolate', ['linear'], ['zoom'], PARCELS_FROM, 0.72, TONE_UNTIL, 0] : 0.72,
    },
  };
}

/** Borders between units, lighter the lower the level; over the parcels they stay as faint guides. */
export function unitEdgeLayers(palette: Palette): LayerSpecification[] {
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
      minzoom: TOWNSHIPS_FROM,
      maxzoom: 16,
      filter: ['==', ['get', 'level'], 'township'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['step', ['zoom'], palette.unitEdge, TONE_UNTIL, palette.inkFaint],
        'line-width': ['step', ['zoom'], 1.2, TONE_UNTIL, 0.8],
        'line-opacity': ['step', ['zoom'], 0.9, TONE_UNTIL, 0.4],
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
        'line-color': ['step', ['zoom'], palette.unitEdge, TONE_UNTIL, palette.inkSoft],
        'line-width': ['step', ['zoom'], 2.6, TONE_UNTIL, 1],
        'line-opacity': ['step', ['zoom'], 1, TONE_UNTIL, 0.25],
      },
    },
  ];
}

/** Name over figures far out; the name alone, quieter, once parcels are drawn. */
export function unitLabelLayers(palette: Palette, spacing: number): LayerSpecification[] {
  return [
    nameOnly('village', 13.2, 15.5, palette, spacing / 4),
    nameOnly('township', TONE_UNTIL, 14.5, palette, spacing),
    withFigures('township', TOWNSHIPS_FROM, TONE_UNTIL, palette),
    withFigures('zone', 0, TOWNSHIPS_FROM, palette),
  ];
}

function withFigures(level: 'zone' | 'township', from: number, until: number, palette: Palette): LayerSpecification {
  return {
    id: `units:${level}-figures`,
    type: 'symbol',
    source: UNIT_LABELS_SOURCE,
    minzoom: from,
    maxzoom: until,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': [
        'format',
        ['get', 'name'],
        { 'text-font': ['literal', SEMIBOLD], 'font-scale': 1 },
        ['case', ['has', 'figures'], ['concat', '\n', ['get', 'figures']], ''],
        { 'text-font': ['literal', REGULAR], 'font-scale': 0.85 },
      ],
      'text-font': REGULAR,
      'text-size': level === 'zone' ? 15 : 12.5,
      'text-line-height': 1.3,
      'text-max-width': 14,
      'text-padding': 2,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.4 },
  };
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
