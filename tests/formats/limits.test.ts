import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS } from '../../src/formats/limits.ts';
import { MEMORY } from '../fuzz/guard.ts';

it('docs/limits.md states every limit by its value, and no other', () => {
  const text = readFileSync('docs/limits.md', 'utf8');
  const stated = [...text.matchAll(/^\| `(\w+)`[^|]*\| ([\d ]+) \|/gm)].map(([, name, value]) => [
    name,
    Number(value.replaceAll(' ', '')),
  ]);
  expect(Object.fromEntries(stated)).toEqual(LIMITS);
  expect(text).toContain(`${MEMORY.floor / 2 ** 20} MB and ${MEMORY.multiple} times`);
});
