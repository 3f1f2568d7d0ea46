import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { USUAL_TRACK_DAYS } from '../../../core/register/default-settings.ts';
import { usePosition } from '../../../state/patrol/position.ts';
import { dismissRecorded, pausePatrol, resumePatrol, startPatrol, stopPatrol, useTrack } from '../../../state/patrol/track.ts';
import { useSession } from '../../../state/session.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { useTrackWords } from './use-track-words.ts';

/** Coarser than this, metres a pixel, nobody sees the way that they walk. */
const FAR_M = 3;
const WALK_ZOOM = 16.5;

/** Start; then pause or go on, and stop. What the web cannot do is said before the start. */
export function TrackButtons() {
  const { t } = useTranslation();
  const { state, wake, unkept } = useTrack();
  const map = usePatrolMap();
  const ownTracks_days = useSession((s) => s.summary?.settings.ownTracks_days) ?? USUAL_TRACK_DAYS;
  const isSaving = state === 'saving';
  const start = () => {
    const { fix } = usePosition.getState();
    if (map && fix && map.metresPerPixel() > FAR_M) map.flyTo({ lon: fix.lon, lat: fix.lat, zoom: WALK_ZOOM });
    void startPatrol();
  };
  return (
    <>
      <div className="track__buttons">
        {state === 'none' && (
          <button type="button" className="track__big track__big--main" onClick={start}>
            <IconPlayerPlay size={24} aria-hidden />
            {t('patrol.track.start')}
          </button>
        )}
        {state === 'on' && (
          <button type="button" className="track__big track__big--main" onClick={pausePatrol}>
            <IconPlayerPause size={24} aria-hidden />
            {t('patrol.track.pause')}
          </button>
        )}
        {(state === 'paused' || isSaving) && (
          <button type="button" className="track__big track__big--main" disabled={isSaving} onClick={resumePatrol}>
            <IconPlayerPlay size={24} aria-hidden />
            {t('patrol.track.resume')}
          </button>
        )}
        {state !== 'none' && (
          <button type="button" className="track__big" disabled={isSaving} onClick={() => void stopPatrol()}>
            <IconPlayerStop size={24} aria-hidden />
            {t(isSaving ? 'patrol.track.saving' : 'patrol.track.stop')}
          </button>
        )}
      </div>
      {unkept && <Unkept />}
      <Recorded />
      {state === 'none' && <p className="track__hint">{t('patrol.track.personal', { days: ownTracks_days })}</p>}
      {(state === 'none' || state === 'on') && (
        <p className="track__hint">
          {state === 'none' && `${t('patrol.track.screenOff')} `}
          {t(`patrol.track.wake.${wake}`)}
        </p>
      )}
    </>
  );
}

function Unkept() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const unkept = useTrack((s) => s.unkept);
  if (!unkept) return null;
  return (
    <p className="track__alert" role="alert">
      {t('patrol.track.unkept', { why: words.failure(unkept) })}
    </p>
  );
}

/** Says at once that a finished patrol is safe on this phone. */
function Recorded() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const recorded = useTrack((s) => s.recorded);
  if (!recorded) return null;
  return (
    <p className="track__saved" role="status">
      {t('patrol.track.saved', { length: words.length(recorded.length_m), gaps: recorded.gaps })}
      <button type="button" className="track__chip" onClick={dismissRecorded}>
        {t('patrol.track.savedClose')}
      </button>
    </p>
  );
}
