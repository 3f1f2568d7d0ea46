/** What iOS adds, and asks leave for. */
type Orientation = DeviceOrientationEvent & { readonly webkitCompassHeading?: number };
type Asking = typeof DeviceOrientationEvent & { requestPermission?(): Promise<'granted' | 'denied'> };

const PATIENCE_MS = 2_000;

/**
 * Where the top of the device points, degrees clockwise from magnetic north; null where the device has no compass, does not say, or may
 * not be asked. Called from a tap: iOS asks its owner then. Iron nearby, and declination (−11° to +5° in China), turn it: a first guess.
 */
export async function readCompass(): Promise<number | null> {
  const { DeviceOrientationEvent: Event } = globalThis as { DeviceOrientationEvent?: Asking };
  if (!Event) return null;
  if (Event.requestPermission && (await Event.requestPermission().catch(() => 'denied')) !== 'granted') return null;
  const kinds = ['deviceorientationabsolute', 'deviceorientation'] as const;
  return new Promise((resolve) => {
    const end = (heading: number | null) => {
      clearTimeout(timer);
      for (const kind of kinds) removeEventListener(kind, listen as EventListener);
      resolve(heading);
    };
    const listen = (event: Orientation) => {
      const heading = event.webkitCompassHeading ?? (event.absolute && event.alpha !== null ? 360 - event.alpha : null);
      if (heading !== null) end(heading % 360);
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    for (const kind of kinds) addEventListener(kind, listen as EventListener);
  });
}
