const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/**
 * Milliseconds to wait after so many failures in a row: twice as long each time, and by chance from half of it to all, so that a
 * hundred devices do not come back at one moment. @param random from 0 to below 1
 */
export function backoff(failures: number, random: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(most / 2 + (most / 2) * random);
}
