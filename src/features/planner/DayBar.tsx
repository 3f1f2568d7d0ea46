import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../core/measure/decimal.ts';
import { useScene } from '../../state/scene.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { DateBar } from '../../ui/DateBar.tsx';

/** The day looked at, over the whole district's unresolved footprint. */
export function DayBar() {
  const { t } = useTranslation();
  const { on, look } = useView();
  const summary = useSession((s) => s.summary);
  const series = useScene((s) => s.districtSeries);
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
    <div className="day-bar">
      <DateBar
        days={series.weeks}
        values={series.unresolved_cm2}
        day={shownDay(on, summary)}
        onDay={(day) => look(day === summary.lastOn ? null : day)}
        formatDay={(day) => day}
        formatValue={(cm2) => `${formatArea(cm2, 'mu', 0)} ${t('unit.mu')}`}
        texts={texts}
      />
    </div>
  );
}
