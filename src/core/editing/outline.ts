import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { formSigma_m } from '../measure/sigma.ts';
import type { LngLat } from '../measure/units.ts';
import type { ShapeOrigin } from '../register/shape.ts';
import { alikeSigma_m } from './alike-sigma.ts';
import {
  beginDrawing,
  type Drawing,
  type DrawnPart,
  type EditRefusal,
  type EditStep,
  roundDegrees,
  takeStep,
  toPlane,
} from './drawing.ts';
import type { TimedFix } from './fixes-of-stand.ts';
import { fixesOfWalk } from './fixes-of-walk.ts';
import { ACCURACY_PER_SIGMA, type FixedCorner, locateCorner } from './outline-of-fixes.ts';
import { placeWithin } from './place-within.ts';
import { type Rectangle, rectangleAround } from './rectangle-around.ts';
import { ringOfWalk } from './ring-of-walk.ts';
import { type MeasuredBy, sidesSigma_m } from './sides-sigma.ts';

/** How an outline comes about in the field, the quickest first. */
export const CAPTURE_METHODS = ['box', 'corners', 'stand', 'walk', 'freehand'] as const;
export type CaptureMethod = (typeof CAPTURE_METHODS)[number];

/** A rectangle by its centre, its sizes and its direction. */
export interface Box extends Rectangle {
  /** 95 % radius of the fix that the centre is; null where the centre was placed on the map. */
  readonly accuracy_m: number | null;
  /** How its sides came to be known. Drafts of older versions do not say: then nobody measured. */
  readonly sidesBy?: MeasuredBy;
}

/** An outline while it is captured, by whichever method: plain data that can be kept. */
export interface Outline {
  readonly method: CaptureMethod;
  readonly parts: readonly DrawnPart[];
  /** Corners that are being tapped. */
  readonly stroke: readonly LngLat[];
  readonly box: Box | null;
  /** Corners that somebody stood at, each with its fixes. */
  readonly stands: readonly (readonly TimedFix[])[];
  /** Fixes of a walk around it. */
  readonly walk: readonly TimedFix[];
  /** Standard deviation of the worst vertex that a hand has set on the map, metres; 0 where none was. */
  readonly hand_m: number;
  /** σ of what the shape was before hands changed its vertices, metres. */
  readonly base_m: number;
  /** Standard deviation of an error of place that all vertices share, metres. Drafts of older versions have none. */
  readonly shift_m?: number;
}

/** What an outline encloses at this moment. */
export interface OutlineShape {
  readonly parts: readonly DrawnPart[];
  readonly origin: ShapeOrigin;
  readonly sigma_m: number;
  /** Of vertices against each other, where they share an error of place (see `Shape`). */
  readonly relativeSigma_m?: number;
  /** Where it is said to stand: a place within it, with the 95 % radius of its place. */
  readonly place: { readonly at: LngLat; readonly accuracy_m: number };
}

export const beginOutline = (method: CaptureMethod): Outline => ({
  method,
  parts: [],
  stroke: [],
  box: null,
  stands: [],
  walk: [],
  hand_m: 0,
  base_m: 0,
});

/** Whether there is anything that would be lost. */
export const hasOutline = ({ parts, stroke, box, stands, walk }: Outline): boolean =>
  parts.length + stroke.length + stands.length + walk.length > 0 || box !== null;

/** Corners that somebody stood at, where they are by all their fixes. */
export const cornersOf = ({ stands }: Outline, plane: DistrictPlane): FixedCorner[] =>
  stands.flatMap((fixes) => locateCorner(fixes, plane) ?? []);

/** The outline as a drawing with parts, for the modes of the map; what was walked or stood at is a stroke that goes on. */
export function drawingOf(outline: Outline, plane: DistrictPlane): Drawing {
  const { parts, stroke, stands, walk } = outline;
  if (parts.length > 0) return { ...beginDrawing(parts), stroke };
  const measured =
    stands.length > 0 ? cornersOf(outline, plane).map(({ at }) => at) : fixesOfWalk(walk, plane).map(({ at }) => at);
  return { ...beginDrawing(), stroke: stroke.length > 0 ? stroke : measured };
}

/** What it encloses, with how well that is known; null where it is no shape yet. */
export function shapeOfOutline(outline: Outline, plane: DistrictPlane): OutlineShape | null {
  const { parts, box, stands, stroke, walk, hand_m, base_m, shift_m = 0 } = outline;
  if (parts.length > 0) {
    const origin = hand_m > 0 ? 'digitised' : 'gps';
    return placed(parts, origin, Math.max(hand_m, base_m), shift_m, plane);
  }
  if (box) {
    const ring = rectangleAround(box, plane);
    if (!ring) return null;
    const place_m = box.accuracy_m === null ? hand_m : box.accuracy_m / ACCURACY_PER_SIGMA;
    const made = placed([[ring]], 'constructed', sidesSigma_m(box, box.sidesBy, hand_m), place_m, plane);
    return { ...made, place: { at: box.centre, accuracy_m: box.accuracy_m ?? made.place.accuracy_m } };
  }
  if (stands.length > 2) {
    const corners = cornersOf(outline, plane);
    return corners.length > 2 ? shape([[corners.map(({ at }) => at)]], 'gps', alikeSigma_m(corners, plane), plane) : null;
  }
  if (walk.length > 2) {
    const walked = ringOfWalk(fixesOfWalk(walk, plane), plane);
    return walked && shape([[walked.ring]], 'gps', walked.sigma_m, plane);
  }
  return stroke.length > 2 ? shape([[stroke]], 'digitised', hand_m, plane) : null;
}

/** A shape whose vertices err by `form_m` against each other, and all together by `shift_m`. */
function placed(
  parts: readonly DrawnPart[],
  origin: ShapeOrigin,
  form_m: number,
  shift_m: number,
  plane: DistrictPlane,
): OutlineShape {
  const made = shape(parts, origin, Math.hypot(form_m, shift_m), plane);
  return shift_m > 0 ? { ...made, relativeSigma_m: form_m } : made;
}

function shape(parts: readonly DrawnPart[], origin: ShapeOrigin, sigma_m: number, plane: DistrictPlane): OutlineShape {
  const [shell] = toPlane(parts[0], plane);
  const inside = placeWithin(shell) ?? shell[0];
  const [lon, lat] = plane.toLonLat(Float64Array.of(...inside));
  return {
    parts,
    origin,
    sigma_m,
    place: { at: [roundDegrees(lon), roundDegrees(lat)], accuracy_m: ACCURACY_PER_SIGMA * sigma_m },
  };
}

/** The same shape with its vertices free to be moved one by one. */
export function freeVertices(outline: Outline, plane: DistrictPlane): Outline {
  if (outline.parts.length > 0) return outline;
  const found = shapeOfOutline(outline, plane);
  if (!found) return outline;
  const { method, hand_m } = outline;
  // A rectangle's corners follow from its sizes: from here on they are drawn.
  const form_m = formSigma_m(found);
  const drawn_m = found.origin === 'gps' ? hand_m : form_m;
  const shift_m = Math.sqrt(Math.max(0, found.sigma_m ** 2 - form_m ** 2));
  return { ...beginOutline(method), parts: found.parts, hand_m: drawn_m, base_m: form_m, shift_m };
}

const BY_HAND: ReadonlySet<EditStep['do']> = new Set(['move', 'insert', 'add', 'shift']);

/** The outline after a step of hands on the map, which place a vertex to `hand_m`; the same where nothing changes, or why not. */
export function editOutline(outline: Outline, step: EditStep, plane: DistrictPlane, hand_m: number): Outline | EditRefusal {
  const drawing = drawingOf(outline, plane);
  const next = takeStep(drawing, step, plane);
  if (typeof next === 'string') return next;
  if (next === drawing) return outline;
  const { parts, stroke } = next;
  if (!BY_HAND.has(step.do)) return { ...outline, parts, stroke };
  const { base_m, shift_m = 0 } = outline;
  // What goes along as a whole keeps its form.
  if (step.do === 'shift' && shift_m > 0) return { ...outline, parts, stroke, shift_m: Math.max(shift_m, hand_m) };
  const worst_m = Math.max(outline.hand_m, hand_m);
  if (shift_m === 0) return { ...outline, parts, stroke, hand_m: worst_m };
  // A vertex that a hand places on the map does not share the others' error of place any more.
  const apart_m = Math.hypot(Math.max(outline.hand_m, base_m), shift_m);
  return { ...outline, parts, stroke, hand_m: worst_m, base_m: apart_m, shift_m: 0 };
}
