import { useEffect } from 'react';
import { useCamera } from '../../../state/camera.ts';
import { loadConflicts } from '../../../state/conflicts.ts';
import { workDay } from '../../../state/desk.ts';
import { loadFindings } from '../../../state/findings.ts';
import { loadLegend } from '../../../state/legend.ts';
import { useScene } from '../../../state/scene.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';

/** Movements come in bursts; the legend follows when the map rests. */
const REST_ms = 160;

/** Keeps conflicts, findings and legend at the day shown and, the legend, at what the map shows. */
export function useConflictsAndLegend(): void {
  // The scene's day: conflicts and figures come after the picture, never in its way.
  const on = useScene((s) => s.scene?.on);
  const revision = useSession((s) => s.revision);
  const looked = useView((s) => s.on);
  const isShown = useSession((s) => on === shownDay(looked, s.summary));
  const playing = useView((s) => s.playing);
  const bounds = useCamera((s) => s.bounds);
  useEffect(() => {
    if (on) void loadConflicts(on);
  }, [on, revision]);
  useEffect(() => {
    // The days that pass while the history is played are not judged one by one; duties fall due by today, whatever was last recorded.
    if (isShown && !playing) void loadFindings(workDay(looked));
  }, [isShown, looked, revision, playing]);
  useEffect(() => {
    if (!on || !bounds) return;
    const timer = setTimeout(() => void loadLegend(bounds, on), REST_ms);
    return () => clearTimeout(timer);
  }, [on, revision, bounds]);
}
