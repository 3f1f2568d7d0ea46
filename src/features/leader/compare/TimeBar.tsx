import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useCompare } from '../../../state/leader/compare.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { DateBar } from '../../../ui/DateBar.tsx';

/** The day looked at over the district's unresolved footprint. @param ready what belongs to the day is on the screen: playing waits for it */
export function TimeBar({ ready }: { ready: boolean }) {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const playing = useView((s) => s.playing);
  const { look, setPlaying } = useView.getState();
  const summary = useSession((s) => s.summary);
  const series = useCompare((s) => s.series);
  const texts = useMemo(
    () => ({
      label: t('day.slider'),
      play: t('day.play'),
      pause: t('day.pause'),
      back: t('day.previousWeek'),
      forward: t('day.nextWeek'),
      latest: t('day.backToLatest'),
    }),
    [t],
  );
  if (!summary || !series || series.weeks.length < 2) return null;
  return (
    <div className="time-bar">
      <DateBar
        days={series.weeks}
        values={series.total}
        day={shownDay(on, summary)}
        onDay={(chosen) => look(chosen === summary.lastOn ? null : chosen)}
        playing={playing}
        onPlaying={setPlaying}
        ready={ready}
        formatDay={(one) => one}
        formatValue={(cm2) => t('day.unresolved', { mu: formatArea(cm2, 'mu', 0) })}
        texts={texts}
      />
    </div>
  );
}
