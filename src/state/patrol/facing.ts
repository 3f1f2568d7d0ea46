import { create } from 'zustand';
import { cameraBearing_deg } from '../../core/geodesy/camera-bearing.ts';

interface Facing {
  /** Where the camera on the back looks, degrees clockwise from (magnetic) north; null while the device does not say. */
  readonly bearing_deg: number | null;
}

export const useFacing = create<Facing>()(() => ({ bearing_deg: null }));

/** iOS: the heading itself, and leave that must be asked for. */
interface OrientationReading extends DeviceOrientationEvent {
  readonly webkitCompassHeading?: number;
}
interface OrientationAccess {
  requestPermission?(): Promise<'granted' | 'denied'>;
}

let watchers = 0;

/** Must be called from a touch where the system asks people for leave. Never rejects. */
export async function askForFacing(): Promise<void> {
  const access = (globalThis as { DeviceOrientationEvent?: OrientationAccess }).DeviceOrientationEvent;
  await access?.requestPermission?.().catch(() => 'denied');
}

/** Follows the compass until the returned function is called. Only readings against the earth's frame count. */
export function watchFacing(): () => void {
  if (watchers++ === 0) {
    window.addEventListener('deviceorientationabsolute', take);
    window.addEventListener('deviceorientation', take);
  }
  return () => {
    if (--watchers > 0) return;
    window.removeEventListener('deviceorientationabsolute', take);
    window.removeEventListener('deviceorientation', take);
    useFacing.setState({ bearing_deg: null });
  };
}

function take(event: Event): void {
  const { alpha, beta, gamma, absolute, webkitCompassHeading } = event as OrientationReading;
  if (webkitCompassHeading !== undefined && webkitCompassHeading >= 0) {
    useFacing.setState({ bearing_deg: webkitCompassHeading });
    return;
  }
  if (!absolute || alpha === null || beta === null || gamma === null) return;
  useFacing.setState({ bearing_deg: cameraBearing_deg(alpha, beta, gamma) });
}
