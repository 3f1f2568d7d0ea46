import { useEffect } from 'react';
import { holdOpenWork } from '../../../state/open-work.ts';
import { followCoverage } from '../../../state/patrol/coverage.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { findInterrupted, isUnderWay, useTrack } from '../../../state/patrol/track.ts';
import { useSession } from '../../../state/session.ts';

/** Asks about a patrol that was interrupted as soon as the screen stands, and keeps the way on the map while one is under way. */
export function useTrackUnderWay(): void {
  const isReady = useSession((s) => s.phase.at === 'ready' && s.summary !== null);
  const runs = useTrack(isUnderWay);
  useEffect(() => {
    if (!isReady) return;
    void findInterrupted().then(() => {
      if (useTrack.getState().state === 'found') usePatrolScreen.getState().open('track');
    });
  }, [isReady]);
  useEffect(() => (runs ? followCoverage() : undefined), [runs]);
  useEffect(() => (runs ? holdOpenWork() : undefined), [runs]);
}
