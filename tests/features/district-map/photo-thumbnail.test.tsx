import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { PhotoThumbnail } from '../../../src/features/district-map/photos/PhotoThumbnail.tsx';
import { createI18n, LOCALES } from '../../../src/i18n/create-i18n.ts';

const PHOTO = { how: 'picked', takenAt: '2026-11-28T02:00:00.000Z', mediaType: 'image/jpeg' } as const;

it.each(LOCALES)('a photo whose file is not whole says so in the list, to the eye and to a reader (%s)', async (locale) => {
  const texts = await createI18n(locale);
  const draw = (isDamaged: boolean) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={texts}>
        <PhotoThumbnail
          number={2}
          photo={PHOTO}
          picture={null}
          flags={Number(isDamaged)}
          isDamaged={isDamaged}
          onLook={() => {}}
        />
      </I18nextProvider>,
    );
  const word = texts.t('photos.strip.damaged');
  expect(word).not.toBe('photos.strip.damaged');
  const [name, ...shown] = draw(true).split('</span>');
  expect(name).toContain(`· ${word} ·`);
  expect(shown.join('</span>')).toMatch(new RegExp(`<svg.*${word}`));
  expect(draw(false)).not.toContain(word);
});
