import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { gunzipSync } from 'fflate';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/formats/pmtiles/archive.ts';
import { layerOf, writeAs } from '../../support/outgoing.ts';

const SIZE = 0.002;
const square = (lon: number, lat: number, size = SIZE): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const parcel = (no: string, rings: number[][][], more: object = {}) => ({
  type: 'Feature',
  properties: { 宗地号: no, ...more },
  geometry: { type: 'Polygon', coordinates: rings },
});

/** An archive as whoever has the library reads it. */
function open(bytes: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => 'a',
    getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  });
}

async function featuresAt(archive: PMTiles, z: number, lon: number, lat: number): Promise<readonly VectorTileFeature[]> {
  const x = Math.floor(((lon + 180) / 360) * 2 ** z);
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
  const tile = await archive.getZxy(z, x, y);
  if (!tile) return [];
  const layer = new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers['地块'];
  return Array.from({ length: layer.length }, (_, n) => layer.feature(n));
}

describe('a layer as map tiles', () => {
  it('is found by others at every zoom, with its values and holes', async () => {
    const hole = square(117.5005, 34.3005, 0.001).reverse();
    const source = await layerOf([
      parcel('A-1', [square(117.5, 34.3), hole], { 面积: 12.5, 住: true }),
      parcel('A-2', [square(117.53, 34.32)]),
    ]);
    const { bytes, fileName } = await writeAs('pmtiles', source);
    expect(fileName).toBe('out.pmtiles');
    const archive = open(bytes);
    const header = await archive.getHeader();
    expect(header).toMatchObject({ minZoom: 6, maxZoom: 16, tileType: 1, clustered: true });
    expect([header.minLon, header.maxLat].map((value) => value.toFixed(4))).toEqual(['117.5000', '34.3220']);
    expect(await archive.getMetadata()).toMatchObject({ name: '地块', vector_layers: [{ id: '地块', maxzoom: 16 }] });
    expect((await featuresAt(archive, 8, 117.5, 34.3)).length).toBe(2);
    const [one, ...others] = await featuresAt(archive, 14, 117.501, 34.301);
    expect([others.length, one.properties]).toEqual([0, { 宗地号: 'A-1', 面积: 12.5, 住: true }]);
    // The hole lies within one tile of zoom 16, and nothing covers its middle.
    const drawn = await featuresAt(archive, 16, 117.501, 34.301);
    expect(drawn.flatMap((feature) => feature.loadGeometry()).length).toBeGreaterThanOrEqual(2);
    expect(await featuresAt(archive, 16, 117.52, 34.31)).toEqual([]);
  });

  it('is opened as a base map of ours, with a directory of two levels too', async () => {
    const grid = Array.from({ length: 900 }, (_, n) =>
      parcel(`B-${n}`, [square(117 + 0.02 * (n % 30), 34 + 0.02 * Math.floor(n / 30))]),
    );
    const { bytes } = await writeAs('pmtiles', await layerOf(grid));
    const archive = await openArchive(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    expect(archive.facts).toMatchObject({ kind: 'vector', gzip: true, vectorLayers: ['地块'], name: '地块' });
    const { signal } = new AbortController();
    const { maxZoom } = archive.facts;
    const x = Math.floor(((117.001 + 180) / 360) * 2 ** maxZoom);
    const sin = Math.sin((34.001 * Math.PI) / 180);
    const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** maxZoom);
    const spans = await archive.locate([{ z: maxZoom, x, y }], signal);
    expect(spans).toHaveLength(1);
    const pieces: Uint8Array[] = [];
    await archive.read(spans, signal, (_, piece) => void pieces.push(gunzipSync(piece)));
    expect(new VectorTile(new PbfReader(pieces[0])).layers['地块'].feature(0).properties.宗地号).toBe('B-0');
  });

  it('says what it leaves out, and refuses a layer without areas', async () => {
    const line = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: square(117, 34) } };
    const written = await writeAs('pmtiles', await layerOf([line, parcel('A', [square(117, 34)])]));
    expect(written.all.map(({ code }) => code)).toContain('write-other-than-polygons-left-out');
    await expect(writeAs('pmtiles', await layerOf([line]))).rejects.toMatchObject({ code: 'write-no-polygons' });
    const far = [parcel('A', [square(100, 34)]), parcel('B', [square(120, 34)])];
    await expect(writeAs('pmtiles', await layerOf(far))).rejects.toMatchObject({ code: 'write-outside-plane' });
  });
});
