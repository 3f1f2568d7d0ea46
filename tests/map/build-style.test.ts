import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FillLayerSpecification, LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { LayerKind } from '../../src/core/register/layer.ts';
import { buildStyle, type StyleScene } from '../../src/map/build-style.ts';
import type { MapTheme } from '../../src/map/map-scene.ts';
import { findScale } from '../../src/map/map-scale.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { squareShape } from '../support/district-changes.ts';

const UNITS = (['zone', 'zone', 'township', 'township'] as const).map((level, n) => ({
  level,
  shape: squareShape(120 + (n % 2) / 2, 24, 0.5).coordinates,
}));
const KINDS: LayerKind[] = ['parcels', 'red-lines', 'compensated', 'permits', 'patches', 'builds', 'reference'];

function sceneOf(theme: MapTheme): StyleScene {
  return {
    theme,
    locale: 'zh-CN',
    ground: { visible: true, surround: 'water', graticule: true, version: 3 },
    layers: KINDS.map((kind) => ({ id: `${kind}-1`, kind, visible: kind !== 'patches', version: 7 })),
  };
}

const styleOf = (theme: MapTheme) =>
  buildStyle(sceneOf(theme), (source, version) => `chidu://m/${source}/${version}/{z}/{x}/{y}`);

describe.each(['light', 'dark', 'print'] as const)('the %s style', (theme) => {
  const style = styleOf(theme);

  it('is valid by the style specification', () => {
    expect(validateStyleMin(style).map((problem) => problem.message)).toEqual([]);
  });

  it('asks nobody for anything: no glyphs, no sprite, tiles from our own protocol alone', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it('keeps red for red lines', () => {
    const red = style.layers.filter((layer) => JSON.stringify(layer).includes(PALETTES[theme].redLine)).map(({ id }) => id);
    expect(red.every((id) => id.startsWith('red-lines:') || id.startsWith('rows:red-lines-1:'))).toBe(true);
    expect(red).toContain('red-lines:line');
  });

  it('never fills a red line over six per cent', () => {
    const area = layerOf(style, 'red-lines:area') as FillLayerSpecification;
    expect(area.paint?.['fill-opacity']).toBeLessThanOrEqual(0.06);
  });

  it('draws parcels as fill only below zoom 14, numbers from 16, side lengths from 18', () => {
    expect(layerOf(style, 'rows:parcels-1:edge').minzoom).toBe(14);
    expect(layerOf(style, 'rows:parcels-1:no').minzoom).toBe(16);
    expect(layerOf(style, 'selection:side').minzoom).toBe(18);
    const fill = layerOf(style, 'rows:parcels-1:fill') as FillLayerSpecification;
    expect(fill.paint).not.toHaveProperty('fill-outline-color');
  });

  it('gives room to texts in the order red line, build, zone, parcel, ground', () => {
    const order = ['red-lines:name', 'sightings:no', 'units:zone-figures', 'rows:parcels-1:no', 'places:name'].map((id) =>
      style.layers.findIndex((layer) => layer.id === id),
    );
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(order).not.toContain(-1);
  });

  it('draws the marks of builds and conflicts over every text, whatever is in their way', () => {
    const isMark = (layer: LayerSpecification) => /^(sightings|conflicts):(group|lone|mark|marker)$/.test(layer.id);
    const marks = style.layers.filter(isMark) as SymbolLayerSpecification[];
    expect(marks.length).toBe(6);
    expect(marks.every((layer) => layer.layout?.['icon-allow-overlap'] === true)).toBe(true);
    const lastText = style.layers.findLastIndex((layer) => layer.type === 'symbol' && !isMark(layer));
    expect(style.layers.findIndex(isMark)).toBeGreaterThan(lastText);
  });

  it('leaves no zoom at which a build is neither counted on a card nor marked', () => {
    const range = (id: string) => [layerOf(style, id).minzoom ?? 0, layerOf(style, id).maxzoom ?? 24];
    expect(range('units:zone-figures')[1]).toBe(range('units:township-figures')[0]);
    expect(range('units:township-figures')[1]).toBe(range('sightings:group')[0]);
    expect(range('sightings:lone')).toEqual(range('sightings:group'));
    expect(range('sightings:group')[1]).toBe(range('sightings:marker')[0]);
    // Nearer than the last mark the shape itself is drawn, as large as the mark was.
    expect(range('sightings:area')[0]).toBeLessThan(range('sightings:marker')[1]);
    expect(layerOf(style, 'units:township-figures').layout).toMatchObject({ 'text-overlap': 'always' });
  });

  it('lets no card cover another where the units themselves are smaller than their cards', () => {
    const scale = findScale(UNITS, [120, 24, 121, 24.5], { width: 1216, height: 220 }, 'zh-CN');
    const tight = buildStyle(sceneOf(theme), () => '', { scale, base: null });
    expect(validateStyleMin(tight).map((problem) => problem.message)).toEqual([]);
    const zones = layerOf(tight, 'units:zone-figures').layout;
    expect(zones).toMatchObject({ 'text-overlap': ['step', ['zoom'], 'never', scale.cardsFrom, 'always'] });
    expect(zones).toMatchObject({ 'icon-overlap': ['step', ['zoom'], 'never', scale.cardsFrom, 'always'] });
    expect(scale.cardsFrom).toBeGreaterThan(0);
  });

  it('hides a layer that is not visible', () => {
    expect(layerOf(style, 'rows:patches-1:fill').layout?.visibility).toBe('none');
    expect(layerOf(style, 'rows:parcels-1:fill').layout?.visibility).toBe('visible');
  });
});

it('has the same layers in light, dark and print', () => {
  expect(styleOf('print').layers.map(({ id }) => id)).toEqual(styleOf('light').layers.map(({ id }) => id));
  expect(styleOf('dark').layers.map(({ id }) => id)).toEqual(styleOf('light').layers.map(({ id }) => id));
});

it('is a function of the scene alone', () => {
  expect(styleOf('light')).toEqual(styleOf('light'));
});

it('is the style that was looked at', () => {
  expect(styleOf('light')).toMatchSnapshot();
});

function layerOf(style: StyleSpecification, id: string): Exclude<LayerSpecification, { type: 'background' }> {
  const found = style.layers.find((layer) => layer.id === id);
  if (!found || found.type === 'background') throw new Error(`no layer ${id}`);
  return found;
}
