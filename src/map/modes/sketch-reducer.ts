import type { LonLat } from '../map-scene.ts';

export type SketchShape = 'line' | 'polygon' | 'point';

/** Fewest vertices that make the shape. */
export const LEAST_VERTICES: Readonly<Record<SketchShape, number>> = { point: 1, line: 2, polygon: 3 };

interface Moment {
  /** Degrees; a polygon's ring is not closed. */
  readonly points: readonly LonLat[];
  /** Ended: vertices may still be moved, a further stroke begins anew. */
  readonly finished: boolean;
}

/** What is being drawn, with every earlier moment, so that any step can be taken back. */
export interface Sketch extends Moment {
  readonly shape: SketchShape;
  /** Oldest first. */
  readonly past: readonly Moment[];
}

/** Whatever the hand does (mouse, finger, keys, a walk, typed numbers) becomes one of these. */
export type SketchStep =
  | { readonly do: 'add'; readonly at: LonLat }
  | { readonly do: 'move'; readonly index: number; readonly at: LonLat }
  /** A new vertex before that one; the count of vertices stands for the closing side. */
  | { readonly do: 'insert'; readonly index: number; readonly at: LonLat }
  | { readonly do: 'remove'; readonly index: number }
  | { readonly do: 'finish' }
  | { readonly do: 'take-back' }
  | { readonly do: 'clear' }
  | { readonly do: 'replace'; readonly points: readonly LonLat[]; readonly finished: boolean };

export const beginSketch = (shape: SketchShape): Sketch => ({ shape, points: [], finished: false, past: [] });

export const canFinish = ({ shape, points, finished }: Sketch): boolean => !finished && points.length >= LEAST_VERTICES[shape];

/** The sketch after one step; the same object where the step changes nothing. */
export function sketchAfter(sketch: Sketch, step: SketchStep): Sketch {
  const { points, finished } = sketch;
  switch (step.do) {
    case 'add':
      return addVertex(sketch, step.at);
    case 'move':
      return isVertex(sketch, step.index)
        ? become(
            sketch,
            points.map((point, n) => (n === step.index ? step.at : point)),
            finished,
          )
        : sketch;
    case 'insert':
      return step.index >= 0 && step.index <= points.length
        ? become(sketch, [...points.slice(0, step.index), step.at, ...points.slice(step.index)], finished)
        : sketch;
    case 'remove':
      return isVertex(sketch, step.index)
        ? become(
            sketch,
            points.filter((_, n) => n !== step.index),
            finished,
          )
        : sketch;
    case 'finish':
      return canFinish(sketch) ? become(sketch, points, true) : sketch;
    case 'take-back': {
      const last = sketch.past.at(-1);
      return last ? { ...sketch, ...last, past: sketch.past.slice(0, -1) } : sketch;
    }
    case 'clear':
      return points.length > 0 ? become(sketch, [], false) : sketch;
    case 'replace':
      return isSameMoment(sketch, step) ? sketch : become(sketch, step.points, step.finished);
  }
}

/** A vertex on the last one, or on a ring's first, ends the shape: that is what a double click and a closing click are. */
function addVertex(sketch: Sketch, at: LonLat): Sketch {
  const { shape, points, finished } = sketch;
  if (shape === 'point') return become(sketch, [at], true);
  if (finished) return become(sketch, [at], false);
  const last = points.at(-1);
  if (last && isSamePlace(last, at)) return sketchAfter(sketch, { do: 'finish' });
  const closes = shape === 'polygon' && points.length >= LEAST_VERTICES.polygon && isSamePlace(points[0], at);
  return closes ? sketchAfter(sketch, { do: 'finish' }) : become(sketch, [...points, at], false);
}

function become(sketch: Sketch, points: readonly LonLat[], finished: boolean): Sketch {
  const { shape, past } = sketch;
  return {
    shape,
    points,
    finished: finished && points.length >= LEAST_VERTICES[shape],
    past: [...past, { points: sketch.points, finished: sketch.finished }],
  };
}

const isVertex = ({ points }: Sketch, index: number): boolean => index >= 0 && index < points.length;

const isSamePlace = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

const isSameMoment = (a: Moment, b: Moment): boolean =>
  a.finished === b.finished &&
  a.points.length === b.points.length &&
  a.points.every((point, n) => isSamePlace(point, b.points[n]));
