import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { LngLat } from '../measure/units.ts';
import { enclose, meetSegments, type PlanePoint } from './segments.ts';
import { splitPart } from './split-part.ts';

/** What the next strokes do: draw a part, a hole or a cut; or change what is there: its vertices, or its place as a whole. */
export const EDIT_TOOLS = ['part', 'hole', 'cut', 'vertices', 'shift'] as const;
export type EditTool = (typeof EDIT_TOOLS)[number];

/** A shell and its holes, degrees, none of them closed. */
export type DrawnPart = readonly (readonly LngLat[])[];

/** One vertex of the shape, or (part −1) of the stroke. */
export interface VertexPlace {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
}

export const STROKE = -1;

interface Moment {
  readonly parts: readonly DrawnPart[];
  /** Vertices of the part, hole or cut that is being drawn. */
  readonly stroke: readonly LngLat[];
  readonly tool: EditTool;
}

/** A shape of several parts with holes while it is drawn, with every moment before it and those that were taken back. */
export interface Drawing extends Moment {
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
}

/** Whatever hand, keys or typed numbers do becomes one of these. */
export type EditStep =
  | { readonly do: 'take'; readonly tool: EditTool }
  | { readonly do: 'add'; readonly at: LngLat }
  /** Ends the stroke: it becomes a part or a hole, or cuts. */
  | { readonly do: 'close' }
  | { readonly do: 'move'; readonly vertex: VertexPlace; readonly at: LngLat }
  /** A new vertex before that one; the count of vertices stands for the closing side. */
  | { readonly do: 'insert'; readonly vertex: VertexPlace; readonly at: LngLat }
  | { readonly do: 'remove'; readonly vertex: VertexPlace }
  /** Ring 0 takes its part with it. */
  | { readonly do: 'remove-ring'; readonly part: number; readonly ring: number }
  | { readonly do: 'keep-part'; readonly part: number }
  /** Moves the whole, in the plane. */
  | { readonly do: 'shift'; readonly from: LngLat; readonly to: LngLat }
  | { readonly do: 'replace'; readonly parts: readonly DrawnPart[] }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

/** Why a step cannot be taken. */
export type EditRefusal =
  | 'too-few-vertices'
  | 'ring-of-three'
  | 'hole-outside'
  | 'cut-misses'
  | 'cut-crosses-itself'
  | 'beyond-plane';

const LEAST_OF = { part: 3, hole: 3, cut: 2 } as const;

export const beginDrawing = (parts: readonly DrawnPart[] = []): Drawing => ({
  parts,
  stroke: [],
  tool: parts.length > 0 ? 'vertices' : 'part',
  past: [],
  future: [],
});

/** Fewest vertices with which the stroke can be ended; null where the tool draws no stroke. */
export const leastOfStroke = (tool: EditTool): number | null =>
  tool in LEAST_OF ? LEAST_OF[tool as keyof typeof LEAST_OF] : null;

/** The drawing after one step; the same object where nothing changes, or why the step cannot be taken. */
export function takeStep(drawing: Drawing, step: EditStep, plane: DistrictPlane): Drawing | EditRefusal {
  if ('at' in step && plane.refusalOf(...step.at)) return 'beyond-plane';
  const { parts, stroke, tool, past, future } = drawing;
  switch (step.do) {
    case 'take': {
      // Where there is nothing yet, nothing but a first part can be drawn.
      const next = parts.length > 0 ? step.tool : 'part';
      if (stroke.length > 0) return step.tool === tool ? drawing : become(drawing, { stroke: [], tool: next });
      return next === tool ? drawing : { ...drawing, tool: next };
    }
    case 'add':
      return addVertex(drawing, step.at, plane);
    case 'close':
      return closeStroke(drawing, plane);
    case 'move':
      return changeRing(drawing, step.vertex, (ring) => {
        const { index } = step.vertex;
        if (!ring[index] || isSamePlace(ring[index], step.at)) return ring;
        return ring.map((at, n) => (n === index ? step.at : at));
      });
    case 'insert':
      return changeRing(drawing, step.vertex, (ring) => {
        const { index } = step.vertex;
        return index < 0 || index > ring.length ? ring : [...ring.slice(0, index), step.at, ...ring.slice(index)];
      });
    case 'remove':
      if (step.vertex.part !== STROKE && (ringAt(drawing, step.vertex)?.length ?? 0) <= 3) return 'ring-of-three';
      return changeRing(drawing, step.vertex, (ring) => ring.filter((_, n) => n !== step.vertex.index));
    case 'remove-ring':
      return removeRing(drawing, step.part, step.ring);
    case 'keep-part':
      return parts[step.part] && parts.length > 1 ? become(drawing, { parts: [parts[step.part]] }) : drawing;
    case 'shift':
      return shift(drawing, step.from, step.to, plane);
    case 'replace':
      return become(drawing, { parts: step.parts, stroke: [], tool: 'vertices' });
    case 'undo': {
      const last = past.at(-1);
      return last ? { ...last, past: past.slice(0, -1), future: [...future, momentOf(drawing)] } : drawing;
    }
    case 'redo': {
      const next = future.at(-1);
      return next ? { ...next, past: [...past, momentOf(drawing)], future: future.slice(0, -1) } : drawing;
    }
  }
}

/** Vertices of a ring of the shape, or of the stroke. */
export const ringAt = ({ parts, stroke }: Moment, { part, ring }: Omit<VertexPlace, 'index'>): readonly LngLat[] | undefined =>
  part === STROKE ? stroke : parts[part]?.[ring];

/** Every vertex that can be reached, part by part; the stroke's last. */
export function listVertices({ parts, stroke }: Moment): VertexPlace[] {
  const ofShape = parts.flatMap((rings, part) =>
    rings.flatMap((points, ring) => points.map((_, index): VertexPlace => ({ part, ring, index }))),
  );
  return [...ofShape, ...stroke.map((_, index): VertexPlace => ({ part: STROKE, ring: 0, index }))];
}

export const isSameVertex = (a: VertexPlace | null, b: VertexPlace | null): boolean =>
  a === b || (a !== null && b !== null && a.part === b.part && a.ring === b.ring && a.index === b.index);

export const momentOf = ({ parts, stroke, tool }: Moment): Moment => ({ parts, stroke, tool });

const become = (drawing: Drawing, change: Partial<Moment>): Drawing => ({
  ...momentOf(drawing),
  ...change,
  past: [...drawing.past, momentOf(drawing)],
  future: [],
});

/** A vertex on the last one, or on a ring's first, ends the stroke: that is what a double click and a closing click are. */
function addVertex(drawing: Drawing, at: LngLat, plane: DistrictPlane): Drawing | EditRefusal {
  const { stroke, tool } = drawing;
  const least = leastOfStroke(tool);
  if (least === null) return drawing;
  const last = stroke.at(-1);
  if (last && isSamePlace(last, at)) return closeStroke(drawing, plane);
  if (tool !== 'cut' && stroke.length >= least && isSamePlace(stroke[0], at)) return closeStroke(drawing, plane);
  return become(drawing, { stroke: [...stroke, at] });
}

function closeStroke(drawing: Drawing, plane: DistrictPlane): Drawing | EditRefusal {
  const { parts, stroke, tool } = drawing;
  const least = leastOfStroke(tool);
  if (least === null) return drawing;
  if (stroke.length < least) return 'too-few-vertices';
  if (tool === 'part') return become(drawing, { parts: [...parts, [stroke]], stroke: [], tool: 'vertices' });
  return tool === 'hole' ? cutHole(drawing, plane) : cutApart(drawing, plane);
}

/** The hole belongs to the part that all its vertices lie in. */
function cutHole(drawing: Drawing, plane: DistrictPlane): Drawing | EditRefusal {
  const { parts, stroke } = drawing;
  const [hole, ...shapes] = [[stroke], ...parts].map((part) => toPlane(part, plane));
  const owner = shapes.findIndex((part) => hole[0].every((at) => enclose(part, at)));
  if (owner < 0) return 'hole-outside';
  return become(drawing, {
    parts: parts.map((part, n) => (n === owner ? [...part, stroke] : part)),
    stroke: [],
    tool: 'vertices',
  });
}

function cutApart(drawing: Drawing, plane: DistrictPlane): Drawing | EditRefusal {
  const { parts, stroke } = drawing;
  const [line] = toPlane([stroke], plane);
  if (crosses(line)) return 'cut-crosses-itself';
  const cut = parts.map((part) => ({ part, pieces: splitPart(toPlane(part, plane), line) }));
  if (cut.every(({ pieces }) => pieces === null)) return 'cut-misses';
  return become(drawing, {
    parts: cut.flatMap(({ part, pieces }) => pieces?.map((piece) => toDegrees(piece, plane, part)) ?? [part]),
    stroke: [],
    tool: 'vertices',
  });
}

function crosses(line: readonly PlanePoint[]): boolean {
  for (let i = 0; i + 1 < line.length; i++)
    for (let j = i + 2; j + 1 < line.length; j++) if (meetSegments(line[i], line[i + 1], line[j], line[j + 1])) return true;
  return false;
}

function changeRing(drawing: Drawing, place: VertexPlace, change: (ring: readonly LngLat[]) => readonly LngLat[]): Drawing {
  const ring = ringAt(drawing, place);
  const changed = ring && change(ring);
  if (!changed || changed === ring) return drawing;
  if (place.part === STROKE) return become(drawing, { stroke: changed });
  return become(drawing, {
    parts: drawing.parts.map((part, p) => (p === place.part ? part.map((one, r) => (r === place.ring ? changed : one)) : part)),
  });
}

function removeRing(drawing: Drawing, part: number, ring: number): Drawing {
  const { parts } = drawing;
  if (!parts[part]?.[ring]) return drawing;
  if (ring > 0) {
    return become(drawing, { parts: parts.map((rings, p) => (p === part ? rings.filter((_, r) => r !== ring) : rings)) });
  }
  const left = parts.filter((_, p) => p !== part);
  return become(drawing, { parts: left, ...(left.length === 0 && { tool: 'part', stroke: [] }) });
}

/** Every vertex by the same whole millimetres, so that no side changes its length in the plane. */
function shift(drawing: Drawing, from: LngLat, to: LngLat, plane: DistrictPlane): Drawing | EditRefusal {
  const [ax, ay, bx, by] = plane.toFractionalMillimetres(Float64Array.of(...from, ...to));
  const [east, north] = [Math.round(bx - ax), Math.round(by - ay)];
  if (!Number.isFinite(east) || !Number.isFinite(north)) return 'beyond-plane';
  if (east === 0 && north === 0) return drawing;
  const moved = drawing.parts.map((part) =>
    toDegrees(
      toPlane(part, plane).map((ring) => ring.map(([x, y]): PlanePoint => [x + east, y + north])),
      plane,
    ),
  );
  return become(drawing, { parts: moved });
}

/** Rings in whole millimetres, as they will be measured. */
export function toPlane(part: DrawnPart, plane: DistrictPlane): PlanePoint[][] {
  return part.map((ring) => {
    const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flat()));
    return ring.map((_, n): PlanePoint => [coordinates[2 * n], coordinates[2 * n + 1]]);
  });
}

/** Back to degrees; a vertex that stood in `known` keeps the very numbers it had. */
export function toDegrees(rings: readonly (readonly PlanePoint[])[], plane: DistrictPlane, known: DrawnPart = []): DrawnPart {
  const kept = new Map<string, LngLat>();
  toPlane(known, plane).forEach((ring, r) => ring.forEach((at, n) => kept.set(at.join(), known[r][n])));
  return rings.map((ring) =>
    ring.map((at): LngLat => {
      const [lon, lat] = plane.toLonLat(Float64Array.of(...at));
      return kept.get(at.join()) ?? [roundDegrees(lon), roundDegrees(lat)];
    }),
  );
}

/** 10 decimals of a degree are a hundredth of a millimetre: whole millimetres come back exactly. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e10) / 1e10;

const isSamePlace = (a: LngLat, b: LngLat): boolean => a[0] === b[0] && a[1] === b[1];
