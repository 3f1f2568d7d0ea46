import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTE_CODES, READ_ERROR_CODES } from '../../src/formats/codes.ts';

const root = join(import.meta.dirname, '../../src/formats');
const folders = [
  'geojson',
  'kml',
  'gpx',
  'tcx',
  'xml',
  'zip',
  'gzip',
  'sqlite',
  'wkb',
  'geopackage',
  'package',
  'container',
  'shapefile',
  'flatgeobuf',
  'boundary-points',
  'coordinate-table',
  'delimited',
  'xlsx',
  'wkt',
  'dxf',
  'csv',
  'ogc-source',
  'milestone-table',
];
const files = [
  ...folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name))),
  join(root, 'catalog.ts'),
  join(root, 'outgoing-columns.ts'),
  join(root, 'outgoing-layer.ts'),
  join(root, 'pacer.ts'),
  join(root, 'text-encoding.ts'),
  join(root, 'join-layers.ts'),
  join(root, 'assemble-rings.ts'),
  join(root, 'text-source.ts'),
  join(root, 'text-lines.ts'),
  join(root, 'ring-gatherer.ts'),
  join(root, 'geometry-builder.ts'),
  join(root, 'pmtiles/write-pmtiles.ts'),
  join(root, 'replace-impossible.ts'),
  join(root, 'note-lost-characters.ts'),
];
const geodesy = join(root, '../core/geodesy');
const placing = [
  join(root, 'locate-table.ts'),
  join(root, 'detect-table-crs.ts'),
  ...readdirSync(geodesy).map((name) => join(geodesy, name)),
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');

function used(pattern: RegExp): Set<string> {
  return new Set(
    [...source.matchAll(pattern)].flatMap((match) =>
      [...match[0].matchAll(/'([a-z]+(?:-[a-z]+)+|cancelled)'/g)].map((code) => code[1]),
    ),
  );
}

describe('codes', () => {
  it('lists every error that a reader throws', () => {
    const thrown = used(/(ReadError|[fF]ail)\([^)]*'[^']+'/g);
    for (const code of ['utf-8', 'xml-other']) thrown.delete(code);
    expect([...thrown].filter((code) => !(READ_ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
  });

  it('lists every note, and names nothing that no reader uses', () => {
    const noted = used(/((this\.|\b)notes?(Ignored)?(\.add)?|skipOther)\([^\n]*'[^']+'|code: '[^']+'|dropped-[a-z-]+'/g);
    expect([...noted].filter((code) => !(NOTE_CODES as readonly string[]).includes(code))).toEqual([]);
    for (const code of [...NOTE_CODES, ...READ_ERROR_CODES]) expect(source + placing, code).toContain(`'${code}'`);
  });
});
