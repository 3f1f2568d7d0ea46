import fc from 'fast-check';
import type { FillLayerSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { applyStyle, type StyledMap } from '../../src/map/apply-style.ts';
import { buildStyle } from '../../src/map/build-style.ts';
import type { MapTheme } from '../../src/map/map-scene.ts';
import { SEED, seeded } from '../support/seeded.ts';

const zoomRange = ({ minzoom = 0, maxzoom = 24 }: LayerSpecification) => [minzoom, maxzoom];

/** Holds a style as MapLibre does: every step must be possible when it comes. */
class FakeMap implements StyledMap {
  readonly sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  steps = 0;

  constructor(style: StyleSpecification) {
    this.sources = structuredClone(style.sources);
    this.layers = structuredClone(style.layers);
  }

  addSource(id: string, source: SourceSpecification) {
    expect(this.sources).not.toHaveProperty([id]);
    this.sources[id] = source;
    this.steps++;
  }

  removeSource(id: string) {
    expect(this.layers.some((layer) => 'source' in layer && layer.source === id)).toBe(false);
    delete this.sources[id];
    this.steps++;
  }

  setTiles(id: string, tiles: string[]) {
    this.sources[id] = { ...this.sources[id], tiles } as SourceSpecification;
    this.steps++;
  }

  addLayer(layer: LayerSpecification, before?: string) {
    if ('source' in layer) expect(this.sources).toHaveProperty([layer.source]);
    this.layers.splice(this.place(before), 0, structuredClone(layer));
    this.steps++;
  }

  removeLayer(id: string) {
    this.layers = this.layers.filter((layer) => layer.id !== id);
    this.steps++;
  }

  moveLayer(id: string, before?: string) {
    const [layer] = this.layers.splice(this.indexOf(id), 1);
    this.layers.splice(this.place(before), 0, layer);
    this.steps++;
  }

  setPaintProperty(id: string, name: string, value: unknown) {
    this.set(id, 'paint', name, value);
  }

  setLayoutProperty(id: string, name: string, value: unknown) {
    this.set(id, 'layout', name, value);
  }

  setFilter(id: string, filter?: FillLayerSpecification['filter']) {
    (this.layers[this.indexOf(id)] as FillLayerSpecification).filter = filter;
    this.steps++;
  }

  setLayerZoomRange(id: string, minzoom: number, maxzoom: number) {
    Object.assign(this.layers[this.indexOf(id)], { minzoom, maxzoom });
    this.steps++;
  }

  private set(id: string, group: 'paint' | 'layout', name: string, value: unknown) {
    const layer = this.layers[this.indexOf(id)];
    const values: Record<string, unknown> = { ...layer[group] };
    if (value === undefined) delete values[name];
    else values[name] = value;
    layer[group] = values;
    this.steps++;
  }

  private indexOf(id: string): number {
    const index = this.layers.findIndex((layer) => layer.id === id);
    expect(index, `layer ${id}`).toBeGreaterThanOrEqual(0);
    return index;
  }

  private place(before?: string): number {
    return before === undefined ? this.layers.length : this.indexOf(before);
  }
}

const address = (source: string, version: number) => `chidu://m/${source}/${version}/{z}/{x}/{y}`;
const sceneArbitrary = fc.record({
  theme: fc.constantFrom<MapTheme>('light', 'dark'),
  locale: fc.constantFrom('zh-CN' as const, 'en' as const),
  ground: fc.record({
    visible: fc.boolean(),
    surround: fc.constantFrom('land' as const, 'water' as const),
    graticule: fc.boolean(),
    version: fc.nat(2),
  }),
  layers: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom('parcels' as const, 'compensated' as const, 'builds' as const),
      visible: fc.boolean(),
      version: fc.nat(2),
    }),
    { selector: (layer) => layer.id },
  ),
});

describe(`from any style to any other (seed ${SEED})`, () => {
  it('ends with the wanted layers in the wanted order and the wanted sources', () => {
    fc.assert(
      fc.property(sceneArbitrary, sceneArbitrary, (first, second) => {
        const drawn = buildStyle(first, address);
        const wanted = buildStyle(second, address);
        const map = new FakeMap(drawn);
        applyStyle(map, drawn, wanted);
        expect(map.layers.map(({ id }) => id)).toEqual(wanted.layers.map(({ id }) => id));
        expect(map.layers.map(({ paint }) => paint ?? {})).toEqual(wanted.layers.map(({ paint }) => paint ?? {}));
        expect(map.layers.map(({ layout }) => layout ?? {})).toEqual(wanted.layers.map(({ layout }) => layout ?? {}));
        expect(map.layers.map(zoomRange)).toEqual(wanted.layers.map(zoomRange));
        expect(map.sources).toEqual(wanted.sources);
      }),
      seeded(200),
    );
  });

  it('does nothing where nothing changed', () => {
    fc.assert(
      fc.property(sceneArbitrary, (scene) => {
        const style = buildStyle(scene, address);
        const map = new FakeMap(style);
        applyStyle(map, style, buildStyle(structuredClone(scene), address));
        expect(map.steps).toBe(0);
      }),
      seeded(50),
    );
  });
});

it('asks for new tiles, and touches nothing else, where only a version changed', () => {
  const layer = { id: 'a', kind: 'parcels' as const, visible: true };
  const base = { theme: 'light' as const, locale: 'zh-CN' as const, ground: { visible: true, graticule: false } };
  const drawn = buildStyle({ ...base, layers: [{ ...layer, version: 1 }] }, address);
  const map = new FakeMap(drawn);
  applyStyle(map, drawn, buildStyle({ ...base, layers: [{ ...layer, version: 2 }] }, address));
  expect(map.steps).toBe(1);
  expect(map.sources['layer:a']).toMatchObject({ tiles: [address('a', 2)] });
});
