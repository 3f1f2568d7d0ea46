import type { BoardQuestion } from '../../workers/calls/leader-board.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

/** What the engine cannot read by itself: a district that no database holds. */
export async function partsInMemory(): Promise<Pick<BoardQuestion, 'parts'>> {
  const { store } = services();
  const id = useSession.getState().summary?.district.id;
  const parts = store.lasting || id === undefined ? null : await store.load(id);
  return parts ? { parts } : {};
}
