import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR, SEMIBOLD } from './fonts.ts';

export const PLANE_GRID_SOURCE = 'plane-grid';

/** Lines of the district's plane, numbered at the map's edge as on a topographic sheet. */
export function planeGridLayers(visible: boolean, palette: Palette): LayerSpecification[] {
  const visibility = visible ? 'visible' : 'none';
  const source = PLANE_GRID_SOURCE;
  return [
    {
      id: 'plane-grid:line',
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { visibility },
      paint: {
        'line-color': palette.inkSoft,
        'line-width': ['case', ['get', 'major'], 1, 0.5],
        'line-opacity': 0.55,
      },
    },
    {
      id: 'plane-grid:number',
      type: 'symbol',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        visibility,
        'text-field': [
          'format',
          ['get', 'lead'],
          { 'font-scale': 0.78 },
          ['get', 'main'],
          { 'text-font': ['literal', SEMIBOLD] },
          ['get', 'tail'],
          { 'font-scale': 0.78 },
        ],
        'text-font': REGULAR,
        'text-size': 12.5,
        'text-anchor': ['match', ['get', 'edge'], 'left', 'left', 'top'],
        'text-offset': ['match', ['get', 'edge'], 'left', ['literal', [0.4, 0]], ['literal', [0, 0.3]]],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}
