import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  bringBack,
  dismissRefused,
  lowerCamera,
  raiseCamera,
  removeShot,
  restoreShots,
  usePhotos,
} from '../../../state/patrol/photos.ts';
import { watchForShutter } from '../../../state/patrol/shutter-facts.ts';
import { services } from '../../../state/services.ts';
import { measureStorage, useStorage } from '../../../state/storage.ts';
import { useSession } from '../../../state/session.ts';
import { damageOf } from '../../district-map/photos/damage-of.ts';
import { usePhotoWords } from '../../district-map/photos/use-photo-words.ts';
import { FileInput } from './FileInput.tsx';
import './photo-strip.css';
import { useShots } from './use-shots.ts';

/** Come when they are asked for: a build can be marked before they are here. */
const CameraView = lazy(async () => ({ default: (await import('./CameraView.tsx')).CameraView }));
const PhotoThumbnail = lazy(async () => ({
  default: (await import('../../district-map/photos/PhotoThumbnail.tsx')).PhotoThumbnail,
}));
const ShotView = lazy(async () => ({ default: (await import('./ShotView.tsx')).ShotView }));

/** Below this it is said that room is short: about ten photos of a phone. */
const LOW_BYTES = 60e6;

/** Photos of the open report: taken, chosen, looked at, removed. Each is kept on this device before it is shown. */
export function PhotoStrip() {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const { reading, refused, restored, removed, isShooting } = usePhotos();
  const shots = useShots();
  const district = useSession((s) => s.summary?.district.id);
  const available = useStorage((s) => s.available_bytes);
  const [looked, setLooked] = useState<string | null>(null);
  useEffect(watchForShutter, []);
  useEffect(() => lowerCamera, []);
  useEffect(() => {
    if (district !== undefined)
      void restoreShots()
        .then(measureStorage)
        .catch(() => undefined);
  }, [district]);
  const at = shots.findIndex(({ photo }) => photo.id === looked);
  return (
    <section className="photo-strip" aria-label={t('photos.strip.label')}>
      <div className="photo-strip__ways">
        <button type="button" className="photo-strip__take" onClick={raiseCamera}>
          <IconCamera size={24} aria-hidden />
          {t('photos.strip.take')}
        </button>
        <PickButton />
      </div>
      {shots.length > 0 && (
        <ol className="photo-strip__list">
          {shots.map(({ photo, thumbnail, contradictions, notes }, index) => (
            <li key={photo.id}>
              <Suspense>
                <PhotoThumbnail
                  number={index + 1}
                  photo={photo}
                  picture={thumbnail}
                  flags={contradictions.length + damageOf(notes).length}
                  isDamaged={damageOf(notes).length > 0}
                  onLook={() => setLooked(photo.id)}
                />
              </Suspense>
              <button
                type="button"
                className="photo-strip__remove"
                aria-label={t('photos.strip.remove', { number: index + 1 })}
                onClick={() => void removeShot(photo.id).catch(() => undefined)}
              >
                <IconX size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      )}
      <p role="status" className="photo-strip__status">
        {reading > 0 && t('photos.strip.reading', { count: reading })}
        {reading === 0 && shots.length > 0 && (
          <>
            {restored > 0 && `${t('photos.strip.restored', { count: restored })} `}
            {t('photos.count', { count: shots.length })} ·{' '}
            {t(services().store.lasting ? 'photos.strip.saved' : 'photos.strip.unsaved')}
          </>
        )}
      </p>
      {removed && (
        <div role="status" className="photo-strip__refused">
          <span>{t('photos.strip.removed', { number: removed.at + 1 })}</span>
          <button type="button" onClick={() => void bringBack()}>
            {t('app.undo')}
          </button>
        </div>
      )}
      {available !== null && available < LOW_BYTES && (
        <p className="photo-strip__low">{t('photos.strip.low', { mb: Math.floor(available / 1e6) })}</p>
      )}
      {refused.map(({ id, name, error }) => (
        <div key={id} role="alert" className="photo-strip__refused">
          <span>{name === '' ? words.failure(error) : t('photos.strip.failed', { name, reason: words.failure(error) })}</span>
          <button type="button" onClick={() => dismissRefused(id)}>
            {t('photos.strip.dismiss')}
          </button>
        </div>
      ))}
      <Suspense>
        {isShooting && <CameraView onClose={lowerCamera} />}
        {at >= 0 && <ShotView number={at + 1} shot={shots[at]} onClose={() => setLooked(null)} />}
      </Suspense>
    </section>
  );
}

function PickButton() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="photo-strip__pick"
        title={t('photos.strip.pickHint')}
        onClick={() => input.current?.click()}
      >
        <IconPhotoPlus size={22} aria-hidden />
        {t('photos.strip.pick')}
      </button>
      <FileInput ref={input} label={t('photos.strip.pick')} multiple />
    </>
  );
}
