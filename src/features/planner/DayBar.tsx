import { useEffect } from 'react';
import { prepareScenes, useScene } from '../../state/scene.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { DaySlider } from '../district-map/DaySlider.tsx';

/** Weeks to have ready while playing. */
const AHEAD = 3;

/** The day looked at, over the whole district's unresolved footprint. */
export function DayBar() {
  const on = useView((s) => s.on);
  const playing = useView((s) => s.playing);
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
  if (!summary || !series || series.weeks.length < 2) return null;
  return (
    <div className="day-bar">
      <DaySlider weeks={series.weeks} unresolved_cm2={series.unresolved_cm2} ready={drawn === day} />
    </div>
  );
}
