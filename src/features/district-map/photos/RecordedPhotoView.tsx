import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { loadOriginal, provePhoto } from '../../../state/photo-file.ts';
import type { PhotoOnRecord, ProvenPhoto } from '../../../workers/calls/photos.ts';
import { PhotoView } from './PhotoView.tsx';
import { useCopy } from './use-copy.ts';
import { usePhotoWords } from './use-photo-words.ts';

const SIDE = 1600;

/** A photo on record in full: its files are hashed anew each time somebody looks. */
export function RecordedPhotoView({
  number,
  photo,
  contradictions,
  onClose,
}: PhotoOnRecord & { readonly number: number; onClose(): void }) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const picture = useCopy(photo.sha256, SIDE);
  const [proven, setProven] = useState<ProvenPhoto | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  useEffect(() => {
    let isOpen = true;
    provePhoto(photo).then(
      (found) => isOpen && setProven(found),
      (failed: unknown) => isOpen && setError(asCodedError(failed)),
    );
    return () => {
      isOpen = false;
    };
  }, [photo]);
  const isHere = proven !== null && proven.verdict !== 'original-missing';
  return (
    <PhotoView
      number={number}
      photo={photo}
      attachedOn={photo.attachedOn}
      picture={picture}
      contradictions={contradictions}
      notes={proven?.notes ?? []}
      onClose={onClose}
    >
      <section className="photo-view__seal" aria-label={t('photos.seal.label')}>
        <h3>{t('photos.seal.label')}</h3>
        {error && <p role="alert">{words.failure(error)}</p>}
        {!error && (
          <p role="status" data-verdict={proven?.verdict}>
            {proven ? t(`photos.seal.${proven.verdict}`) : t('photos.view.checking')}
          </p>
        )}
        {isHere && (
          <button
            type="button"
            className="photo-view__action"
            onClick={() => void saveOriginal(photo).catch((failed: unknown) => setError(asCodedError(failed)))}
          >
            {t('photos.view.original')}
          </button>
        )}
      </section>
    </PhotoView>
  );
}

/** Hands the original over to the browser's downloads, byte for byte. */
async function saveOriginal(photo: PhotoOnRecord['photo']): Promise<void> {
  const original = await loadOriginal(photo);
  if (!original) return;
  const url = URL.createObjectURL(original.content);
  const ending = photo.mediaType === 'image/jpeg' ? 'jpg' : photo.mediaType.replace('image/', '');
  Object.assign(document.createElement('a'), { href: url, download: `${photo.sha256.slice(0, 16)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
