import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkPoint,
  chooseKnownPoint,
  clearKnownPoint,
  typeKnownPoint,
  useKnownPoint,
} from '../../../state/patrol/known-point.ts';
import { noteKnownPoint, useTrack } from '../../../state/patrol/track.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { useTrackWords } from './use-track-words.ts';

/** A point whose place is known tells whether this device's positions can be believed. */
export function KnownPointPart() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const isWorded = useTextPart('files');
  const map = usePatrolMap();
  const { point, error } = useKnownPoint();
  const check = useTrack((s) => s.patrol?.knownPoint ?? s.checked);
  const [typed, setTyped] = useState('');
  const takeMiddle = () => {
    const camera = map?.getCamera();
    if (camera) void chooseKnownPoint([camera.lon, camera.lat]);
  };
  if (!isWorded) return null;
  if (check)
    return (
      <section className="track__point" aria-label={t('knownPoint.title')}>
        <h3>{t('knownPoint.title')}</h3>
        <p role="status" className={check.verdict === 'agrees' ? undefined : 'track__alert'}>
          {t(`knownPoint.${check.verdict}`, { off: Math.round(check.off_m) })}
        </p>
        <button
          type="button"
          className="track__chip"
          onClick={() => {
            clearKnownPoint();
            void noteKnownPoint(null);
          }}
        >
          {t('knownPoint.again')}
        </button>
      </section>
    );
  return (
    <details className="track__point">
      <summary>{t('knownPoint.title')}</summary>
      <p className="track__hint">{t('knownPoint.why')}</p>
      <div className="track__chips">
        <button type="button" className="track__chip" onClick={takeMiddle}>
          {t('knownPoint.fromMap')}
        </button>
      </div>
      <form
        className="track__typed"
        onSubmit={(event) => {
          event.preventDefault();
          typeKnownPoint(typed);
        }}
      >
        <label>
          {t('knownPoint.typed')}
          <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </label>
        <button type="submit" className="track__chip" disabled={typed.trim() === ''}>
          {t('knownPoint.take')}
        </button>
      </form>
      {error && (
        <p className="track__alert" role="alert">
          {words.failure(error)}
        </p>
      )}
      {point && (
        <>
          <p>{t('knownPoint.chosen', { label: point.label })}</p>
          <button type="button" className="track__big" onClick={() => void checkPoint()}>
            {t('knownPoint.compare')}
          </button>
        </>
      )}
    </details>
  );
}
