import type { FillLayerSpecification, LayerSpecification } from 'maplibre-gl';
import { GROUND_SOURCE, TILE_LAYER, type MapGround } from '../map-scene.ts';
import type { Palette } from '../palette.ts';

function area(name: string, fill: string, visible: boolean): FillLayerSpecification {
  return {
    id: `ground:${name}`,
    type: 'fill',
    source: GROUND_SOURCE,
    'source-layer': TILE_LAYER,
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
    area('land', palette.land, ground.visible),
    area('farmland', palette.farmland, ground.visible),
    area('block', palette.block, ground.visible),
    area('green', palette.green, ground.visible),
    area('water', palette.water, ground.visible),
    // Above the water: what is drawn of roads is their bridges.
    area('road', palette.road, ground.visible),
  ];
}

/** Buildings lie over the parcels' fill as a shade of it. */
export function buildingLayers(ground: MapGround, palette: Palette): LayerSpecification[] {
  const building = area('building', palette.building, ground.visible);
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
