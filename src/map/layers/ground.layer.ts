import type { FillLayerSpecification, LayerSpecification } from 'maplibre-gl';
import { GROUND_SOURCE, TILE_LAYER, type MapGround } from '../map-scene.ts';
import type { Palette } from '../palette.ts';

export const GROUND_SHAPES_SOURCE = 'ground-shapes';

function area(name: string, fill: string, { visible, fromShapes }: MapGround): FillLayerSpecification {
  return {
    id: `ground:${name}`,
    type: 'fill',
    ...(fromShapes ? { source: GROUND_SHAPES_SOURCE } : { source: GROUND_SOURCE, 'source-layer': TILE_LAYER }),
    filter: ['==', ['get', 'class'], name],
    layout: { visibility: visible ? 'visible' : 'none' },
    paint: { 'fill-color': fill, 'fill-antialias': true },
  };
}

/** Land, water and greens, nearly neutral; streets are what blocks leave free. */
export function groundLayers(ground: MapGround, palette: Palette): LayerSpecification[] {
  const open = ground.surround === 'water' && ground.visible ? palette.sea : palette.surround;
  return [
    { id: 'ground:surround', type: 'background', paint: { 'background-color': open } },
    area('land', palette.land, ground),
    area('farmland', palette.farmland, ground),
    area('block', palette.block, ground),
    area('green', palette.green, ground),
    area('water', palette.water, ground),
    // Above the water: what is drawn of roads is their bridges.
    area('road', palette.road, ground),
  ];
}

/** Buildings lie over the parcels' fill as a shade of it. */
export function buildingLayers(ground: MapGround, palette: Palette): LayerSpecification[] {
  const building = area('building', palette.building, ground);
  return [
    {
      ...building,
      minzoom: 14,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 1],
      },
    },
  ];
}
