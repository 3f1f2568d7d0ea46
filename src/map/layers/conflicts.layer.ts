import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { hatchName } from '../hatch-pattern.ts';
import type { Palette } from '../palette.ts';

export const CONFLICTS_SOURCE = 'conflicts';
export const CONFLICT_MARKS_SOURCE = 'conflict-marks';
export const CONFLICT_GROUPS_SOURCE = 'conflict-groups';

/** What was looked at and let stand is still there, but no longer asks for anybody. */
const FAINT: ExpressionSpecification = ['case', ['get', 'accepted'], 0.35, 1];

/** Land under two claims, hatched: crossed for double claims, dense in the builds' violet where a build is in the way. */
export function conflictLayers(palette: Palette): LayerSpecification[] {
  const source = CONFLICTS_SOURCE;
  const minzoom = 14;
  return [
    {
      id: 'conflicts:ground',
      type: 'fill',
      source,
      minzoom,
      paint: { 'fill-color': palette.halo, 'fill-opacity': 0.5 },
    },
    {
      id: 'conflicts:area',
      type: 'fill',
      source,
      minzoom,
      paint: {
        'fill-pattern': [
          'match',
          ['get', 'kind'],
          'occupied',
          hatchName('occupied', palette.name),
          hatchName('conflict', palette.name),
        ],
        'fill-opacity': FAINT,
      },
    },
    {
      id: 'conflicts:edge',
      type: 'line',
      source,
      minzoom,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'kind'], 'occupied', palette.build, palette.ink],
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 18, 1.2],
        'line-opacity': FAINT,
      },
    },
  ];
}
