import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatrolCoverage } from '../../../state/patrol/coverage.ts';
import { useTrack } from '../../../state/patrol/track.ts';
import { isWavering, useTrackWords } from './use-track-words.ts';

const LEFT = ['inaccurate', 'outliers', 'repeated', 'unusable'] as const;
const GAPS = ['pause', 'silence', 'far', 'jump'] as const;

/** Length, time and gaps so far, and what of the track counts for nothing. */
export function TrackFigures() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const startedAt = useTrack((s) => s.patrol?.startedAt);
  const late = useTrack((s) => s.late);
  const reading = usePatrolCoverage((s) => s.reading);
  const seconds = useSecondsSince(startedAt);
  const gaps = GAPS.map((cause) => [cause, reading?.gaps.filter((gap) => gap.cause === cause).length ?? 0] as const).filter(
    ([, count]) => count > 0,
  );
  const left = LEFT.map((cause) => [cause, reading?.left[cause] ?? 0] as const).filter(([, count]) => count > 0);
  const isAnyLeft = left.length > 0 || late > 0;
  return (
    <dl className="track__figures">
      <div>
        <dt>{t('patrol.track.figures.length')}</dt>
        <dd>{reading ? words.length(reading.figures.length_m) : t('patrol.track.figures.none')}</dd>
      </div>
      <div>
        <dt>{t('patrol.track.figures.time')}</dt>
        <dd>{words.span(seconds)}</dd>
      </div>
      <div>
        <dt>{t('patrol.track.figures.gaps')}</dt>
        <dd>{reading?.gaps.length ?? 0}</dd>
      </div>
      {reading && isWavering(reading.figures) && (
        <div className="track__figures--wide">
          <dt>{t('patrol.track.figures.least')}</dt>
          <dd>{t('patrol.track.figures.atLeast', { length: words.length(reading.figures.least_m) })}</dd>
        </div>
      )}
      {gaps.length > 0 && (
        <div className="track__figures--wide">
          <dt>{t('patrol.track.figures.why')}</dt>
          <dd>{gaps.map(([cause, count]) => `${t(`patrol.track.gap.${cause}`)} ${count}`).join(' · ')}</dd>
        </div>
      )}
      {isAnyLeft && (
        <div className="track__figures--wide">
          <dt>{t('patrol.track.figures.left')}</dt>
          <dd>
            {[
              ...left.map(([cause, count]) => t(`patrol.track.left.${cause}`, { count, limit: reading?.accuracy_m ?? 0 })),
              ...(late > 0 ? [t('patrol.track.left.late', { count: late })] : []),
            ].join(' · ')}
          </dd>
        </div>
      )}
    </dl>
  );
}

function useSecondsSince(startedAt: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return startedAt === undefined ? 0 : Math.max(0, (now - Date.parse(startedAt)) / 1000);
}
