import { nextTask } from '../../formats/next-task.ts';

/** Work between two rests, ms: tiles that are asked for meanwhile wait no longer. */
const WORK_MS = 12;

/** A pause for long work that may be asked for at any time: it gives the thread back only when enough was done since the last one. */
export function restInTime(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < WORK_MS) return;
    await nextTask();
    begun = performance.now();
  };
}
