import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { loadPhotos } from '../../../state/photo-file.ts';
import { useSession } from '../../../state/session.ts';
import type { PhotoOnRecord } from '../../../workers/calls/photos.ts';
import { PhotoThumbnail } from './PhotoThumbnail.tsx';
import './photos.css';
import { RecordedPhotoView } from './RecordedPhotoView.tsx';
import { useCopy } from './use-copy.ts';
import { usePhotoWords } from './use-photo-words.ts';

const THUMBNAIL_SIDE = 320;

/** The photos on record of a build, or of the builds of a case. */
export function PhotoSection({ kind, id }: EntityRef) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const revision = useSession((s) => s.revision);
  const [photos, setPhotos] = useState<readonly PhotoOnRecord[] | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  // A change of the register makes the list out of date.
  useEffect(() => {
    const controller = new AbortController();
    loadPhotos({ kind, id }, controller.signal).then(setPhotos, (failed: unknown) => {
      if (!controller.signal.aborted) setError(asCodedError(failed));
    });
    return () => controller.abort();
  }, [kind, id, revision]);
  const at = photos?.findIndex(({ photo }) => photo.id === looked) ?? -1;
  return (
    <section className="photo-section" aria-label={t('photos.title')}>
      <h3>{t('photos.title')}</h3>
      {error && (
        <p role="alert" className="failure">
          {words.failure(error)}
        </p>
      )}
      {photos?.length === 0 && <p className="quiet">{t('photos.none')}</p>}
      {photos && photos.length > 0 && (
        <ol className="photo-section__list">
          {photos.map((one, index) => (
            <li key={one.photo.id}>
              <Thumbnail number={index + 1} {...one} onLook={() => setLooked(one.photo.id)} />
            </li>
          ))}
        </ol>
      )}
      {photos && at >= 0 && <RecordedPhotoView number={at + 1} {...photos[at]} onClose={() => setLooked(null)} />}
    </section>
  );
}

function Thumbnail({ number, photo, contradictions, onLook }: PhotoOnRecord & { number: number; onLook(): void }) {
  const picture = useCopy(photo.sha256, THUMBNAIL_SIDE) ?? null;
  return <PhotoThumbnail number={number} photo={photo} picture={picture} flags={contradictions.length} onLook={onLook} />;
}
