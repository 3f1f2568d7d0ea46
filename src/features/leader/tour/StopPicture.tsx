import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourPicture } from '../../../core/register/tour.ts';
import './stop-picture.css';

/** A stop's photo with its words; where the file is not there, the words alone. */
export function StopPicture({ picture: { text }, content }: { picture: TourPicture; content: Blob | undefined }) {
  const { t } = useTranslation();
  const [shown, show] = useState<string | null>(null);
  const [isLarge, enlarge] = useState(false);
  useEffect(() => {
    if (!content) return;
    const address = URL.createObjectURL(content);
    show(address);
    return () => {
      show(null);
      URL.revokeObjectURL(address);
    };
  }, [content]);
  return (
    <figure className="stop-picture" data-large={isLarge}>
      {shown && (
        <button
          type="button"
          aria-label={t(isLarge ? 'tour.picture.smaller' : 'tour.picture.larger')}
          aria-pressed={isLarge}
          onClick={() => enlarge(!isLarge)}
        >
          <img src={shown} alt={text} />
        </button>
      )}
      {!content && <p>{t('tour.picture.missing')}</p>}
      <figcaption aria-hidden={shown !== null} dir="auto">
        {text}
      </figcaption>
    </figure>
  );
}
