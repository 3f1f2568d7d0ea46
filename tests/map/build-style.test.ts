import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FillLayerSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { LayerKind } from '../../src/core/register/layer.ts';
import { buildStyle, type StyleScene } from '../../src/map/build-style.ts';
import type { MapTheme } from '../../src/map/map-scene.ts';
import { PALETTES } from '../../src/map/palette.ts';

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

describe.each(['light', 'dark'] as const)('the %s style', (theme) => {
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

  it('draws sightings as discs that no text can push away', () => {
    expect(layerOf(style, 'sightings:marker').type).toBe('circle');
    expect(layerOf(style, 'sightings:marker').minzoom).toBeUndefined();
  });

  it('hides a layer that is not visible', () => {
    expect(layerOf(style, 'rows:patches-1:fill').layout?.visibility).toBe('none');
    expect(layerOf(style, 'rows:parcels-1:fill').layout?.visibility).toBe('visible');
  });
});

it('has the same layers in light and dark', () => {
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
