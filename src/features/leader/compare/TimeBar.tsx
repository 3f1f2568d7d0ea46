import { useCompare } from '../../../state/leader/compare.ts';
import { useSession } from '../../../state/session.ts';
import { DaySlider } from '../../district-map/DaySlider.tsx';

/** The day looked at over the district's unresolved footprint. @param ready what belongs to the day is on the screen: playing waits for it */
export function TimeBar({ ready }: { ready: boolean }) {
  const hasDistrict = useSession((s) => s.summary !== null);
  const series = useCompare((s) => s.series);
  if (!hasDistrict || !series || series.weeks.length < 2) return null;
  return (
    <div className="time-bar">
      <DaySlider weeks={series.weeks} unresolved_cm2={series.total} ready={ready} />
    </div>
  );
}
