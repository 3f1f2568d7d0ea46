import { useMemo } from 'react';
import { useTrack } from '../../../state/patrol/track.ts';

/** Keys of the targets that somebody stood before, or tried to, on the patrol under way. */
export function useVisited(): ReadonlySet<string> {
  const visits = useTrack((s) => s.patrol?.visits);
  return useMemo(() => new Set((visits ?? []).map(({ target }) => `${target.kind}/${target.id}`)), [visits]);
}
