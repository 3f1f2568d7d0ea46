import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { attachPicked, type RefusedFile } from '../../../state/photo-evidence.ts';
import { loadPhotos } from '../../../state/photo-file.ts';
import { useSession } from '../../../state/session.ts';
import type { PhotoOnRecord } from '../../../workers/calls/photos.ts';
import { PhotoThumbnail } from './PhotoThumbnail.tsx';
import './photos.css';
import { RecordedPhotoView } from './RecordedPhotoView.tsx';
import { useCopy } from './use-copy.ts';
import { useDamages } from './use-damages.ts';
import { usePhotoWords } from './use-photo-words.ts';

const THUMBNAIL_SIDE = 320;

/** The photos on record of a build, or of a case and its builds, and the way to add a file to them. */
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
      <AttachFiles subject={{ kind, id }} />
      {photos && at >= 0 && <RecordedPhotoView number={at + 1} {...photos[at]} onClose={() => setLooked(null)} />}
    </section>
  );
}

/** Files chosen at the desk: on record as picked, with the time of their arrival. */
function AttachFiles({ subject }: { subject: EntityRef }) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(0);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [told, setTold] = useState(0);
  const attach = async (files: readonly File[]) => {
    setRefused([]);
    setTold(0);
    setReading(files.length);
    try {
      const left = await attachPicked(subject, files);
      setRefused(left);
      setTold(files.length - left.length);
    } catch (failed) {
      setRefused([{ name: files.map(({ name }) => name).join(', '), error: asCodedError(failed) }]);
    } finally {
      setReading(0);
    }
  };
  return (
    <div className="photo-section__attach">
      <Button size="xs" variant="default" loading={reading > 0} onClick={() => input.current?.click()}>
        {t('photos.attach.button')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('photos.attach.button')}
        accept="image/*,.heic,.heif"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void attach(files);
        }}
      />
      <p className="quiet">{t('photos.attach.hint')}</p>
      {told > 0 && <p role="status">{t('photos.attach.done', { count: told })}</p>}
      {refused.map(({ name, error }) => (
        <p key={name} role="alert" className="failure">
          {t('photos.strip.failed', { name, reason: words.failure(error) })}
        </p>
      ))}
    </div>
  );
}

function Thumbnail({ number, photo, contradictions, onLook }: PhotoOnRecord & { number: number; onLook(): void }) {
  const picture = useCopy(photo.sha256, THUMBNAIL_SIDE) ?? null;
  const damages = useDamages(photo.sha256);
  return (
    <PhotoThumbnail
      number={number}
      photo={photo}
      picture={picture}
      flags={contradictions.length + damages}
      isDamaged={damages > 0}
      onLook={onLook}
    />
  );
}
