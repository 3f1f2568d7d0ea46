import type { LonLat } from '../map-scene.ts';
import type { BesideShape } from './field-features.ts';
import type { SketchTexts } from './sketch-features.ts';

/** What of a rectangle is taken hold of: all of it, a corner (its sizes), or the handle that turns it. */
export type BoxHandle = 'whole' | 'corner' | 'turn';

/** A rectangle to place, to size and to turn. The mode knows no plane: pulls go out, and the rectangle after them comes back. */
export interface BoxRequest {
  /** Degrees, counter-clockwise: ahead right, ahead left, behind left, behind right of its direction. */
  readonly corners: readonly LonLat[];
  readonly texts: SketchTexts | null;
  readonly beside: readonly BesideShape[];
  /** A handle was pulled from one place to another; once more with `done` when it is let go. */
  onPull(handle: BoxHandle, from: LonLat, to: LonLat, done: boolean): void;
}
