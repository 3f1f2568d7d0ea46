import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerKind } from '../../core/register/layer.ts';
import { TILE_LAYER, type MapTileLayer } from '../map-scene.ts';
import type { Palette } from '../palette.ts';
import { hatchName } from '../hatch-pattern.ts';
import { MOST_LABEL } from '../label-text.ts';
import { REGULAR } from './fonts.ts';
import { LINE_JOIN } from './line-join.ts';

/** Feature-state key that holds the status; `NO_STATUS` where a row lost it. */
export const STATUS_STATE = 's';
export const NO_STATUS = 255;

export function rowSource(layerId: string): string {
  return `layer:${layerId}`;
}

export function statusColour(
  palette: Palette,
  without: string,
  status: ExpressionSpecification = ['coalesce', ['feature-state', STATUS_STATE], NO_STATUS],
): DataDrivenPropertyValueSpecification<string> {
  const [registered, signed, paid, demolished, handedOver] = palette.status;
  return ['match', status, 0, registered, 1, signed, 2, paid, 3, demolished, 4, handedOver, without];
}

/** Areas of one tile layer, below the buildings. */
export function rowFillLayers(layer: MapTileLayer, palette: Palette, parcelsFrom: number): LayerSpecification[] {
  const base = { source: rowSource(layer.id), 'source-layer': TILE_LAYER, layout: { visibility: shown(layer) } };
  const id = `rows:${layer.id}:fill`;
  if (layer.kind === 'parcels') {
    return [
      {
        ...base,
        id,
        type: 'fill',
        minzoom: parcelsFrom,
        paint: {
          'fill-color': statusColour(palette, layer.bare ? palette.parcelBare : palette.parcelTint),
          'fill-antialias': false,
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], parcelsFrom, 0, parcelsFrom + 0.4, 0.95, 16, 0.85, 18, 0.65],
        },
      },
    ];
  }
  if (layer.kind === 'compensated') {
    return [
      {
        ...base,
        id,
        type: 'fill',
        minzoom: 13,
        paint: { 'fill-pattern': hatchName('compensated', palette.name), 'fill-opacity': 0.9 },
      },
    ];
  }
  return [
    {
      ...base,
      id,
      type: 'fill',
      paint: { 'fill-color': edgeColour(layer.kind, palette), 'fill-opacity': layer.kind === 'builds' ? 0.22 : 0.04 },
    },
  ];
}

/** Outlines of one tile layer: none below zoom 14, where thousands of strokes would turn a town into a dark blot. */
export function rowEdgeLayers(layer: MapTileLayer, palette: Palette): LayerSpecification[] {
  const isParcels = layer.kind === 'parcels';
  return [
    {
      id: `rows:${layer.id}:edge`,
      type: 'line',
      source: rowSource(layer.id),
      'source-layer': TILE_LAYER,
      minzoom: isParcels ? 14 : 12,
      layout: { visibility: shown(layer), 'line-join': LINE_JOIN },
      paint: {
        'line-color': edgeColour(layer.kind, palette),
        'line-width': isParcels
          ? ['interpolate', ['linear'], ['zoom'], 14, 0.3, 16, 0.5, 18, 0.9]
          : ['interpolate', ['linear'], ['zoom'], 12, 0.6, 18, 1.4],
        'line-opacity': isParcels ? ['interpolate', ['linear'], ['zoom'], 14, 0, 14.5, 0.7, 17, 1] : 0.85,
        ...(layer.kind === 'permits' || layer.kind === 'patches' ? { 'line-dasharray': [4, 2.5] } : {}),
      },
    },
  ];
}

const NO_LENGTH = 19;
/** Feature code and serial of an office number; what stands before it is the same all around. A number of another form is shown whole. */
const SHORT_NO: ExpressionSpecification = [
  'case',
  ['==', ['length', ['to-string', ['get', 'no']]], NO_LENGTH],
  ['slice', ['get', 'no'], 12],
  ['slice', ['to-string', ['get', 'no']], 0, MOST_LABEL],
];

/** The whole number with the parcel's area under it. */
function noOverArea(palette: Palette): ExpressionSpecification {
  return [
    'format',
    ['slice', ['to-string', ['get', 'no']], 0, MOST_LABEL],
    {},
    ['case', ['has', 'area'], ['concat', '\n', ['get', 'area']], ''],
    { 'font-scale': 0.9, 'text-color': palette.inkSoft },
  ];
}

/** Office numbers of parcels, from zoom 16; with areas from 18. */
export function rowLabelLayers(layer: MapTileLayer, palette: Palette): LayerSpecification[] {
  if (layer.kind !== 'parcels') return [];
  const inTheSun = palette.name === 'contrast';
  return [
    {
      id: `rows:${layer.id}:no`,
      type: 'symbol',
      source: rowSource(layer.id),
      'source-layer': TILE_LAYER,
      minzoom: 16,
      layout: {
        visibility: shown(layer),
        'text-field': ['step', ['zoom'], SHORT_NO, 18, noOverArea(palette)],
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 16, 9.5, 18, 12],
        'text-max-width': 20,
        'text-padding': 4,
      },
      paint: {
        'text-color': palette.ink,
        'text-halo-color': palette.halo,
        'text-halo-width': inTheSun ? 1.6 : 1,
        'text-opacity': inTheSun ? 1 : ['interpolate', ['linear'], ['zoom'], 16, 0.75, 17, 1],
      },
    },
  ];
}

function shown(layer: MapTileLayer): 'visible' | 'none' {
  return layer.visible ? 'visible' : 'none';
}

function edgeColour(kind: LayerKind, palette: Palette): string {
  switch (kind) {
    case 'parcels':
      return palette.parcelEdge;
    case 'red-lines':
      return palette.redLine;
    case 'builds':
      return palette.build;
    case 'permits':
    case 'compensated':
    case 'patches':
      return palette.inkSoft;
    case 'reference':
      return palette.inkFaint;
  }
}
