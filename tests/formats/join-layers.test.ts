import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/catalog.ts';
import type { FeatureTable } from '../../src/formats/feature-table.ts';
import { chooseLayers, joinLayers, layerColumnBeside, refuseDifferentSystems } from '../../src/formats/join-layers.ts';
import { expectConsistent } from '../support/expect-survives.ts';

const triangle = (x: number) => [
  [x, 0],
  [x + 1, 0],
  [x, 1],
  [x, 0],
];
const feature = (id: number, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  properties,
  geometry: { type: 'Polygon', coordinates },
});

async function tableOf(...features: object[]): Promise<FeatureTable> {
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  return (await readFile(new TextEncoder().encode(text), { fileName: 'a.geojson' })).table;
}

describe('layers as one table', () => {
  it('keep their rings, columns, ids and places', async () => {
    const [a, b, empty] = await Promise.all([
      tableOf(feature(1, [triangle(0), triangle(5)], { 地号: 'A' }), feature(2, [triangle(9)], { 地号: 'B' })),
      tableOf(feature(1, [triangle(3)], { 图层: 'own', n: 7 })),
      tableOf(),
    ]);
    const table = joinLayers([
      { name: '空', table: empty },
      { name: '宗地', table: a },
      { name: '红线', table: b },
    ]);
    expectConsistent({ format: '', table, notes: [] }, 'joined');
    expect([...table.coordinates]).toEqual([...a.coordinates, ...b.coordinates]);
    expect([...table.ringOffsets]).toEqual([0, 4, 8, 12, 16]);
    expect([...table.partOffsets]).toEqual([0, 2, 3, 4]);
    expect(table.ids).toEqual(['宗地/1', '宗地/2', '红线/1']);
    expect(table.propertyNames).toEqual(['图层_1', '地号', '图层', 'n']);
    expect(table.property('图层_1')).toEqual(['宗地', '宗地', '红线']);
    expect(table.property('地号')).toEqual(['A', 'B', undefined]);
    expect(table.property('图层')).toEqual([undefined, undefined, 'own']);
    expect([0, 1, 2].map((n) => table.locate(n).record)).toEqual([1, 2, 3]);
    expect(table.locate(2).line).toBe(b.locate(0).line);
  });

  it('a single one stays as it is', async () => {
    const table = await tableOf(feature(1, [triangle(0)], {}));
    expect(joinLayers([{ name: 'a', table }])).toBe(table);
  });

  it('name their column so that it never hides one of the file', () => {
    expect(layerColumnBeside(['a'])).toBe('图层');
    expect(layerColumnBeside(['图层', '图层_1'])).toBe('图层_2');
  });

  it('are refused together where their systems differ, and by a name that none has', () => {
    const crs = (name: string | null) => ({ name, found_by: 'declared' as const });
    expect(() =>
      refuseDifferentSystems([
        { name: 'a', crs: crs('EPSG:4490') },
        { name: 'b', crs: crs('EPSG:4490') },
      ]),
    ).not.toThrow();
    expect(() =>
      refuseDifferentSystems([
        { name: 'a', crs: crs('EPSG:4490') },
        { name: 'b', crs: crs(null) },
      ]),
    ).toThrow('layers-differ');
    expect(() => chooseLayers([{ name: 'a' }], 'b')).toThrow('source-layer-unknown');
    expect(chooseLayers([{ name: 'a' }, { name: 'b' }], 'b')).toEqual([{ name: 'b' }]);
  });
});
