import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { groupFiles, readFile } from '../../src/formats/catalog.ts';

const GEOJSON = strToU8('{"type":"Point","coordinates":[117,31]}');
const read = (files: Record<string, Uint8Array>) => readFile(zipSync(files), { fileName: 'a.zip' });

describe('files that belong together', () => {
  it('are the parts of a Shapefile, whatever the case of their names; others stand alone, in their order', () => {
    expect(groupFiles(['b.geojson', 'A.SHP', 'a.dbf', 'other.dbf', 'a.prj', 'a.cpg'])).toEqual([
      { main: 'b.geojson', companions: [] },
      { main: 'A.SHP', companions: ['a.dbf', 'a.prj', 'a.cpg'] },
      { main: 'other.dbf', companions: [] },
    ]);
  });
});

describe('an archive', () => {
  it('with a single file of a known format is read as that file', async () => {
    const { format, table } = await read({
      'folder/plots.geojson': GEOJSON,
      '__MACOSX/._plots.geojson': strToU8('x'),
      'read me.md': strToU8('x'),
    });
    expect([format, table.count]).toEqual(['geojson', 1]);
  });

  it('that is a whole district says where a district is opened', async () => {
    const district = { 'district.json': strToU8('{}'), 'feed.ndjson': strToU8(''), 'photos/a.geojson': GEOJSON };
    await expect(read(district)).rejects.toMatchObject({ code: 'zip-of-district' });
  });

  it('with several is refused and names them', async () => {
    await expect(read({ 'a.geojson': GEOJSON, 'b.geojson': GEOJSON })).rejects.toMatchObject({
      code: 'zip-several-files',
      params: { names: 'a.geojson, b.geojson' },
    });
  });

  it('in an archive is refused', async () => {
    await expect(read({ 'a.kmz': zipSync({ 'doc.kml': strToU8('<kml/>') }) })).rejects.toMatchObject({ code: 'zip-nested' });
  });
});
