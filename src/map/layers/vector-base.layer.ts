import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { REGULAR } from './fonts.ts';

type Look = 'water' | 'green' | 'building' | 'road' | 'edge' | 'land';

/** What a layer of somebody else's archive is, told by its name; the order is that in which they are drawn. */
const LOOKS: readonly (readonly [Look, RegExp])[] = [
  ['land', /earth|land|block|居|地块/i],
  ['green', /green|park|wood|forest|grass|veg|绿|林/i],
  ['water', /water|river|lake|ocean|sea|hydro|水|河|湖/i],
  ['edge', /bound|admin|edge|界/i],
  ['road', /road|street|transport|highway|rail|路|街/i],
  ['building', /build|house|房|建筑/i],
];

const lookOf = (name: string): Look => {
  // `landuse`, `landcover` hold greens among others: a shade of green is the calmer mistake.
  if (/landuse|landcover/i.test(name)) return 'green';
  return LOOKS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'edge';
};

/**
 * An archive of vector tiles as a quiet ground in the house's own colours: its own style, which would need fonts and images from
 * elsewhere, is not known. Areas, lines and names of every layer are drawn.
 */
export function vectorBaseLayers(source: string, names: readonly string[], palette: Palette): LayerSpecification[] {
  const fills: Readonly<Record<Look, string>> = {
    water: palette.water,
    green: palette.green,
    building: palette.building,
    road: palette.road,
    edge: 'rgba(0, 0, 0, 0)',
    land: palette.block,
  };
  const lines: Readonly<Record<Look, string>> = {
    ...fills,
    road: palette.inkFaint,
    edge: palette.inkFaint,
    water: palette.waterInk,
  };
  const order = (name: string) => LOOKS.findIndex(([look]) => look === lookOf(name));
  const sorted = [...names].sort((a, b) => order(a) - order(b));
  const layer = (name: string) => ({ source, 'source-layer': name });
  const fill = (name: string): LayerSpecification => ({
    id: `${source}:${name}:fill`,
    type: 'fill',
    ...layer(name),
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': fills[lookOf(name)] },
  });
  const line = (name: string): LayerSpecification => ({
    id: `${source}:${name}:line`,
    type: 'line',
    ...layer(name),
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': lines[lookOf(name)],
      'line-opacity': 0.6,
      'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 11, 0.5, 18, lookOf(name) === 'road' ? 5 : 1.5],
    },
  });
  const text = (name: string): LayerSpecification => ({
    id: `${source}:${name}:name`,
    type: 'symbol',
    ...layer(name),
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']],
    layout: {
      'text-field': ['to-string', ['coalesce', ['get', 'name:zh'], ['get', 'name']]],
      'text-font': REGULAR,
      'text-size': 12,
    },
    paint: { 'text-color': palette.inkSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
  });
  return [...sorted.map(fill), ...sorted.map(line), ...sorted.map(text)];
}
