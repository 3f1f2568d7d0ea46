import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkImports } from './check-imports.ts';
import { findCycles } from './find-cycles.ts';
import { findImpurities } from './find-impurities.ts';
import { FOLDER_RULES, PACKAGE_RULES } from './import-table.ts';
import { readImports } from './read-imports.ts';
import { readTable } from './read-table.ts';
import { isRelative, readSourceTree, resolveImport, ROOT, type SourceFile } from './source-tree.ts';

const sources = readSourceTree('src');
const tests = readSourceTree('tests');
const LONG = 300;

function probe(path: string, source: string): SourceFile {
  return { path, source, imports: readImports(path, source) };
}

/** Files that are linked into one program; a worker is a program of its own. */
function importGraph(files: readonly SourceFile[]): Map<string, string[]> {
  return new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ kind, specifier }) => {
        if (kind === 'url' || kind === 'glob' || specifier === null || !isRelative(specifier)) return [];
        return resolveImport(path, specifier) ?? [];
      }),
    ]),
  );
}

describe('the house', () => {
  it('imports only what the table allows', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(checkImports([...sources, ...tests])).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycles(importGraph([...sources, ...tests]))).toEqual([]);
  });

  it('keeps core and texts free of page, network, clock and chance', () => {
    const pure = sources.filter(({ path }) => /^src\/(core|i18n)\//.test(path));
    expect(pure.flatMap(({ path, source }) => findImpurities(path, source))).toEqual([]);
  });

  it('has no dumping grounds', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|constants?|managers?|types?)(\/|\.tsx?$)/;
    expect([...sources, ...tests].map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('names files in kebab-case, components in PascalCase', () => {
    const wrong = [...sources, ...tests].filter(({ path }) => {
      const name = basename(path);
      if (/^(zh-CN|en)\b/.test(name)) return false;
      return name.endsWith('.tsx')
        ? !/^([A-Z]\w*|[a-z][a-z0-9-]*)(\.test)?\.tsx$/.test(name)
        : !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*\.ts$/.test(name);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has no barrels', () => {
    const barrels = sources.filter(({ path, source }) => /(^|\/)index\.tsx?$/.test(path) && /^export .* from /m.test(source));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it('lists its long files (no failure: past 300 lines a file usually hides two subjects)', () => {
    const long = [...sources, ...tests]
      .map(({ path, source }) => ({ path, lines: source.split('\n').length }))
      .filter(({ lines }) => lines > LONG);
    for (const { path, lines } of long.sort((a, b) => b.lines - a.lines)) console.warn(`${lines} lines: ${path}`);
  });

  it('is described by the README: folders', () => {
    const readme = readTable(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'Folders').map(([folders, allowed]) => [
      folders,
      allowed,
    ]);
    expect(readme).toEqual(FOLDER_RULES.map(({ folders, mayImport }) => [folders.join(', '), mayImport.join(', ') || 'nothing']));
  });

  it('is described by the README: packages', () => {
    const readme = readTable(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'Packages');
    expect(readme).toEqual(PACKAGE_RULES.map(({ packages, folders }) => [packages.join(', '), folders.join(', ')]));
  });
});

describe('the checks can fail', () => {
  const anywhere = (from: string, specifier: string): string => new URL(specifier, `file:///${from}`).pathname.slice(1);
  const verdict = (path: string, source: string): string[] => checkImports([probe(path, source)], anywhere);

  it.each([
    ['src/core/measure/a.ts', "import { b } from '../../formats/b.ts';"],
    ['src/core/measure/a.ts', "import type { B } from '../../map/b.ts';"],
    ['src/core/measure/a.ts', "import { z } from 'zod';"],
    ['src/core/measure/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/map/a.ts', "import { b } from '../state/b.ts';"],
    ['src/map/a.ts', "import { area } from '@turf/turf';"],
    ['src/ui/A.tsx', "import { b } from '../map/b.ts';"],
    ['src/features/planner/A.tsx', "import { B } from '../patrol/B.tsx';"],
    ['src/features/district-map/A.tsx', "import { B } from '../patrol/B.tsx';"],
    ['src/features/planner/A.tsx', "import { b } from '../../formats/kml/read.ts';"],
    ['src/features/planner/A.tsx', "const b = await import('../../store/b.ts');"],
    ['src/main.tsx', "import { b } from './server/b.ts';"],
    ['src/app/a.ts', "import { b } from '../../tests/b.ts';"],
    ['src/app/a.ts', 'await import(name);'],
    ['src/app/a.ts', "import { b } from 'left-pad';"],
    ['src/app/a.ts', "import { b } from 'geojson';"],
    ['src/cellar/a.ts', "import { b } from '../core/b.ts';"],
    ['src/ui/a.ts', "import.meta.glob('../map/**/*.ts');"],
  ])('%s: %s', (path, source) => {
    expect(verdict(path, source)).toHaveLength(1);
  });

  it.each([
    [
      'src/core/measure/a.ts',
      "import { b } from '../geodesy/b.ts'; import type { P } from 'geojson'; import { union } from '@turf/turf';",
    ],
    [
      'src/features/planner/A.tsx',
      "import { B } from './B.tsx'; import { c } from '../../formats/catalog.ts'; import { useState } from 'react';",
    ],
    ['src/player/a.ts', "import { b } from '../features/leader/b.ts';"],
    ['src/features/patrol/A.tsx', "import { B } from '../district-map/B.tsx';"],
    ['src/main.tsx', "import { b } from './app/b.ts'; import { createRoot } from 'react-dom/client';"],
    ['src/cli/main.ts', "import { b } from '../server/b.ts'; import { readFile } from 'node:fs/promises';"],
    ['tests/core/a.test.ts', "import { b } from '../../src/core/b.ts'; import clip from 'polygon-clipping';"],
  ])('and pass, %s: %s', (path, source) => {
    expect(verdict(path, source)).toEqual([]);
  });

  it('for a file that is not there', () => {
    expect(checkImports([probe('src/core/a.ts', "import './no-such-file.ts';")])).toHaveLength(1);
  });

  it('for cycles, of two, of one, and not for diamonds', () => {
    const graph = (edges: Record<string, string[]>): Map<string, string[]> => new Map(Object.entries(edges));
    expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['b'] })).map((group) => group.sort())).toEqual([['b', 'c']]);
    expect(findCycles(graph({ a: ['a'] }))).toEqual([['a']]);
    expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });

  it.each([
    'Math.random()',
    'Date.now()',
    'new Date()',
    'fetch(a)',
    'document.title',
    'performance.now()',
    'crypto.randomUUID()',
  ])('for %s in core', (source) => {
    expect(findImpurities('a.ts', `export const a = () => ${source};`)).toHaveLength(1);
  });

  it.each(['new Date(0)', 'Date.UTC(2026, 1, 1)', 'a.document.title', '(document: Doc) => document.title', 'Math.max(1, 2)'])(
    'and pass, %s in core',
    (source) => {
      expect(findImpurities('a.ts', `export const a = ${source};`)).toEqual([]);
    },
  );
});
