import type { MeasuredPosition, Photo } from '../../core/register/photo.ts';
import { services } from '../services.ts';
import { useCompass } from './compass.ts';
import { usePosition, watchPosition } from './position.ts';

/** What the device knows at one moment, as a sidecar holds it. */
export type Moment = Pick<Photo, 'takenAt' | 'clockOffset_ms' | 'position' | 'bearing_deg'>;

/** A reading older than this says nothing of where the device is now. */
const OLDEST_FIX_MS = 60_000;
/** Readings that the clock's offset is taken from. */
const OFFSETS_KEPT = 10;

/** Reading's time minus the device's clock on its arrival. A reading is late by some time, never early: the largest is nearest to the truth. */
let offsets: readonly number[] = [];

/** Follows position and clock until the returned function is called, so that the shutter need not wait for a reading. */
export function watchForShutter(): () => void {
  offsets = [];
  return watchPosition((fix: MeasuredPosition) => {
    offsets = [...offsets, Date.parse(fix.at) - Date.parse(services().clock.now())].slice(-OFFSETS_KEPT);
  });
}

/** Satellites' time minus the device's clock, milliseconds; null before the first reading. */
export const clockOffset_ms = (): number | null => (offsets.length === 0 ? null : Math.max(...offsets));

/** Now, as this device knows it. A position that is too old is left out: better none than a false one. */
export function momentNow(): Moment {
  const takenAt = services().clock.now();
  const offset = clockOffset_ms();
  const { fix } = usePosition.getState();
  const isFresh = fix !== null && Date.parse(takenAt) + (offset ?? 0) - Date.parse(fix.at) <= OLDEST_FIX_MS;
  const { bearing_deg } = useCompass.getState();
  return {
    takenAt,
    ...(offset !== null && { clockOffset_ms: offset }),
    ...(isFresh && { position: fix }),
    ...(bearing_deg !== null && { bearing_deg: Math.round(bearing_deg * 10) / 10 }),
  };
}
