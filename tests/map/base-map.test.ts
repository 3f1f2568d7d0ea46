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
    template: (id: string, template: string) => `chidu-base://m/${id}/tile/${template}`,
    archive: (id: string, url: string) => `chidu-base://m/${id}/archive/{z}/{x}/{y}/${url}`,
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

  it('from south upwards is turned round', () => {
    const [source] = Object.values(styleWith({ ...BASE, tiles: ['/{z}/{x}/{-y}'], labels: undefined }).sources);
    expect(source).toMatchObject({ type: 'raster', scheme: 'tms', tiles: ['chidu-base://m/b-1/tile//{z}/{x}/{y}'] });
  });
});
