import { useMemo } from 'react';
import { toGeometry } from '../../../core/editing/drawn-geometry.ts';
import { findContradictions } from '../../../core/register/photo-contradictions.ts';
import { capturedShape, useCapture } from '../../../state/patrol/capture.ts';
import { type Shot, usePhotos } from '../../../state/patrol/photos.ts';
import { useSession } from '../../../state/session.ts';

/** Photos of the open report, each with what does not fit of it: also with the outline as it is drawn now, where somebody stands to put it right. */
export function useShots(): readonly Shot[] {
  const shots = usePhotos((s) => s.shots);
  const building = useCapture((s) => s.draft?.building);
  const timeZone = useSession((s) => s.summary?.settings.timeZone);
  return useMemo(() => {
    const shape = building && capturedShape('building', { draft: useCapture.getState().draft, held: null });
    if (!shape || timeZone === undefined) return shots;
    const around = { timeZone, shape: toGeometry(shape.parts) };
    return shots.map((shot) => ({ ...shot, contradictions: findContradictions(shot.photo, around) }));
  }, [shots, building, timeZone]);
}
