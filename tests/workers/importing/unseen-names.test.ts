import { afterEach, describe, expect, it } from 'vitest';
import { type ImportDesk, openDesk } from '../../support/import-desk.ts';

const PLACE = { plane: { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } }, bounds: [117, 34, 118, 35] } as const;
const square = (lon: number) => [
  [
    [lon, 34.3],
    [lon + 0.001, 34.3],
    [lon + 0.001, 34.301],
    [lon, 34.301],
    [lon, 34.3],
  ],
];
/** Reads backwards, hides a zero-width space, is cut by a zero byte, and ends in half a pair. */
const NAMES = ['\u202e100-03A', '0\u200b01', '甲\u0000乙', '丙\ud800', '葛󠄀城'];
const file = JSON.stringify({
  type: 'FeatureCollection',
  features: NAMES.map((name, n) => ({
    type: 'Feature',
    properties: { 宗地号: name, 名称: name, '备\u202e注': `说明\u202e${n}` },
    geometry: { type: 'Polygon', coordinates: square(117.5 + n / 100) },
  })),
});

describe('characters that nobody sees, in what a file calls its parcels', () => {
  let desk: ImportDesk | undefined;
  afterEach(() => desk?.stop());

  it('are veiled where the file is shown, left out of numbers and names, kept in attributes', async () => {
    const here = await openDesk(PLACE);
    desk = here;
    const preview = await here.read('\u202enosj.geojson', file);
    expect(preview.fileName).toBe('\ufffdnosj.geojson');
    const { rows } = await here.engine.importRows([preview.importId, 0, 5]);
    expect(rows[0].values[0]).toBe('\ufffd100-03A');
    const result = await here.accept(preview, { ids: ['l-1'], name: '宗地\u202e' });
    expect(result.layer.name).toBe('宗地');
    expect(result.notes).toContainEqual(expect.objectContaining({ code: 'unseen-characters-left-out', count: 8 }));
    const titles = await Promise.all(
      NAMES.map((_, row) => here.engine.describe([{ kind: 'parcel', layerId: 'l-1', row }, '2026-03-02'])),
    );
    expect(titles.map(({ title }) => title)).toEqual(['100-03A', '001', '甲乙', '丙', '葛󠄀城']);
    expect(titles[0].properties).toContainEqual({ name: '备\ufffd注', value: '说明\ufffd0' });
  });

  it('do not come into the names of red lines', async () => {
    desk = await openDesk(PLACE);
    const preview = await desk.read('a\u202e.geojson', file);
    await desk.accept(preview, { kind: 'red-lines', ids: ['l-1', ...NAMES.map((_, n) => `r-${n}`)] });
    const names = [...desk.writer.register.redLines.values()].map(({ name, project }) => name + project);
    expect(names.join('')).not.toMatch(/[\u0000-\u001f\u200b\u202a-\u202e]|\p{Surrogate}/u);
  });
});
