import { fixesOfStand, isSameStand, LONGEST_STAND_MS, type TimedFix } from '../../core/editing/fixes-of-stand.ts';
import type { Outline } from '../../core/editing/outline.ts';
import { districtPlane } from '../district-plane.ts';
import { changeOutline, editVertices, outlineOf, stopFixes, useCapture } from './capture.ts';
import { askPosition, usePosition, watchPosition } from './position.ts';
import { fixAge_ms } from './shutter-facts.ts';

/** The last half minute, for whoever taps after having stood. */
let recent: readonly TimedFix[] = [];
const MOST_RECENT = 120;

/** Listens to the device's position while a report is being made; returns how to stop. */
export function watchForCapture(): () => void {
  return watchPosition(({ lon, lat, accuracy_m, at }) => {
    const fix: TimedFix = { at: [lon, lat], accuracy_m, takenAt: at };
    recent = [...recent.slice(1 - MOST_RECENT), fix];
    takeFix(fix);
  });
}

/** A further fix of the walk, or of the corner that somebody still stands at. */
function takeFix(fix: TimedFix): void {
  const [{ draft, running }, plane] = [useCapture.getState(), districtPlane()];
  if (!draft || !running || !plane) return;
  const outline = outlineOf(draft);
  if (running === 'walk') return take({ ...outline, walk: [...outline.walk, fix] });
  const stand = outline.stands.at(-1);
  const newest = stand?.at(-1);
  if (!stand || !newest || !isSameStand(fix, newest, plane)) return stopFixes();
  if (newest.takenAt !== fix.takenAt) take({ ...outline, stands: [...outline.stands.slice(0, -1), [...stand, fix]] });
}

/** More of the same step. */
function take(outline: Outline): void {
  const { draft } = useCapture.getState();
  if (!draft) return;
  useCapture.setState({ draft: { ...draft, [draft.subject]: outline, measured: usePosition.getState().fix ?? draft.measured } });
}

/**
 * Whether the last fix says where the device is now. One from before the position was taken away, or from before a walk without a
 * signal, would put a corner where nobody stands. Where it is only old a new one is asked for: a device that lies still tells nothing.
 */
function isPlaced(): boolean {
  const age_ms = fixAge_ms();
  if (usePosition.getState().state !== 'on' || age_ms === null) return false;
  if (age_ms <= LONGEST_STAND_MS) return true;
  askPosition();
  return false;
}

/** Says that the device stands at a corner now; false where it has no position, or only one of before. */
export function standHere(): boolean {
  const [{ draft }, plane] = [useCapture.getState(), districtPlane()];
  const fixes = plane ? fixesOfStand(recent, plane) : [];
  if (!draft || fixes.length === 0 || !isPlaced()) return false;
  const outline = outlineOf(draft);
  changeOutline({ ...outline, stands: [...outline.stands, fixes] });
  useCapture.setState({ running: 'stand' });
  return true;
}

/** Begins to walk the outline, or goes on with it. */
export function startWalk(): void {
  const { draft } = useCapture.getState();
  if (!draft) return;
  const newest = isPlaced() ? recent.at(-1) : undefined;
  const outline = outlineOf(draft);
  changeOutline({ ...outline, walk: newest ? [...outline.walk, newest] : [...outline.walk] });
  useCapture.setState({ running: 'walk' });
}

/** Ends the walk: what was walked becomes the outline; false where it encloses nothing, and can be gone on with. */
export function endWalk(): boolean {
  editVertices();
  const { draft } = useCapture.getState();
  return draft !== null && outlineOf(draft).parts.length > 0;
}
