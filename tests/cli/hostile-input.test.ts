import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chidu, chiduIn } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const polygon = (ring: string): string =>
  `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[${ring}]}}`;
const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

const HOSTILE: [string, string | Uint8Array, RegExp][] = [
  ['empty.geojson', '', /empty/i],
  ['binary.geojson', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255), /binary/i],
  ['truncated.geojson', polygon('[[1,2],[2,3').slice(0, -3), /end|cut|truncat/i],
  [
    'deep.geojson',
    `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${'['.repeat(100_000)}`,
    /deep|nest/i,
  ],
  ['nan.geojson', polygon('[[NaN,2],[2,3],[3,1],[1,2]]'), /number/i],
  ['metres.geojson', polygon('[[500000,3000000],[500100,3000000],[500100,3000100],[500000,3000000]]'), /longitude|degrees/i],
  ['small-metres.geojson', polygon('[[0,0],[100,0],[100,100],[0,100],[0,0]]'), /look like metres/i],
  [
    'entities.kml',
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "l">${entities}]><kml><Placemark><name>&l9;</name></Placemark></kml>`,
    /entit/i,
  ],
  ['bomb.geojson.gz', gzipSync(Buffer.alloc(80_000_000, 32)), /unpack|compress/i],
  ['cut.geojson.gz', gzipSync(polygon('[[1,2],[2,3],[3,1],[1,2]]')).subarray(0, 40), /gzip/i],
  ['words.txt', 'hello\n'.repeat(50), /format|recogni/i],
];

describe('hostile input gives one clear line, exit code 1 and nothing on standard output', () => {
  it.each(HOSTILE)('%s', async (name, content, words) => {
    const { code, out, err } = await chidu('inspect', file(name, content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    // Where the system is not certain, one more line for each that it may be.
    expect(err).toMatch(/^chidu: [^\n]+\n( {2}--crs [^\n]+\n)*$/);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\bat .+:\d+:\d+|undefined|\{\{|Something went wrong/);
  });

  it.each([
    ['a missing file', () => ['inspect', join(folder, 'nowhere.geojson')], /no such file/i],
    ['a folder', () => ['inspect', folder], /folder/i],
    ['a device', () => ['inspect', '/dev/null'], /regular/i],
    ['an unknown option', () => ['inspect', 'a.json', '--fast'], /--fast/],
    ['an unknown command', () => ['measure'], /measure/],
    [
      'a CRS that is none',
      () => ['inspect', file('point.geojson', '{"type":"Point","coordinates":[1,2]}'), '--crs', 'EPSG:9999'],
      /EPSG:9999/,
    ],
  ])('%s', async (_, words, expected) => {
    const { code, out, err } = await chidu(...words());
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^chidu: [^\n]+\n$/);
    expect(err).toMatch(expected);
  });

  it('speaks Chinese where the environment or --lang does', async () => {
    expect((await chiduIn({ LANG: 'zh_CN.UTF-8' }, 'inspect')).err).toContain('缺少');
    expect((await chiduIn({}, 'inspect', '--lang', 'zh-CN')).err).toContain('缺少');
    expect((await chiduIn({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'inspect')).err).toContain('missing');
  });

  it.each(['inspect', 'overlap', 'footprint', 'demo', 'serve'])('%s --help says how it is used', async (name) => {
    const { code, out, err } = await chidu(name, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`chidu ${name}`);
  });
});
