import type { Activity } from './activity.ts';
import { intersectActivities, uniteActivities } from './activity.ts';
import type { FootprintInput } from './footprint-input.ts';
import type { Piece, UnitPart, UnitSplitter } from './footprint-pieces.ts';
import { polygonsOf } from './footprint-pieces.ts';
import type { Box, PolygonRef } from './slab-areas.ts';
import { intersectBoxes, measureCommonArea, visitCoverage } from './slab-areas.ts';

/** Land that two pieces have in common, with its parts by unit. */
export interface PiecePair {
  readonly a: number;
  readonly b: number;
  readonly area_m2: number;
  readonly parts: readonly UnitPart[];
}

/** Land that three or more pieces, and no others, have in common. */
export interface DeepLand {
  readonly pieces: readonly number[];
  readonly area_m2: number;
  readonly parts: readonly UnitPart[];
}

/** Triple overlaps below a fifth of the unit of settling (cm²) are left out: the corners of neighbours' slivers. */
const LEAST_TRIPLE_M2 = 2e-5;

/** Pairs of pieces that are ever unresolved together and overlap. */
export function findPairs(input: FootprintInput, pieces: readonly Piece[], units: UnitSplitter): PiecePair[] {
  const byParcel = new Map<number, number[]>();
  pieces.forEach(({ parcelRow }, index) => {
    const list = byParcel.get(parcelRow);
    if (list) list.push(index);
    else byParcel.set(parcelRow, [index]);
  });
  const activities = pieces.map((piece) => claimedDays(input, piece));
  const pairs: PiecePair[] = [];

  function add(a: number, b: number, wholeOverlap_m2: number): void {
    if (intersectActivities(activities[a], activities[b]).length === 0) return;
    const both = [pieces[a], pieces[b]];
    const uncut = both.every(({ cutBy }) => cutBy < 0);
    const area_m2 = uncut ? wholeOverlap_m2 : measureCommonArea(polygonsOf(input, both));
    if (area_m2 > 0) pairs.push({ a, b, area_m2, parts: units.split(both, area_m2) });
  }

  for (const [parcelRow, list] of byParcel) {
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) add(list[i], list[j], input.parcels.areas_m2[parcelRow]);
  }
  const { count, subject, clip, area_m2 } = input.parcelPairs;
  for (let k = 0; k < count; k++) {
    for (const a of byParcel.get(subject[k]) ?? []) for (const b of byParcel.get(clip[k]) ?? []) add(a, b, area_m2[k]);
  }
  return pairs;
}

/** Days on which a piece is claimed, as if nothing were ever resolved: what can overlap at all. */
function claimedDays(input: FootprintInput, piece: Piece): Activity {
  return uniteActivities(
    piece.members
      .map(({ plot, from, until }) => ({ from: Math.max(from, input.plots[plot].from), until, begunBy: -1, endedBy: -1 }))
      .filter(({ from, until }) => from < until),
  );
}

/**
 * The land where three or more pieces meet. Pieces are first joined into clusters by the triples that matter, then each cluster is
 * measured once by slabs: pairs alone would take such land off too often.
 */
export function findDeepLand(input: FootprintInput, pieces: readonly Piece[], pairs: readonly PiecePair[]): DeepLand[] {
  const found: DeepLand[] = [];
  for (const cluster of joinTriples(input, pieces, pairs)) found.push(...measureCluster(input, pieces, cluster));
  return found;
}

function joinTriples(input: FootprintInput, pieces: readonly Piece[], pairs: readonly PiecePair[]): number[][] {
  const neighbours = new Map<number, Set<number>>();
  for (const { a, b, area_m2 } of pairs) {
    if (area_m2 < LEAST_TRIPLE_M2) continue;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const set = neighbours.get(from);
      if (set) set.add(to);
      else neighbours.set(from, new Set([to]));
    }
  }
  const parent = new Map<number, number>();
  const rootOf = (index: number): number => {
    let root = index;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== index) parent.set(index, root);
    return root;
  };
  for (const [a, ofA] of neighbours) {
    for (const b of ofA) {
      if (b < a) continue;
      for (const c of neighbours.get(b) ?? []) {
        if (c < b || !ofA.has(c)) continue;
        const roots = new Set([rootOf(a), rootOf(b), rootOf(c)]);
        if (roots.size === 1 || !isTriple(input, [pieces[a], pieces[b], pieces[c]])) continue;
        const [root, ...others] = roots;
        for (const other of others) parent.set(other, root);
      }
    }
  }
  const clusters = new Map<number, number[]>();
  for (const index of neighbours.keys()) {
    const root = rootOf(index);
    const cluster = clusters.get(root);
    if (cluster) cluster.push(index);
    else clusters.set(root, [index]);
  }
  return [...clusters.values()].filter((cluster) => cluster.length > 2);
}

function isTriple(input: FootprintInput, pieces: readonly Piece[]): boolean {
  const polygons = polygonsOf(input, pieces);
  const [minX, minY, maxX, maxY] = intersectBoxes(polygons);
  const boxArea_m2 = Math.max(0, maxX - minX) * Math.max(0, maxY - minY) * 1e-6;
  return boxArea_m2 >= LEAST_TRIPLE_M2 && measureCommonArea(polygons) >= LEAST_TRIPLE_M2;
}

function measureCluster(input: FootprintInput, pieces: readonly Piece[], cluster: readonly number[]): DeepLand[] {
  const members = [...cluster].sort((a, b) => a - b);
  const ofPieces = polygonsOf(
    input,
    members.map((index) => pieces[index]),
  );
  const box = uniteBoxes(ofPieces.filter(({ view }) => view === input.parcels));
  const units = input.units.map((_, row) => ({ view: input.unitShapes, row })).filter((unit) => meets(unit, box));
  const polygons = [...ofPieces, ...units];
  const placeOf = (view: PolygonRef['view'], row: number): number =>
    ofPieces.findIndex((polygon) => polygon.view === view && polygon.row === row);
  const needs = members.map((index) => {
    const { parcelRow, cutBy } = pieces[index];
    const parcel = placeOf(input.parcels, parcelRow);
    return [parcel, cutBy < 0 ? parcel : placeOf(input.redLineShapes, cutBy)] as const;
  });

  const lands = new Map<string, { pieces: number[]; area_m2: number; byUnit: Map<number, number> }>();
  visitCoverage(polygons, box, (covered, strip_m2) => {
    const meeting: number[] = [];
    for (let m = 0; m < members.length; m++) if (covered[needs[m][0]] && covered[needs[m][1]]) meeting.push(members[m]);
    if (meeting.length < 3) return;
    const key = meeting.join();
    let land = lands.get(key);
    if (!land) lands.set(key, (land = { pieces: meeting, area_m2: 0, byUnit: new Map() }));
    land.area_m2 += strip_m2;
    for (let u = 0; u < units.length; u++) {
      if (covered[ofPieces.length + u]) land.byUnit.set(units[u].row, (land.byUnit.get(units[u].row) ?? 0) + strip_m2);
    }
  });
  return [...lands.values()].map((land) => ({
    pieces: land.pieces,
    area_m2: land.area_m2,
    parts: [...land.byUnit].map(([unit, area_m2]) => ({ unit, area_m2 })),
  }));
}

function uniteBoxes(polygons: readonly PolygonRef[]): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { view, row } of polygons) {
    minX = Math.min(minX, view.boxes[4 * row]);
    minY = Math.min(minY, view.boxes[4 * row + 1]);
    maxX = Math.max(maxX, view.boxes[4 * row + 2]);
    maxY = Math.max(maxY, view.boxes[4 * row + 3]);
  }
  return [minX, minY, maxX, maxY];
}

function meets({ view, row }: PolygonRef, [minX, minY, maxX, maxY]: Box): boolean {
  const { boxes } = view;
  return boxes[4 * row] < maxX && boxes[4 * row + 2] > minX && boxes[4 * row + 1] < maxY && boxes[4 * row + 3] > minY;
}
