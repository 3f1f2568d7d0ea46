import { describe, expect, it } from 'vitest';
import { readImports } from './read-imports.ts';

const found = (source: string): string[] => readImports('probe.tsx', source).map(({ kind, specifier }) => `${kind} ${specifier}`);

describe('the import scanner sees', () => {
  it.each([
    ["import { a } from './a.ts';", ['static ./a.ts']],
    ["import './style.css';", ['static ./style.css']],
    ["import type { A } from './a.ts';", ['type ./a.ts']],
    ["import { type A, type B } from './a.ts';", ['type ./a.ts']],
    ["import { type A, b } from './a.ts';", ['static ./a.ts']],
    ["export * from './a.ts';", ['static ./a.ts']],
    ["export { a } from './a.ts';", ['static ./a.ts']],
    ["export type { A } from './a.ts';", ['type ./a.ts']],
    ["const a = await import('./a.ts');", ['dynamic ./a.ts']],
    ['const a = await import(`./a.ts`);', ['dynamic ./a.ts']],
    ['const a = await import(`./${name}.ts`);', ['dynamic null']],
    ["type A = import('./a.ts').A;", ['type ./a.ts']],
    ["new Worker(new URL('./a.ts', import.meta.url), { type: 'module' });", ['url ./a.ts']],
    ["import url from 'map/worker.mjs?worker&url';", ['url map/worker.mjs']],
    ["import text from './a.txt?raw';", ['static ./a.txt']],
    ["const all = import.meta.glob('./a/*.ts');", ['glob ./a/*.ts']],
    ["const all = import.meta.glob(['./a/*.ts', './b/*.ts']);", ['glob ./a/*.ts', 'glob ./b/*.ts']],
    ["const view = <p title=\"import { a } from './a.ts'\">import('./b.ts')</p>;", []],
    ["// import { a } from './a.ts';\nconst text = \"import('./a.ts')\";", []],
    ["new URL('./a.ts', 'https://example.org');", []],
  ])('%s', (source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  it('the line', () => {
    expect(readImports('probe.ts', "\n\nimport './a.ts';")[0].line).toBe(3);
  });

  it('a file that does not parse, and says so', () => {
    expect(() => readImports('probe.ts', 'import {')).toThrow(SyntaxError);
  });
});
