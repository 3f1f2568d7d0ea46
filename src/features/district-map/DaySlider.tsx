import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../core/measure/decimal.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { groupThousands } from './group-thousands.ts';
import { DateBar } from '../../ui/DateBar.tsx';

/**
 * The day looked at, which all screens share, over the district's unresolved footprint week by week.
 * @param unresolved_cm2 by week
 * @param ready what belongs to the day is on the screen: playing waits for it
 */
export function DaySlider({
  weeks,
  unresolved_cm2,
  ready,
}: {
  readonly weeks: readonly string[];
  readonly unresolved_cm2: readonly number[];
  readonly ready: boolean;
}) {
  const { t, i18n } = useTranslation();
  const on = useView((s) => s.on);
  const playing = useView((s) => s.playing);
  const { look, setPlaying } = useView.getState();
  const summary = useSession((s) => s.summary);
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
  return (
    summary && (
      <DateBar
        days={weeks}
        values={unresolved_cm2}
        day={shownDay(on, summary)}
        onDay={(chosen) => look(chosen === summary.lastOn ? null : chosen)}
        playing={playing}
        onPlaying={setPlaying}
        ready={ready}
        formatDay={(one) => one}
        formatValue={(cm2) => t('day.unresolved', { mu: groupThousands(formatArea(cm2, 'mu', 0), i18n.language) })}
        texts={texts}
      />
    )
  );
}
