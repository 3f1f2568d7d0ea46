import { IconAlertTriangle, IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../core/register/photo.ts';
import './photos.css';
import { usePhotoWords } from './use-photo-words.ts';

export interface PhotoThumbnailProps {
  /** Place in the list, from 1. */
  readonly number: number;
  readonly photo: Pick<Photo, 'how' | 'takenAt' | 'mediaType'>;
  /** Address of a small copy; null where it cannot be shown. */
  readonly picture: string | null;
  readonly flags: number;
  /** A part of its file is missing or broken; one of the flags. */
  readonly isDamaged?: boolean;
  onLook(): void;
}

/** One photo in a list: the picture, how it came here, and what is to be checked. */
export function PhotoThumbnail({ number, photo, picture, flags, isDamaged = false, onLook }: PhotoThumbnailProps) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const how = t(`photos.how.${photo.how}`);
  const damage = isDamaged ? t('photos.strip.damaged') : '';
  const flagText = flags > 0 ? t('photos.strip.flags', { count: flags }) : '';
  const name = t('photos.strip.look', { number, how, time: words.time(photo.takenAt) });
  return (
    <button type="button" className="photo-thumb" onClick={onLook}>
      <span className="photo-thumb__words">{[name, damage, flagText].filter(Boolean).join(' · ')}</span>
      {picture === null ? (
        <span className="photo-thumb__blank" aria-hidden>
          <IconPhoto size={24} aria-hidden />
          {words.typeOf(photo.mediaType)}
        </span>
      ) : (
        <img src={picture} alt="" />
      )}
      {isDamaged && (
        <span className="photo-thumb__damage" aria-hidden>
          <IconPhotoOff size={14} aria-hidden />
          {damage}
        </span>
      )}
      <span className="photo-thumb__how" aria-hidden>
        {how}
      </span>
      {flags > 0 && (
        <span className="photo-thumb__flags" aria-hidden>
          <IconAlertTriangle size={14} aria-hidden />
          {flags}
        </span>
      )}
    </button>
  );
}
