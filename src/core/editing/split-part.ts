import { doubledArea, enclose, isOnOutline, meetSegments, type OpenRing, type PlanePoint } from './segments.ts';

/** A shell and its holes. */
export type PlanePart = readonly OpenRing[];

/** A place on the line where it meets an outline: `along` counts its segments, with the share of the one at hand. */
interface Station {
  readonly along: number;
  readonly at: PlanePoint;
}

interface Side {
  readonly from: PlanePoint;
  readonly to: PlanePoint;
  /** Of the piece of the line that it belongs to, which is run both ways; −1 for a side of an outline. */
  readonly chord: number;
}

const keyOf = ([x, y]: PlanePoint): string => `${x},${y}`;

/**
 * A part cut along a line into the pieces that it falls into; null where the line does not part it. Pieces share the vertices of the
 * cut, rounded to millimetres, so that they neither overlap nor leave a gap, and their areas add up to the part's within that rounding.
 * A line that ends inside, or in a hole, cuts as far as it parts anything.
 */
export function splitPart(part: PlanePart, line: readonly PlanePoint[]): PlanePart[] | null {
  const oriented = part.map((ring, n) => (doubledArea(ring) > 0 === (n === 0) ? ring : ring.toReversed()));
  const { rings, stations } = cutOutlines(oriented, line);
  let chords = listChords(oriented, line, stations);
  while (chords.length > 0) {
    const faces = walkFaces([...sidesOf(rings), ...chords.flatMap(bothWays)]);
    const idle = new Set(faces.flatMap(listIdleChords));
    if (idle.size === 0) {
      const pieces = assemble(faces.map((face) => face.map(({ from }) => from)));
      return pieces.length > 1 ? pieces : null;
    }
    chords = chords.filter((_, n) => !idle.has(n));
  }
  return null;
}

/** Outlines with a vertex wherever the line meets them, and those places in the order of the line. */
function cutOutlines(part: PlanePart, line: readonly PlanePoint[]): { rings: PlanePart; stations: Station[] } {
  const stations: Station[] = [];
  const rings = part.map((ring) =>
    ring.flatMap((from, n) => {
      const to = ring[(n + 1) % ring.length];
      const cuts: { share: number; at: PlanePoint }[] = [];
      for (let k = 0; k + 1 < line.length; k++) {
        const meeting = meetSegments(from, to, line[k], line[k + 1]);
        if (!meeting) continue;
        const at: PlanePoint = [Math.round(meeting.at[0]), Math.round(meeting.at[1])];
        stations.push({ along: k + meeting.onSecond, at });
        cuts.push({ share: meeting.onFirst, at });
      }
      cuts.sort((a, b) => a.share - b.share);
      const between = cuts.map(({ at }) => at).filter((at) => keyOf(at) !== keyOf(from) && keyOf(at) !== keyOf(to));
      return [from, ...between.filter((at, place) => place === 0 || keyOf(at) !== keyOf(between[place - 1]))];
    }),
  );
  stations.sort((a, b) => a.along - b.along);
  return { rings, stations };
}

/** Pieces of the line that run inside the part from one outline to the next. */
function listChords(part: PlanePart, line: readonly PlanePoint[], stations: readonly Station[]): (readonly PlanePoint[])[] {
  const chords: (readonly PlanePoint[])[] = [];
  for (let n = 0; n + 1 < stations.length; n++) {
    const [begin, end] = [stations[n], stations[n + 1]];
    const bends = line.filter((_, k) => k > begin.along && k < end.along);
    const chord = [begin.at, ...bends, end.at].filter((at, k, all) => k === 0 || keyOf(at) !== keyOf(all[k - 1]));
    if (chord.length < 2) continue;
    const middle: PlanePoint = [(chord[0][0] + chord[1][0]) / 2, (chord[0][1] + chord[1][1]) / 2];
    if (enclose(part, middle) && !isOnOutline(part, middle)) chords.push(chord);
  }
  return chords;
}

const sidesOf = (rings: PlanePart): Side[] =>
  rings.flatMap((ring) => ring.map((from, n) => ({ from, to: ring[(n + 1) % ring.length], chord: -1 })));

const bothWays = (line: readonly PlanePoint[], chord: number): Side[] =>
  line.slice(1).flatMap((to, n) => [
    { from: line[n], to, chord },
    { from: to, to: line[n], chord },
  ]);

/** Faces to the left of every side: at each vertex the walk turns as far left as it can. */
function walkFaces(sides: readonly Side[]): Side[][] {
  const leaving = new Map<string, number[]>();
  sides.forEach(({ from }, n) => {
    const known = leaving.get(keyOf(from));
    if (known) known.push(n);
    else leaving.set(keyOf(from), [n]);
  });
  const used = new Set<number>();
  const faces: Side[][] = [];
  for (let begin = 0; begin < sides.length; begin++) {
    const face: Side[] = [];
    for (let n: number | undefined = begin; n !== undefined && !used.has(n); n = leftmost(sides, leaving, sides[n])) {
      used.add(n);
      face.push(sides[n]);
    }
    if (face.length > 0) faces.push(face);
  }
  return faces;
}

function leftmost(sides: readonly Side[], leaving: ReadonlyMap<string, number[]>, { from, to }: Side): number | undefined {
  const back = Math.atan2(from[1] - to[1], from[0] - to[0]);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const n of leaving.get(keyOf(to)) ?? []) {
    const ahead = Math.atan2(sides[n].to[1] - to[1], sides[n].to[0] - to[0]);
    const turned = back - ahead;
    // Going back the way one came is the last resort.
    const clockwise = turned > 1e-12 ? turned : turned + 2 * Math.PI;
    if (clockwise >= least) continue;
    least = clockwise;
    best = n;
  }
  return best;
}

/** Pieces of the line that one face runs both ways part nothing. */
function listIdleChords(face: readonly Side[]): number[] {
  const ways = new Set(face.filter(({ chord }) => chord >= 0).map(({ from, to }) => `${keyOf(from)}>${keyOf(to)}`));
  return face.filter(({ from, to, chord }) => chord >= 0 && ways.has(`${keyOf(to)}>${keyOf(from)}`)).map(({ chord }) => chord);
}

/** Shells run counter-clockwise; every other face is a hole of the shell that it lies in. */
function assemble(faces: readonly OpenRing[]): PlanePart[] {
  const shells = faces.filter((face) => doubledArea(face) > 0);
  const holes = faces.filter((face) => doubledArea(face) < 0);
  return shells.map((shell) => {
    const corners = new Set(shell.map(keyOf));
    const own = holes.filter((hole) => enclose([shell], hole.find((at) => !corners.has(keyOf(at))) ?? hole[0]));
    return [shell, ...own];
  });
}
