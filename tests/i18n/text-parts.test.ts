import { expect, it } from 'vitest';
import { addTexts, createI18n, hasTexts, switchLocale } from '../../src/i18n/create-i18n.ts';
import { describeError } from '../../src/i18n/describe-error.ts';

it('a part that is added later is there in the other language too, and back', async () => {
  const texts = await createI18n('zh-CN', ['shell']);
  expect(hasTexts(texts, 'offline-map')).toBe(false);
  await switchLocale(texts, 'en');
  await switchLocale(texts, 'zh-CN');
  await addTexts(texts, 'offline-map');
  expect(texts.t('offlineMap.title')).toBe('离线底图');
  await switchLocale(texts, 'en');
  expect(hasTexts(texts, 'offline-map')).toBe(true);
  expect(texts.t('offlineMap.title')).toBe('Offline base map');
  expect(texts.t('app.cancel')).toBe('Cancel');
});

it('is known through the proxy that the screens are handed', async () => {
  const texts = await createI18n('en', ['shell']);
  const handed = () => new Proxy(texts, {});
  await addTexts(handed(), 'offline-map');
  expect(hasTexts(handed(), 'offline-map')).toBe(true);
  expect(hasTexts(texts, 'offline-map')).toBe(true);
});

it('the desk has its own refusals beside those of the shell, whenever its part comes', async () => {
  const begun = await createI18n('zh-CN', ['shell']);
  expect(begun.exists('error.step-missing')).toBe(false);
  await addTexts(begun, 'desk');
  for (const texts of [begun, await createI18n('zh-CN')])
    expect(['error.step-missing', 'error.task-unknown', 'error.fallback'].filter((key) => !texts.exists(key))).toEqual([]);
});

it.each(['zh-CN', 'en'] as const)(
  'whatever a phone records, its first words say why it was refused, and what to do (%s)',
  async (locale) => {
    const texts = await createI18n(locale, ['shell']);
    const codes = [
      'day-in-future',
      'absent-after-seen',
      'sighting-has-case',
      'sighting-in-use',
      'sighting-link-circle',
      'result-before-assignment',
      'task-done-already',
      'shape-before-first',
      'track-backwards',
      'entity-changed',
      'feed-moved',
    ];
    expect(codes.filter((code) => !texts.exists(`error.${code}`))).toEqual([]);
    const told = describeError(texts, { code: 'day-in-future', params: { today: '2026-11-27', notBefore: '2026-11-28' } });
    expect(told).toMatch(/2026-11-28.*2026-11-27/);
  },
);
