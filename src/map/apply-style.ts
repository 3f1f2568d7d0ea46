import type { FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

/** The part of MapLibre's map that a change of style needs; a test gives its own. */
export interface StyledMap {
  addSource(id: string, source: SourceSpecification): unknown;
  removeSource(id: string): unknown;
  setTiles(sourceId: string, tiles: string[]): void;
  addLayer(layer: LayerSpecification, beforeId?: string): unknown;
  removeLayer(id: string): unknown;
  moveLayer(id: string, beforeId?: string): unknown;
  setPaintProperty(layerId: string, name: string, value: unknown): unknown;
  setLayoutProperty(layerId: string, name: string, value: unknown): unknown;
  setFilter(layerId: string, filter?: FilterSpecification): unknown;
  setLayerZoomRange(layerId: string, minzoom: number, maxzoom: number): unknown;
}

/** The end of a layer's zoom range where the style names none. */
const MAX_LAYER_ZOOM = 24;

/**
 * Turns the drawn style into the wanted one by single steps. MapLibre's own `setStyle` would compare live sources with the
 * empty ones of the style and wipe them, and feature-state with them.
 */
export function applyStyle(map: StyledMap, drawn: StyleSpecification, wanted: StyleSpecification): void {
  const wantedIds = new Set(wanted.layers.map((layer) => layer.id));
  for (const layer of drawn.layers) {
    if (!wantedIds.has(layer.id)) map.removeLayer(layer.id);
  }
  for (const id of Object.keys(drawn.sources)) {
    if (!(id in wanted.sources)) map.removeSource(id);
  }
  for (const [id, source] of Object.entries(wanted.sources)) applySource(map, id, drawn.sources[id], source);
  const drawnLayers = new Map(drawn.layers.map((layer) => [layer.id, layer]));
  const order = drawn.layers.map((layer) => layer.id).filter((id) => wantedIds.has(id));
  for (let i = wanted.layers.length - 1; i >= 0; i--) {
    const layer = wanted.layers[i];
    const before = wanted.layers[i + 1]?.id;
    const last = drawnLayers.get(layer.id);
    if (!last) {
      map.addLayer(layer, before);
      order.splice(before === undefined ? order.length : order.indexOf(before), 0, layer.id);
      continue;
    }
    applyLayer(map, last, layer);
    if (order[order.indexOf(layer.id) + 1] === before) continue;
    map.moveLayer(layer.id, before);
    order.splice(order.indexOf(layer.id), 1);
    order.splice(before === undefined ? order.length : order.indexOf(before), 0, layer.id);
  }
}

function applySource(map: StyledMap, id: string, last: SourceSpecification | undefined, source: SourceSpecification): void {
  if (!last) {
    map.addSource(id, source);
    return;
  }
  if (last.type !== 'vector' || source.type !== 'vector' || isSame(last.tiles, source.tiles)) return;
  map.setTiles(id, source.tiles ?? []);
}

function applyLayer(map: StyledMap, last: LayerSpecification, layer: LayerSpecification): void {
  forEachChange(last.paint, layer.paint, (name, value) => map.setPaintProperty(layer.id, name, value));
  forEachChange(last.layout, layer.layout, (name, value) => map.setLayoutProperty(layer.id, name, value));
  const [lastFilter, filter] = [filterOf(last), filterOf(layer)];
  if (!isSame(lastFilter, filter)) map.setFilter(layer.id, filter);
  if (last.minzoom === layer.minzoom && last.maxzoom === layer.maxzoom) return;
  map.setLayerZoomRange(layer.id, layer.minzoom ?? 0, layer.maxzoom ?? MAX_LAYER_ZOOM);
}

function filterOf(layer: LayerSpecification): FilterSpecification | undefined {
  return layer.type === 'background' ? undefined : layer.filter;
}

function forEachChange(last: object | undefined, next: object | undefined, apply: (name: string, value: unknown) => void): void {
  const before = new Map<string, unknown>(Object.entries(last ?? {}));
  const after = new Map<string, unknown>(Object.entries(next ?? {}));
  for (const [name, value] of after) {
    if (!isSame(before.get(name), value)) apply(name, value);
  }
  for (const name of before.keys()) {
    if (!after.has(name)) apply(name, undefined);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
