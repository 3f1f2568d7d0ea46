import type { MeasuredPosition, Photo } from '../../core/register/photo.ts';
import { services } from '../services.ts';
import { useFacing } from './facing.ts';
import { askPosition, usePosition, watchPosition } from './position.ts';

/** What the device knows at one moment, as a sidecar holds it. */
export type Moment = Pick<Photo, 'takenAt' | 'clockOffset_ms' | 'position' | 'bearing_deg'>;

/** A reading older than this says nothing of where the device is now; a younger one is kept with its own time. */
const OLDEST_FIX_MS = 600_000;
/** From here on a new reading is asked for when the camera opens: a device that lies still may tell nothing by itself. */
const STALE_FIX_MS = 15_000;
/** Readings that the clock's offset is taken from. One alone may have come from a store of old ones. */
const OFFSETS_KEPT = 10;
const LEAST_OFFSETS = 2;

/** Reading's time minus the device's clock on its arrival. A reading is late by some time, never early: the largest is nearest to the truth. */
let offsets: readonly number[] = [];
/** The last reading, and the device's clock on its arrival. */
let arrived: { readonly at: string; readonly clock: number } | null = null;

const clockNow = (): number => Date.parse(services().clock.now());

/** Follows position and clock until the returned function is called, so that the shutter need not wait for a reading. */
export function watchForShutter(): () => void {
  offsets = [];
  const stop = watchPosition(({ at }: MeasuredPosition) => {
    if (at === arrived?.at) return;
    arrived = { at, clock: clockNow() };
    offsets = [...offsets, Date.parse(at) - arrived.clock].slice(-OFFSETS_KEPT);
  });
  freshenPosition();
  return stop;
}

/** Asks for a new reading where the last one is old. */
export function freshenPosition(): void {
  if ((fixAge_ms() ?? 0) > STALE_FIX_MS) askPosition();
}

/** Satellites' time minus the device's clock, milliseconds; null where too few readings came to tell. */
export const clockOffset_ms = (): number | null => (offsets.length < LEAST_OFFSETS ? null : Math.max(...offsets));

/** How long ago the last reading was taken, by the device's own clock where its arrival was seen; null where there is none. */
export function fixAge_ms(): number | null {
  const { fix } = usePosition.getState();
  if (!fix) return null;
  const taken = arrived?.at === fix.at ? arrived.clock : Date.parse(fix.at);
  return Math.max(0, clockNow() - taken);
}

/** Now, as this device knows it. A position that is too old is left out: better none than a false one. */
export function momentNow(): Moment {
  const offset = clockOffset_ms();
  const age_ms = fixAge_ms();
  const { fix } = usePosition.getState();
  const { bearing_deg } = useFacing.getState();
  return {
    takenAt: services().clock.now(),
    ...(offset !== null && { clockOffset_ms: offset }),
    ...(fix && age_ms !== null && age_ms <= OLDEST_FIX_MS && { position: fix }),
    ...(bearing_deg !== null && { bearing_deg: Math.round(bearing_deg * 10) / 10 }),
  };
}
