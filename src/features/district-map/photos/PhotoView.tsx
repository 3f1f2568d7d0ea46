import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoContradiction } from '../../../core/register/photo-contradictions.ts';
import type { PhotoFacts } from '../../../core/register/photo-sidecar.ts';
import { damageOf } from './damage-of.ts';
import './photos.css';
import { usePhotoWords } from './use-photo-words.ts';

export interface PhotoViewProps {
  readonly number: number;
  readonly photo: PhotoFacts;
  readonly attachedOn?: string;
  /** Address of a copy for looking at; null where this browser cannot show it, undefined while it is made. */
  readonly picture: string | null | undefined;
  readonly contradictions: readonly PhotoContradiction[];
  readonly notes: readonly { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }[];
  /** The seal, and what can be done with the photo. */
  readonly children?: ReactNode;
  onClose(): void;
}

const DECIMALS = 6;

/** One photo with everything that is known of it: what the device knew, what the camera wrote, and where they disagree. */
export function PhotoView({ number, photo, attachedOn, picture, contradictions, notes, children, onClose }: PhotoViewProps) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // What a camera lacks is news only of a file that nobody here saw made.
  const damages = damageOf(notes);
  const told = notes.filter((one) => !damages.includes(one) && (photo.how !== 'camera' || !one.code.startsWith('no-')));
  const title = t('photos.view.label', { number });
  return (
    <dialog ref={dialog} className="photo-view" aria-label={title} onClose={onClose}>
      <header className="photo-view__head">
        <h2>
          {title} · {t(`photos.how.${photo.how}`)}
        </h2>
        <button
          type="button"
          className="photo-view__close"
          aria-label={t('photos.view.close')}
          onClick={() => dialog.current?.close()}
        >
          <IconX size={22} aria-hidden />
        </button>
      </header>
      {/* Scrolled by keys, too. */}
      {/* A place that scrolls. */}
      <div className="photo-view__body" tabIndex={0} role="group" aria-label={title}>
        {picture === null && (
          <p className="photo-view__blank">{t('photos.view.noPreview', { type: words.typeOf(photo.mediaType) })}</p>
        )}
        {picture && <img className="photo-view__picture" src={picture} alt={title} />}
        {contradictions.length + damages.length > 0 && (
          <section className="photo-view__flags" aria-label={t('photos.view.flags')}>
            <h3>{t('photos.view.flags')}</h3>
            <ul>
              {damages.map((one) => (
                <li key={one.code}>{words.note(one)}</li>
              ))}
              {contradictions.map((one) => (
                <li key={one.code}>{words.contradiction(one)}</li>
              ))}
            </ul>
          </section>
        )}
        {children}
        <Facts photo={photo} attachedOn={attachedOn} />
        {told.length > 0 && (
          <section aria-label={t('photos.view.notes')}>
            <h3>{t('photos.view.notes')}</h3>
            <ul>
              {told.map((one) => (
                <li key={one.code}>{words.note(one)}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </dialog>
  );
}

function Facts({ photo, attachedOn }: { photo: PhotoFacts; attachedOn?: string }) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const { how, exif = {}, position, clockOffset_ms, bearing_deg } = photo;
  const isTaken = how === 'camera';
  const at = (lon?: number, lat?: number, accuracy_m?: number) =>
    lon === undefined || lat === undefined
      ? undefined
      : `${t('photos.view.at', { lat: lat.toFixed(DECIMALS), lon: lon.toFixed(DECIMALS) })}${
          accuracy_m === undefined ? '' : ` ${t('photos.view.accuracy', { m: Math.round(accuracy_m) })}`
        }`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t(isTaken ? 'photos.view.taken' : 'photos.view.arrived'), words.time(photo.takenAt)],
    [t(isTaken ? 'photos.view.position' : 'photos.view.arrivedPosition'), at(position?.lon, position?.lat, position?.accuracy_m)],
    [t('photos.view.bearing'), bearing_deg === undefined ? undefined : `${Math.round(bearing_deg)}°`],
    [
      t('photos.view.clockOffset'),
      clockOffset_ms === undefined ? undefined : t('photos.view.seconds', { value: (clockOffset_ms / 1000).toFixed(1) }),
    ],
    [t('photos.view.cameraTime'), exif.takenAt?.replace('T', ' ')],
    [t('photos.view.cameraPosition'), at(exif.lon, exif.lat, exif.accuracy_m)],
    [t('photos.view.satellite'), exif.satelliteAt && words.time(exif.satelliteAt)],
    [t('photos.view.model'), exif.model],
    [t('photos.view.attachedOn'), attachedOn],
    [t('photos.view.file'), t('photos.view.fileSize', { type: words.typeOf(photo.mediaType), size: words.size(photo.bytes) })],
    [t('photos.view.sha256'), photo.sha256],
  ];
  return (
    <dl className="photo-view__facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      {photo.shutter && (
        <div>
          <dt>{t('photos.view.shutter')}</dt>
          <dd>{t(`photos.shutter.${photo.shutter}`)}</dd>
        </div>
      )}
    </dl>
  );
}
