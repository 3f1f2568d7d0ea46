import { askForFacing, useFacing, watchFacing } from './facing.ts';

const PATIENCE_MS = 2_000;

/**
 * Where the device points, degrees clockwise from magnetic north; null where it has no compass, does not say so soon, or may not be asked.
 * Called from a tap: iOS asks its owner then. Iron nearby, and declination (−11° to +5° in China), turn it: a first guess.
 */
export async function readCompass(): Promise<number | null> {
  await askForFacing();
  const stop = watchFacing();
  try {
    return await new Promise((resolve) => {
      const known = useFacing.getState().bearing_deg;
      if (known !== null) return resolve(known);
      const timer = setTimeout(() => end(null), PATIENCE_MS);
      const forget = useFacing.subscribe(({ bearing_deg }) => bearing_deg !== null && end(bearing_deg));
      const end = (bearing: number | null) => {
        clearTimeout(timer);
        forget();
        resolve(bearing);
      };
    });
  } finally {
    stop();
  }
}
