import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { SyncMark } from '../../../src/features/district-map/sync/SyncMark.tsx';
import type { Standing } from '../../../src/features/district-map/sync/use-standing.ts';
import { createI18n, LOCALES } from '../../../src/i18n/create-i18n.ts';

/** How the two stand; drawn to a text a page sees a store's first state alone. */
const told = vi.hoisted(() => ({ standing: 'synced', count: 0, asked: [] }));
vi.mock('../../../src/features/district-map/sync/use-standing.ts', () => ({ useTeamStanding: () => told }));

const CASES: readonly (readonly [Standing, number])[] = [
  ['synced', 0],
  ['connecting', 0],
  ['logIn', 0],
  ['elsewhere', 0],
  ['waiting', 2],
  ['offline', 0],
  ['offline', 3],
  ['needsLogin', 1],
  ['merge', 1],
  ['fix', 4],
  ['stopped', 0],
];

describe.each(LOCALES)('the sync mark, in %s', async (language) => {
  const texts = await createI18n(language, ['shell', 'sync']);
  const draw = (standing: Standing, count: number): string => {
    Object.assign(told, { standing, count });
    return renderToStaticMarkup(
      <I18nextProvider i18n={texts}>
        <MantineProvider>
          <SyncMark />
        </MantineProvider>
      </I18nextProvider>,
    ).replace(/<style[\s\S]*?<\/style>/g, '');
  };

  it.each(CASES)('%s with %i: a narrow bar has its sign and the count, and its name says all of it', (standing, count) => {
    const mark = draw(standing, count);
    const [, name] = /aria-label="([^"]*)"/.exec(mark) ?? [];
    const [, words] = /sync-mark__words[^>]*>([^<]*)</.exec(mark) ?? [];
    expect(words).not.toMatch(/^$|sync\.|\{\{|undefined/);
    expect(name).toBe(`${texts.t('sync.title')}: ${words}`);
    expect(/sync-mark__count[^>]*>([^<]*)</.exec(mark)?.[1]).toBe(count > 0 ? String(count) : undefined);
    if (count > 0) expect(words).toContain(String(count));
    // What asks for a person is said aloud, once.
    const [, said] = /sync-mark__said[^>]*>([^<]*)</.exec(mark) ?? [];
    expect(said).toBe(['needsLogin', 'merge', 'fix', 'stopped'].includes(standing) ? words : '');
  });
});
