import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../core/measure/decimal.ts';
import { prepareScenes, useScene } from '../../state/scene.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { DateBar } from '../../ui/DateBar.tsx';

/** Weeks to have ready while playing. */
const AHEAD = 3;

/** The day looked at, over the whole district's unresolved footprint. */
export function DayBar() {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const playing = useView((s) => s.playing);
  const { look, setPlaying } = useView.getState();
  const summary = useSession((s) => s.summary);
  const series = useScene((s) => s.districtSeries);
  const drawn = useScene((s) => s.scene?.on);
  const weeks = series?.weeks;
  const day = shownDay(on, summary);
  useEffect(() => {
    if (!weeks || drawn !== day) return;
    const at = weeks.findLastIndex((week) => week <= day);
    prepareScenes(playing ? weeks.slice(at + 1, at + 1 + AHEAD) : [weeks[at + 1], weeks[at - 1]].filter((week) => week));
  }, [weeks, day, drawn, playing]);
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
        day={day}
        onDay={(chosen) => look(chosen === summary.lastOn ? null : chosen)}
        playing={playing}
        onPlaying={setPlaying}
        ready={drawn === day}
        formatDay={(one) => one}
        formatValue={(cm2) => t('day.unresolved', { mu: formatArea(cm2, 'mu', 0) })}
        texts={texts}
      />
    </div>
  );
}
