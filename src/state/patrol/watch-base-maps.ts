import { lookAtAreas, useBaseMapAreas } from '../base-map-areas.ts';

/**
 * Goes on with fetches that a kill cut off, once after each look at what lies on this device, and looks again whenever the screen is
 * seen anew: an area may be out of date by then. Returns how to stop.
 */
export function watchBaseMaps(): () => void {
  let seen = 0;
  const goOn = async () => {
    const { looks, areas } = useBaseMapAreas.getState();
    if (looks === seen) return;
    seen = looks;
    if (areas.some(({ state, stopped }) => state === 'fetching' || stopped === 'unreachable'))
      await (await import('./fetch-base-map.ts')).goOnFetching();
  };
  const look = () => {
    if (document.visibilityState === 'visible') void lookAtAreas();
  };
  const stop = useBaseMapAreas.subscribe(() => void goOn());
  document.addEventListener('visibilitychange', look);
  void goOn();
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
  };
}
