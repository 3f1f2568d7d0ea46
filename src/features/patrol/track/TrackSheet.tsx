import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { followCoverage } from '../../../state/patrol/coverage.ts';
import { watchPosition } from '../../../state/patrol/position.ts';
import { findInterrupted, isUnderWay, useTrack } from '../../../state/patrol/track.ts';
import { useSession } from '../../../state/session.ts';
import { KnownPointPart } from './KnownPointPart.tsx';
import { NextTarget } from './NextTarget.tsx';
import { PositionLine } from './PositionLine.tsx';
import { TargetsPart } from './TargetsPart.tsx';
import { TrackButtons } from './TrackButtons.tsx';
import { TrackFigures } from './TrackFigures.tsx';
import { TrackFound } from './TrackFound.tsx';
import { TrackImportPart } from './TrackImportPart.tsx';
import './track.css';
import { useTrackWords } from './use-track-words.ts';

/** The patrol under way: start, pause, stop, and what was not seen yet. */
export function TrackSheet() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const track = useTrack();
  const isReady = useSession((s) => s.phase.at === 'ready' && s.summary !== null);
  useEffect(() => watchPosition(), []);
  useEffect(() => {
    if (!isReady) return undefined;
    void findInterrupted();
    return followCoverage();
  }, [isReady]);
  const runs = isUnderWay(track);
  return (
    <div className="track">
      {track.error && (
        <p className="track__alert" role="alert">
          {words.failure(track.error)}
        </p>
      )}
      {runs && track.clockSetBack && (
        <p className="track__alert" role="alert">
          {t('patrol.track.clockSetBack')}
        </p>
      )}
      {track.state === 'elsewhere' && <p role="status">{t('patrol.track.elsewhere')}</p>}
      {track.state === 'found' && <TrackFound />}
      {(runs || track.state === 'none') && <TrackButtons />}
      <PositionLine />
      {runs && <TrackFigures />}
      {!runs && <KnownPointPart />}
      <NextTarget />
      {runs && <KnownPointPart />}
      {!runs && <TrackImportPart />}
      <TargetsPart />
    </div>
  );
}
