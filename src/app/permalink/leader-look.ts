import { useBoard } from '../../state/leader/board.ts';
import { useCompare } from '../../state/leader/compare.ts';
import { usePrint } from '../../state/leader/print.ts';
import { useLeaderScreen } from '../../state/leader/screen.ts';
import { readLeaderPart, writeLeaderPart } from './leader-part.ts';
import type { ScreenPart } from './link.ts';

/** What the leader's screen adds to an address. */
export const leaderLook: ScreenPart = {
  take(search) {
    const { part, unread } = readLeaderPart(search);
    useLeaderScreen.setState(part.look);
    useBoard.setState(part.board);
    useCompare.setState(part.compare);
    usePrint.setState(part.print);
    return unread;
  },
  write: () =>
    writeLeaderPart({
      look: useLeaderScreen.getState(),
      board: useBoard.getState(),
      compare: useCompare.getState(),
      print: usePrint.getState(),
    }),
  subscribe(onStep) {
    const stops = [useLeaderScreen, useBoard, useCompare, usePrint].map((store) => store.subscribe(onStep));
    return () => {
      for (const stop of stops) stop();
    };
  },
};
