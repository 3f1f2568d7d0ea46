import { useEffect } from 'react';
import { hasMoved, loadDay, useFieldDay } from '../../../state/patrol/day.ts';
import { loadIdentity, useIdentity } from '../../../state/patrol/identity.ts';
import { watchPosition } from '../../../state/patrol/position.ts';
import { useSession } from '../../../state/session.ts';

/**
 * Keeps the day's list current: after each record, when somebody else uses the phone, and on the way.
 * @param isWanted whether anything of it would be shown: what is not is not loaded either
 */
export function useDay(isWanted = true): void {
  const district = useSession((s) => s.summary?.district.id);
  const revision = useSession((s) => s.revision);
  const known = useIdentity((s) => s.district === district);
  const who = useIdentity((s) => s.who);
  useEffect(() => {
    if (district !== undefined) void loadIdentity(district);
  }, [district]);
  // Another user or another register makes another list.
  useEffect(() => {
    if (known && isWanted) void loadDay();
  }, [isWanted, known, who, revision]);
}

/** Lays the way anew where the phone moved on; the position is asked for only while the list is open. */
export function useWayFromHere(): void {
  useEffect(
    () =>
      watchPosition((fix) => {
        if (useFieldDay.getState().day && hasMoved(fix)) void loadDay();
      }),
    [],
  );
}
