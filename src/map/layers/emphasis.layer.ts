import type { DataDrivenPropertyValueSpecification, LayerSpecification } from 'maplibre-gl';
import { type MapEmphasis, type MapTileLayer, TILE_LAYER } from '../map-scene.ts';
import type { Palette } from '../palette.ts';
import { PARCELS_FROM, rowSource } from './rows.layer.ts';

/** Feature-state key of the rows that an emphasis names. */
export const NAMED_STATE = 'e';
const VEIL = 0.78;

/** A veil of the ground's own tone over the rows of a layer that are not listed, and an outline around those that are. */
export function emphasisLayers(layer: MapTileLayer, emphasis: MapEmphasis | undefined, palette: Palette): LayerSpecification[] {
  if (!emphasis || !layer.visible) return [];
  const base = { source: rowSource(layer.id), 'source-layer': TILE_LAYER };
  const either = (listed: number, other: number): DataDrivenPropertyValueSpecification<number> => {
    const [named, unnamed] = emphasis.names === 'listed' ? [listed, other] : [other, listed];
    return ['case', ['boolean', ['feature-state', NAMED_STATE], false], named, unnamed];
  };
  return [
    {
      ...base,
      id: `rows:${layer.id}:veil`,
      type: 'fill',
      minzoom: PARCELS_FROM,
      paint: { 'fill-color': palette.halo, 'fill-antialias': false, 'fill-opacity': either(0, VEIL) },
    },
    {
      ...base,
      id: `rows:${layer.id}:listed`,
      type: 'line',
      minzoom: PARCELS_FROM,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.ink,
        'line-width': ['interpolate', ['linear'], ['zoom'], PARCELS_FROM, 0.4, 14, 0.8, 18, 1.6],
        'line-opacity': either(0.85, 0),
      },
    },
  ];
}
