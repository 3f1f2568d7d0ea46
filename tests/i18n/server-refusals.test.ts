import { expect, it } from 'vitest';
import { LOCALES, createI18n } from '../../src/i18n/create-i18n.ts';
import { readSourceTree } from '../architecture/source-tree.ts';

/** Folders whose refusals a person can meet. */
const MET = /^src\/server\/(auth|policy|districts|routes|features|blobs)\//;

it.each(LOCALES)('words every refusal of the server that a person can meet, in %s', async (locale) => {
  const texts = await createI18n(locale, ['shell', 'desk', 'team']);
  const codes = readSourceTree('src')
    .filter(({ path }) => MET.test(path))
    .flatMap(({ source }) => [...source.matchAll(/ProblemError\(\s*\d{3},\s*'([a-z-]+)'/g)].map(([, code]) => code));
  expect(codes.length).toBeGreaterThan(30);
  expect([...new Set(codes)].filter((code) => !texts.exists(`error.${code}`))).toEqual([]);
});
