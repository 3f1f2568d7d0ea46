import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle, type StyleScene } from '../../src/map/build-style.ts';
import { USUAL_SCALE } from '../../src/map/map-scale.ts';
import type { MapBaseMap } from '../../src/map/map-scene.ts';

const BASE: MapBaseMap = {
  id: 'b-1',
  tiles: ['https://t0.example/{z}/{x}/{y}', 'https://t1.example/{z}/{x}/{y}'],
  labels: ['https://t0.example/labels/{z}/{x}/{y}'],
  tileSize: 256,
  minZoom: 1,
  maxZoom: 18,
  opacity: 0.8,
};

const styleWith = (baseMap: MapBaseMap | null) => {
  const scene: StyleScene = {
    theme: 'light',
    locale: 'zh-CN',
    ground: { visible: true, graticule: false },
    baseMap,
    layers: [{ id: 'p', kind: 'parcels', visible: true, version: 1 }],
  };
  const base = {
    template: (id: string, part: string, template: string) => `chidu-base://m/${id}/${part}/${template}`,
    archive: (id: string, kind: string, url: string) => `chidu-base://m/${id}/${kind}/{z}/{x}/{y}/${url}`,
  };
  return buildStyle(scene, (source) => `chidu://m/${source}`, { scale: USUAL_SCALE, base });
};

describe('a base map', () => {
  const style = styleWith(BASE);
  const ids = style.layers.map(({ id }) => id);

  it('makes a valid style, its pictures asked for through our own protocol alone', () => {
    expect(validateStyleMin(style).map((problem) => problem.message)).toEqual([]);
    const rasters = Object.values(style.sources).filter((source) => source.type === 'raster');
    expect(rasters).toHaveLength(2);
    for (const source of rasters) expect(source.tiles?.every((tile) => tile.startsWith('chidu-base://'))).toBe(true);
  });

  it('lies below everything of the district, its labels above its picture', () => {
    const places = ids.flatMap((id, n) => (id.startsWith('base:') ? [n] : []));
    expect(places).toHaveLength(2);
    expect(ids[places[0]]).toContain('picture');
    expect(Math.max(...places)).toBeLessThan(ids.indexOf('rows:p:fill'));
  });

  it('takes the place of the ground', () => {
    const land = style.layers.find(({ id }) => id === 'ground:land');
    expect(land?.layout).toEqual({ visibility: 'none' });
    expect(styleWith(null).layers.find(({ id }) => id === 'ground:land')?.layout).toEqual({ visibility: 'visible' });
  });

  it('with another address is another source: MapLibre cannot change one in place', () => {
    const names = (base: MapBaseMap) => Object.keys(styleWith(base).sources).filter((id) => id.startsWith('base:'));
    expect(names({ ...BASE, tiles: ['https://t0.example/v2/{z}/{x}/{y}'] })[0]).not.toBe(names(BASE)[0]);
    expect(names({ ...BASE, opacity: 0.3 })).toEqual(names(BASE));
  });

  it('on this device lies over the district’s ground, which is whole around its boxes, and lets nothing shine through', () => {
    const kept = styleWith({ ...BASE, kept: [[117.1, 34.1, 117.2, 34.2]] });
    const order = kept.layers.map(({ id }) => id);
    expect(validateStyleMin(kept).map((problem) => problem.message)).toEqual([]);
    expect(kept.layers.find(({ id }) => id === 'ground:land')?.layout).toEqual({ visibility: 'visible' });
    const box = order.findIndex((id) => id.startsWith('base:b-1:kept'));
    expect(box).toBeGreaterThan(order.indexOf('ground:building'));
    expect(order[box + 1]).toContain('picture');
    expect(kept.layers.find(({ id }) => id === order[box + 1])?.paint).toMatchObject({ 'raster-opacity': 1 });
  });

  it('is asked for again when more of it came to lie on this device', () => {
    const picture = (base: MapBaseMap) => Object.keys(styleWith(base).sources).find((id) => id.includes(':picture:'));
    const kept = { ...BASE, kept: [[117.1, 34.1, 117.2, 34.2]] as const, keptMark: 'a' };
    expect(picture({ ...kept, keptMark: 'b' })).not.toBe(picture(kept));
  });

  it('of a vector archive is drawn as areas, lines and names of each of its layers, land before water before buildings', () => {
    const style = styleWith({ ...BASE, labels: undefined, pmtiles: '/b.pmtiles', vectorLayers: ['buildings', 'water', 'earth'] });
    expect(validateStyleMin(style).map((problem) => problem.message)).toEqual([]);
    const [source] = Object.values(style.sources).filter((one) => one.type === 'vector' && one.tiles?.[0].includes('b.pmtiles'));
    expect(source).toMatchObject({ tiles: ['chidu-base://m/b-1/vector/{z}/{x}/{y}//b.pmtiles'] });
    const drawn = style.layers.flatMap((layer) => ('source-layer' in layer && layer.source.startsWith('base:') ? [layer] : []));
    expect(drawn.filter(({ type }) => type === 'fill').map((layer) => layer['source-layer'])).toEqual([
      'earth',
      'water',
      'buildings',
    ]);
    expect(drawn.map(({ type }) => type)).toEqual([
      ...Array(3).fill('fill'),
      ...Array(3).fill('line'),
      ...Array(3).fill('symbol'),
    ]);
  });
});
