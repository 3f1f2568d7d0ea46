import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import type { OverlapSummary } from '../../src/cli/overlap-sources.ts';
import { printable } from '../../src/cli/printable.ts';
import { chidu, chiduJson } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-printable-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STEERING = [
  '\u0000',
  '\u0007',
  '\u001b]0;title\u0007',
  '\n',
  '\r',
  '\u007f',
  '\u009b2J',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
];
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const hostile = `红线${STEERING.join('a')}`;

function fileWithId(id: string): string {
  const ring = [
    [120, 30],
    [120.001, 30],
    [120.001, 30.001],
    [120, 30.001],
    [120, 30],
  ];
  const path = join(folder, 'ids.geojson');
  writeFileSync(
    path,
    JSON.stringify({ type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }),
  );
  return path;
}

describe('what a file says is printed without steering the terminal', () => {
  it('in tables: escaped, on one line, cut to 80 characters', async () => {
    const path = fileWithId(`${hostile}${'x'.repeat(1e6)}`);
    for (const words of [
      ['inspect', path],
      ['overlap', path, path],
    ]) {
      const { code, out } = await chidu(...words);
      expect(code).toBe(0);
      expect(out).not.toMatch(RAW);
      expect(out).toContain('红线\\u0000a\\u0007a\\u001b]0;title');
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(600);
    }
  });

  it('in JSON: escaped there too, and the same text when it is read', async () => {
    const path = fileWithId(hostile);
    const { out } = await chidu('inspect', path, '--json');
    expect(out).not.toMatch(RAW);
    expect((JSON.parse(out) as Inspection).areas[0].id).toBe(hostile);
  });

  it('in errors and warnings, which stay one line', async () => {
    for (const words of [
      ['inspect', join(folder, `${hostile.replaceAll('\u0000', '')}.geojson`)],
      ['inspect', fileWithId('a'), '--crs', hostile],
      ['inspect', 'a', `--${hostile}`],
      [hostile],
    ]) {
      const { code, err } = await chidu(...words);
      expect(code).toBe(1);
      expect(err).toMatch(/^chidu: [^\n]+\n$/);
      expect(err).not.toMatch(RAW);
    }
    expect((await chidu('inspect', `--${'x'.repeat(1e6)}`)).err.length).toBeLessThan(2100);
  });

  it('leaves Chinese, accents and characters beyond 16 bits alone, and cuts none of them in two', () => {
    expect(printable('尺度 Zürich 𠮷')).toBe('尺度 Zürich 𠮷');
    expect(printable('𠮷'.repeat(81))).toBe(`${'𠮷'.repeat(80)}…`);
    expect(printable('𠮷'.repeat(80))).toBe('𠮷'.repeat(80));
  });
});

describe('an id of a megabyte', () => {
  it('is cut in JSON, and counted in a note', async () => {
    const path = fileWithId('x'.repeat(1e6));
    const inspection = await chiduJson<Inspection>('inspect', path);
    expect(inspection.areas[0].id).toBe(`${'x'.repeat(1000)}…`);
    expect(inspection.notes).toContainEqual({ code: 'id-clipped', count: 1 });
    const { top, notes } = await chiduJson<OverlapSummary>('overlap', path, path);
    expect(top[0].subject_id).toHaveLength(1001);
    expect(notes).toContainEqual({ file: 'clip', code: 'id-clipped', count: 1 });
    expect((await chidu('overlap', path, path, '--json')).out.length).toBeLessThan(4000);
    expect((await chiduJson<Inspection>('inspect', fileWithId('x'.repeat(1000)))).notes).toEqual([]);
  });
});
