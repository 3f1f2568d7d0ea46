import { create } from 'zustand';
import type { Day } from '../core/register/ports.ts';
import { shownDay, useSession } from './session.ts';
import { useView } from './view.ts';

interface DayMoved {
  readonly from: Day;
  readonly to: Day;
  /** How often it moved: two moves between the same days are two. */
  readonly times: number;
}

/** The last time that the day looked at moved although nobody chose a day: a screen says so, or figures would change unexplained. */
export const useDayMoved = create<DayMoved>()(() => ({ from: '', to: '', times: 0 }));

const note = (from: Day, to: Day) => useDayMoved.setState(({ times }) => ({ from, to, times: times + 1 }));

/** Looks at the latest record where what was just recorded takes effect after the day looked at: it would not be on the map. */
export function followRecord(on: Day): void {
  const { on: looked, look } = useView.getState();
  const { summary } = useSession.getState();
  if (looked === null || on <= looked) return;
  look(null);
  note(looked, shownDay(null, summary));
}

// Whoever looks at the latest record looks at another day once something later is on record, or the last of it taken back.
useSession.subscribe((now, last) => {
  const [to, from] = [now.summary?.lastOn, last.summary?.lastOn];
  const isSame = now.summary?.district.id === last.summary?.district.id;
  if (isSame && to && from && to !== from && now.revision > last.revision && useView.getState().on === null) note(from, to);
});
