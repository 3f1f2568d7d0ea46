import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCaptured } from '../../../state/patrol/capture.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { discardPatrol, resumePatrol, stopPatrol, useTrack } from '../../../state/patrol/track.ts';
import { useTrackWords } from './use-track-words.ts';

/** A patrol that a kill interrupted: nothing goes on by itself, and nothing is lost before somebody says so. */
export function TrackFound() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const { patrol, segments } = useTrack();
  const [isSure, setSure] = useState(false);
  const fixes = segments.flat();
  const last = fixes.at(-1)?.[2];
  if (!patrol) return null;
  // A report that was being made when the page went is gone on with too.
  const goOn = () => {
    resumePatrol();
    if (hasCaptured()) usePatrolScreen.getState().open('capture');
  };
  return (
    <section className="track__found" aria-label={t('patrol.track.found.title')}>
      <h3>{t('patrol.track.found.title')}</h3>
      <p>
        {t('patrol.track.found.text', {
          started: words.clock(patrol.startedAt),
          last: last === undefined ? t('patrol.track.found.none') : words.clock(last),
          fixes: fixes.length,
        })}
      </p>
      <div className="track__buttons">
        <button type="button" className="track__big track__big--main" onClick={goOn}>
          {t('patrol.track.found.resume')}
        </button>
        {fixes.length > 0 && (
          <button type="button" className="track__big" onClick={() => void stopPatrol()}>
            {t('patrol.track.found.save')}
          </button>
        )}
      </div>
      <button type="button" className="track__chip" onClick={() => (isSure ? void discardPatrol() : setSure(true))}>
        {t(isSure ? 'patrol.track.found.sure' : 'patrol.track.found.discard')}
      </button>
    </section>
  );
}
