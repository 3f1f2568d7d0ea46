import { create } from 'zustand';
import type { MeasuredPosition } from '../../core/register/photo.ts';

/** `lost`: the signal was there and is not; the last fix stays, with its time. */
export type PositionState = 'off' | 'asking' | 'on' | 'denied' | 'unavailable' | 'lost';

interface Positioning {
  readonly state: PositionState;
  /** The last reading, good or bad. */
  readonly fix: MeasuredPosition | null;
  /** Direction of travel, degrees clockwise from north, where the device says it. */
  readonly heading_deg: number | null;
}

/** Where this device is, as its browser says: nothing is smoothed, nothing is left out. */
export const usePosition = create<Positioning>()(() => ({ state: 'off', fix: null, heading_deg: null }));

const OPTIONS: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 };
const listeners = new Set<(fix: MeasuredPosition) => void>();
let watch: number | null = null;

/**
 * Asks for positions until the returned function is called; several may ask at once, the device is asked once. `onFix` gets every
 * reading. What the device says of itself stands in `usePosition`.
 */
export function watchPosition(onFix: (fix: MeasuredPosition) => void = () => {}): () => void {
  // Each call is one listener, also where the same function is handed over twice.
  const listener = (fix: MeasuredPosition) => onFix(fix);
  listeners.add(listener);
  begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || watch === null) return;
    navigator.geolocation.clearWatch(watch);
    watch = null;
    usePosition.setState({ state: 'off' });
  };
}

/** Asks for one reading now, for a device that lies still and tells nothing by itself. Those who watch get it too. */
export function askPosition(): void {
  const { geolocation } = navigator as { geolocation?: Geolocation };
  // A reading that does not come changes nothing: the watch says how things stand.
  geolocation?.getCurrentPosition(take, () => undefined, OPTIONS);
}

function begin(): void {
  if (watch !== null) return;
  const { geolocation } = navigator as { geolocation?: Geolocation };
  if (!geolocation) {
    usePosition.setState({ state: 'unavailable' });
    return;
  }
  usePosition.setState({ state: 'asking' });
  askAgainOnceAllowed();
  watch = geolocation.watchPosition(take, fail, OPTIONS);
}

let isListening = false;

/** A watch that was refused hears nothing of a change of mind: it is begun anew when the browser says so, or the page is looked at again. */
function askAgainOnceAllowed(): void {
  if (isListening) return;
  isListening = true;
  const again = () => {
    if (watch === null || usePosition.getState().state !== 'denied') return;
    navigator.geolocation.clearWatch(watch);
    watch = null;
    begin();
  };
  const { permissions } = navigator as { permissions?: Permissions };
  void permissions?.query({ name: 'geolocation' }).then(
    (status) =>
      status.addEventListener('change', () => {
        if (status.state === 'granted') again();
        // Not every browser tells a watch that it was taken away, and none that it was allowed once only (`prompt`).
        else if (watch !== null) usePosition.setState({ state: 'denied' });
      }),
    () => undefined,
  );
  if (typeof document === 'object')
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
}

function take({ coords, timestamp }: GeolocationPosition): void {
  const { longitude: lon, latitude: lat, accuracy: accuracy_m, heading } = coords;
  // A reading that is none is left out: on a track it would keep the whole patrol from being recorded.
  if (!isReading(lon, lat, accuracy_m, timestamp)) return;
  const fix = { lon, lat, accuracy_m, at: new Date(timestamp).toISOString() };
  usePosition.setState({ state: 'on', fix, heading_deg: heading !== null && Number.isFinite(heading) ? heading : null });
  for (const listener of listeners) listener(fix);
}

const LATEST_MOMENT_MS = 8.64e15;

const isReading = (lon: number, lat: number, accuracy_m: number, timestamp: number): boolean =>
  Math.abs(lon) <= 180 &&
  Math.abs(lat) <= 90 &&
  accuracy_m >= 0 &&
  accuracy_m < Number.POSITIVE_INFINITY &&
  Math.abs(timestamp) <= LATEST_MOMENT_MS;

function fail({ code }: GeolocationPositionError): void {
  const { fix } = usePosition.getState();
  const denied = code === 1;
  usePosition.setState({ state: denied ? 'denied' : fix ? 'lost' : 'unavailable' });
}
