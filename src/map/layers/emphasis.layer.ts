import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { type MapEmphasis, type MapTileLayer, TILE_LAYER } from '../map-scene.ts';
import type { Palette } from '../palette.ts';
import { rowSource } from './rows.layer.ts';

/** Feature-state key of the rows that an emphasis names. */
export const NAMED_STATE = 'e';
/** How far the veil hides what is not listed. */
const VEIL = 0.78;
/** Far out, where outlines would be as dear as all the rest, a shade marks what is listed. */
const SHADE = 0.24;
const OUTLINES_FROM = 14;

/** A veil of the ground's own tone over the rows of a layer that are not listed; those that are get a shade far out, an outline near. */
export function emphasisLayers(
  layer: MapTileLayer,
  emphasis: MapEmphasis | undefined,
  palette: Palette,
  parcelsFrom: number,
): LayerSpecification[] {
  if (!emphasis || !layer.visible) return [];
  const base = { source: rowSource(layer.id), 'source-layer': TILE_LAYER };
  const either = <T extends number | string>(listed: T, other: T): ExpressionSpecification => {
    const [named, unnamed] = emphasis.names === 'listed' ? [listed, other] : [other, listed];
    return ['case', ['boolean', ['feature-state', NAMED_STATE], false], named, unnamed];
  };
  return [
    {
      ...base,
      id: `rows:${layer.id}:veil`,
      type: 'fill',
      minzoom: parcelsFrom,
      paint: {
        'fill-color': either(palette.ink, palette.halo),
        'fill-antialias': false,
        'fill-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          OUTLINES_FROM,
          either(SHADE, VEIL),
          OUTLINES_FROM + 0.5,
          either(0, VEIL),
        ],
      },
    },
    {
      ...base,
      id: `rows:${layer.id}:listed`,
      type: 'line',
      minzoom: OUTLINES_FROM,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.ink,
        'line-width': ['interpolate', ['linear'], ['zoom'], OUTLINES_FROM, 0.8, 18, 1.6],
        'line-opacity': either(0.85, 0),
      },
    },
  ];
}
