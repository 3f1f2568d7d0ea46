import { distanceToSegment, enclose, meetSegments, type OpenRing, type PlanePoint } from './segments.ts';
import type { PlanePart } from './split-part.ts';

/**
 * What is wrong, or looks wrong, with a drawn shape. The first ones make it a shape that cannot be recorded as it is; whether it can be
 * is for admission to say, which counts windings; these say where.
 */
export const FAULT_CODES = [
  'self-crossing',
  'hole-crosses',
  'hole-outside',
  'holes-overlap',
  'parts-overlap',
  'self-touching',
  'hole-touches',
  'parts-touch',
  'spike',
  'tiny-side',
  'duplicate-vertex',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface Fault {
  readonly code: FaultCode;
  /** Millimetres of the plane. */
  readonly at: PlanePoint;
  /** Of a tiny side: its length. */
  readonly length_mm?: number;
}

/** A side shorter than this is a slip of the hand. */
const TINY_MM = 10;
/** Below this angle between two sides a corner is a spike, radians (2°). */
const SPIKE = 0.035;
/** More would not be read. */
const MOST = 60;

interface Edge {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
  readonly count: number;
  readonly a: PlanePoint;
  readonly b: PlanePoint;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** Faults of parts in whole millimetres, the grave ones first; at most 60. */
export function findFaults(parts: readonly PlanePart[]): Fault[] {
  const faults = [...findMeetings(parts), ...findMisplaced(parts), ...parts.flatMap((part) => part.flatMap(findInRing))];
  const rank = ({ code }: Fault) => FAULT_CODES.indexOf(code);
  const seen = new Set<string>();
  return faults
    .filter(({ code, at }) => {
      // Two parts touch all along a cut: one place says it.
      const key = code === 'parts-touch' ? code : `${code}/${Math.round(at[0])},${Math.round(at[1])}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** Corners and sides of one ring. */
function findInRing(ring: OpenRing): Fault[] {
  return ring.flatMap((at, n): Fault[] => {
    const before = ring[(n + ring.length - 1) % ring.length];
    const after = ring[(n + 1) % ring.length];
    const length_mm = Math.hypot(after[0] - at[0], after[1] - at[1]);
    if (length_mm === 0) return [{ code: 'duplicate-vertex', at }];
    const faults: Fault[] = length_mm < TINY_MM ? [{ code: 'tiny-side', at, length_mm }] : [];
    const [ux, uy, vx, vy] = [before[0] - at[0], before[1] - at[1], after[0] - at[0], after[1] - at[1]];
    const angle = Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
    if (angle < SPIKE && Math.hypot(ux, uy) >= TINY_MM && length_mm >= TINY_MM) faults.push({ code: 'spike', at });
    return faults;
  });
}

/** Sides that cross or touch sides which do not follow them. */
function findMeetings(parts: readonly PlanePart[]): Fault[] {
  const edges = parts.flatMap((rings, part) => rings.flatMap((ring, r) => listEdges(ring, part, r)));
  edges.sort((a, b) => a.minX - b.minX);
  const faults: Fault[] = [];
  for (let i = 0; i < edges.length && faults.length < MOST; i++) {
    for (let j = i + 1; j < edges.length && edges[j].minX <= edges[i].maxX; j++) {
      const [one, other] = [edges[i], edges[j]];
      if (one.maxY < other.minY || other.maxY < one.minY || follow(one, other)) continue;
      const fault = meet(one, other);
      if (fault) faults.push(fault);
    }
  }
  return faults;
}

function listEdges(ring: OpenRing, part: number, r: number): Edge[] {
  return ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length];
    if (a[0] === b[0] && a[1] === b[1]) return [];
    return [
      {
        part,
        ring: r,
        index,
        count: ring.length,
        a,
        b,
        minX: Math.min(a[0], b[0]),
        maxX: Math.max(a[0], b[0]),
        minY: Math.min(a[1], b[1]),
        maxY: Math.max(a[1], b[1]),
      },
    ];
  });
}

function follow(one: Edge, other: Edge): boolean {
  if (one.part !== other.part || one.ring !== other.ring) return false;
  const steps = Math.abs(one.index - other.index);
  if (steps === 1 || steps === one.count - 1) return true;
  // With doubled vertices between them, sides still follow each other.
  return (
    (one.b[0] === other.a[0] && one.b[1] === other.a[1] && steps <= 3) ||
    (other.b[0] === one.a[0] && other.b[1] === one.a[1] && steps <= 3)
  );
}

function meet(one: Edge, other: Edge): Fault | null {
  const meeting = meetSegments(one.a, one.b, other.a, other.b);
  const isProper = meeting && isWithin(meeting.onFirst) && isWithin(meeting.onSecond);
  if (isProper) return { code: codeOf(one, other, true), at: meeting.at };
  const at = meeting?.at ?? alongside(one, other);
  return at ? { code: codeOf(one, other, false), at } : null;
}

const isWithin = (share: number): boolean => share > 0 && share < 1;

/** An end of one that lies on the other, for sides that run the same way. */
function alongside(one: Edge, other: Edge): PlanePoint | null {
  for (const end of [one.a, one.b]) if (distanceToSegment(end, other.a, other.b).distance_mm < 0.5) return end;
  for (const end of [other.a, other.b]) if (distanceToSegment(end, one.a, one.b).distance_mm < 0.5) return end;
  return null;
}

function codeOf(one: Edge, other: Edge, crosses: boolean): FaultCode {
  if (one.part !== other.part) return crosses ? 'parts-overlap' : 'parts-touch';
  if (one.ring === other.ring) return crosses ? 'self-crossing' : 'self-touching';
  if (!crosses) return 'hole-touches';
  return one.ring === 0 || other.ring === 0 ? 'hole-crosses' : 'holes-overlap';
}

/** Holes outside their shell or in each other, parts within parts: rings that lie wrong without crossing anything. */
function findMisplaced(parts: readonly PlanePart[]): Fault[] {
  const faults: Fault[] = [];
  parts.forEach((rings, p) => {
    rings.slice(1).forEach((hole, h) => {
      if (!hole.some((at) => enclose([rings[0]], at))) faults.push({ code: 'hole-outside', at: hole[0] });
      const around = rings.slice(1).some((other, k) => k !== h && hole.every((at) => enclose([other], at)));
      if (around) faults.push({ code: 'holes-overlap', at: hole[0] });
    });
    const within = parts.some((other, k) => k !== p && rings[0].every((at) => enclose(other, at)));
    if (within) faults.push({ code: 'parts-overlap', at: rings[0][0] });
  });
  return faults;
}
