import { useMemo } from 'react';
import type { Fix } from '../../../core/register/patrol.ts';
import type { LonLat, MapScene, MapTarget, MapTrackPart } from '../../../map/map-scene.ts';
import { isForgotten, nextTarget, targetKey, usePatrolCoverage } from '../../../state/patrol/coverage.ts';
import { useKnownPoint } from '../../../state/patrol/known-point.ts';
import { usePosition } from '../../../state/patrol/position.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useTrack } from '../../../state/patrol/track.ts';
import { useSession } from '../../../state/session.ts';
import { useTrackWords } from './use-track-words.ts';
import { useVisited } from './use-visited.ts';

type TrackScene = Required<Pick<MapScene, 'position' | 'track' | 'targets'>>;

const NO_PARTS: readonly MapTrackPart[] = [];
const NO_TARGETS: readonly MapTarget[] = [];

/** Where the device is, the way of the patrol under way, and what is to be seen while the patrol is looked at. */
export function useTrackScene(): TrackScene {
  const position = useMapPosition();
  const reading = usePatrolCoverage((s) => s.reading);
  const isShown = useTrack((s) => s.state !== 'none' && s.state !== 'elsewhere');
  const way = useMemo(() => (reading && isShown ? listParts(reading) : NO_PARTS), [reading, isShown]);
  const { targets, next } = useMapTargets();
  const guide = useMemo<readonly MapTrackPart[]>(
    () => (next && position ? [{ id: 'guide', kind: 'guide', line: [position.at, next.at] }] : NO_PARTS),
    [next, position],
  );
  const track = useMemo(() => (guide.length === 0 ? way : [...way, ...guide]), [way, guide]);
  const point = useMapPoint();
  const shown = useMemo(() => (point.length === 0 ? targets : [...targets, ...point]), [targets, point]);
  return useMemo(() => ({ position, track, targets: shown }), [position, track, shown]);
}

/** The point that somebody says they stand on. */
function useMapPoint(): readonly MapTarget[] {
  const isLooking = usePatrolScreen((s) => s.view === 'track');
  const point = useKnownPoint((s) => s.point);
  return useMemo(
    () => (isLooking && point ? [{ id: 'known-point', state: 'next', at: point.at, text: point.label }] : NO_TARGETS),
    [isLooking, point],
  );
}

function useMapPosition(): TrackScene['position'] {
  const { state, fix, heading_deg } = usePosition();
  const limit = useSession((s) => s.summary?.settings.coverageAccuracy_m ?? 25);
  return useMemo(() => {
    if (!fix || state === 'off') return null;
    const { lon, lat, accuracy_m } = fix;
    return { at: [lon, lat], accuracy_m, bearing_deg: heading_deg, isGood: state === 'on' && accuracy_m <= limit };
  }, [fix, state, heading_deg, limit]);
}

function useMapTargets(): { targets: readonly MapTarget[]; next: MapTarget | null } {
  const isLooking = usePatrolScreen((s) => s.view === 'track');
  const { coverage, kinds, chosen } = usePatrolCoverage();
  const visited = useVisited();
  const words = useTrackWords();
  return useMemo(() => {
    if (!coverage || !isLooking) return { targets: NO_TARGETS, next: null };
    const goal = nextTarget({ coverage, kinds, chosen }, visited);
    const rows = coverage.groups
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((group) => [...group.unseen, ...group.seen, ...group.overdueRows]);
    const targets = new Map<string, MapTarget>();
    for (const row of rows) {
      const id = targetKey(row);
      const isSeen = row.isSeenNow || visited.has(id);
      targets.set(id, { id, at: row.at, state: isSeen ? 'seen' : isForgotten(row) ? 'overdue' : 'unseen', text: '' });
    }
    const next: MapTarget | null = goal && {
      id: targetKey(goal),
      at: goal.at,
      state: 'next',
      text: goal.away_m === null ? goal.label : `${goal.label}\n${words.away(goal)}`,
    };
    if (next) targets.set(next.id, next);
    return { targets: [...targets.values()], next };
  }, [coverage, isLooking, kinds, chosen, visited, words]);
}

const placeOf = ([lon, lat]: Fix): LonLat => [lon, lat];

function listParts({
  pieces,
  gaps,
}: {
  pieces: readonly (readonly Fix[])[];
  gaps: readonly { from: Fix; to: Fix }[];
}): MapTrackPart[] {
  return [
    ...pieces.map((piece, n): MapTrackPart => ({ id: `piece-${n}`, kind: 'piece', line: piece.map(placeOf) })),
    ...gaps.flatMap(({ from, to }, n): MapTrackPart[] => [
      { id: `lost-${n}`, kind: 'end', at: placeOf(from) },
      { id: `found-${n}`, kind: 'end', at: placeOf(to) },
    ]),
  ];
}
