import { TOWNSHIP_NAMES, type Name, nameVillages, ZONE_NAMES } from './names.ts';
import type { Random } from './random.ts';
import { distance, innerPoint, type Point, type PolygonRings, ringArea } from './ring.ts';
import type { StreetPlan } from './streets.ts';
import type { Face } from './subdivision.ts';
import type { Terrain } from './terrain.ts';

export interface Unit {
  readonly id: string;
  readonly level: 'zone' | 'township' | 'village';
  readonly parentId?: string;
  readonly name: Name;
  /** Polygons of the unit, shells counter-clockwise; whole millimetres. */
  readonly shape: readonly PolygonRings[];
}

export interface UnitTree {
  readonly units: readonly Unit[];
  /** Village number (index among villages, and its unit) per face. */
  readonly villageOf: ReadonlyMap<number, number>;
  readonly villages: readonly Unit[];
}

/** Where the zones begin to grow: km on the unscaled island. */
const ZONE_SEEDS: readonly Point[] = [
  [-3.1, -0.3],
  [2.4, 0.35],
  [0.9, -1.95],
  [0.5, 2.5],
];
const TOWNSHIPS_PER_ZONE = [4, 4, 3, 3];
const VILLAGES_PER_TOWNSHIP = [4, 3, 4, 3, 4, 4, 4, 3, 4, 3, 4, 3, 4, 3];

interface Cell {
  readonly face: Face;
  readonly centre: Point;
  readonly next: readonly number[];
  /** Distances count more in town, so that its units come out smaller. */
  readonly weight: number;
}

/** Zones, townships and villages are groups of faces, so that they partition the district and their borders share every vertex. */
export function drawUnits(plan: StreetPlan, terrain: Terrain, random: Random): UnitTree {
  const cells = readCells(plan);
  const all = cells.map((_, i) => i);
  const km = 1e6 * terrain.scale;
  const zones = grow(
    cells,
    all,
    ZONE_SEEDS.map(([x, y]) => nearest(cells, all, [x * km, y * km])),
    0,
  );
  const units: Unit[] = [];
  const villages: Unit[] = [];
  const villageOf = new Map<number, number>();
  const groups: { cells: number[]; parent: string; id: string }[] = [];
  let township = 0;
  zones.forEach((zoneCells, z) => {
    const zoneId = `Z${z + 1}`;
    units.push({ id: zoneId, level: 'zone', name: ZONE_NAMES[z], shape: outline(plan, cells, zoneCells) });
    for (const townCells of partition(cells, zoneCells, TOWNSHIPS_PER_ZONE[z])) {
      const townId = `T${String(township + 1).padStart(2, '0')}`;
      units.push({
        id: townId,
        level: 'township',
        parentId: zoneId,
        name: TOWNSHIP_NAMES[township],
        shape: outline(plan, cells, townCells),
      });
      for (const villageCells of partition(cells, townCells, VILLAGES_PER_TOWNSHIP[township])) {
        groups.push({ cells: villageCells, parent: townId, id: `V${String(groups.length + 1).padStart(3, '0')}` });
      }
      township++;
    }
  });
  const isUrban = (i: number): boolean => groups[i].cells.filter((c) => cells[c].weight > 1).length * 2 > groups[i].cells.length;
  const names = nameVillages(groups.length, isUrban, random);
  groups.forEach(({ cells: members, parent, id }, i) => {
    const unit: Unit = { id, level: 'village', parentId: parent, name: names[i], shape: outline(plan, cells, members) };
    units.push(unit);
    villages.push(unit);
    for (const c of members) villageOf.set(cells[c].face.id, i);
  });
  return { units, villageOf, villages };
}

function readCells({ subdivision, useOf }: StreetPlan): Cell[] {
  const faces = [...subdivision.faces.values()];
  const index = new Map(faces.map((face, i) => [face.id, i]));
  return faces.map((face) => {
    const next = new Set<number>();
    for (let i = 0; i < face.ring.length; i++) {
      const other = subdivision.neighbour(face.ring[i], face.ring[(i + 1) % face.ring.length]);
      const cell = other === undefined ? undefined : index.get(other);
      if (cell !== undefined) next.add(cell);
    }
    const use = useOf.get(face.id);
    const urban = use === 'old-town' || use === 'suburb' || use === 'new-town' || use === 'industry';
    return { face, centre: innerPoint(subdivision.ringOf(face)), next: [...next], weight: urban ? 1.9 : 1 };
  });
}

function nearest(cells: readonly Cell[], among: readonly number[], p: Point): number {
  return among.reduce((best, i) => (distance(cells[i].centre, p) < distance(cells[best].centre, p) ? i : best), among[0]);
}

/** Cuts a group into `count` connected parts of about equal reach: seeds far from each other, moved to the middle twice. */
function partition(cells: readonly Cell[], among: readonly number[], count: number): number[][] {
  const seeds = [among[0]];
  while (seeds.length < count) {
    const reach = (i: number): number =>
      Math.min(...seeds.map((s) => distance(cells[s].centre, cells[i].centre))) * Math.sqrt(cells[i].weight);
    seeds.push(among.reduce((best, i) => (reach(i) > reach(best) ? i : best), among[0]));
  }
  let parts = grow(cells, among, seeds, 0);
  for (let round = 0; round < 3; round++) {
    const middles = parts.map((part) => {
      const sum = part.reduce<Point>(
        (s, i) => [s[0] + cells[i].centre[0] / part.length, s[1] + cells[i].centre[1] / part.length],
        [0, 0],
      );
      return nearest(cells, part, sum);
    });
    parts = grow(cells, among, middles, 0);
  }
  return parts;
}

/** Shortest paths from all seeds at once; a cell belongs to the seed that reaches it first. */
function grow(cells: readonly Cell[], among: readonly number[], seeds: readonly number[], start: number): number[][] {
  const inside = new Set(among);
  const owner = new Map<number, number>();
  const queue: { cost: number; cell: number; seed: number }[] = [];
  seeds.forEach((cell, seed) => enqueue(queue, { cost: start, cell, seed }));
  for (let entry = dequeue(queue); entry !== undefined; entry = dequeue(queue)) {
    if (owner.has(entry.cell)) continue;
    owner.set(entry.cell, entry.seed);
    const here = cells[entry.cell];
    for (const next of here.next) {
      if (!inside.has(next) || owner.has(next)) continue;
      enqueue(queue, {
        cost: entry.cost + distance(here.centre, cells[next].centre) * cells[next].weight,
        cell: next,
        seed: entry.seed,
      });
    }
  }
  const parts = seeds.map((): number[] => []);
  for (const i of among) parts[owner.get(i) ?? 0].push(i);
  return parts;
}

interface Entry {
  readonly cost: number;
}

function enqueue<T extends Entry>(heap: T[], entry: T): void {
  let i = heap.push(entry) - 1;
  for (let parent = (i - 1) >> 1; i > 0 && heap[parent].cost > entry.cost; parent = (i - 1) >> 1) {
    heap[i] = heap[parent];
    i = parent;
  }
  heap[i] = entry;
}

function dequeue<T extends Entry>(heap: T[]): T | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    if (child + 1 < heap.length && heap[child + 1].cost < heap[child].cost) child++;
    if (heap[child].cost >= last.cost) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = last;
  return first;
}

function outline(plan: StreetPlan, cells: readonly Cell[], members: readonly number[]): PolygonRings[] {
  const rings = plan.subdivision.outlineOf(members.map((i) => cells[i].face));
  const shells = rings.filter((ring) => ringArea(ring) > 0);
  const holes = rings.filter((ring) => ringArea(ring) < 0);
  return shells.map((shell) => [shell, ...holes.filter((hole) => isWithin(hole, shell))]);
}

/** A hole lies in a shell when its box does and some vertex that they do not share is inside. */
function isWithin(hole: PolygonRings[number], shell: PolygonRings[number]): boolean {
  const own = new Set(shell.map(([x, y]) => `${x},${y}`));
  const free = hole.find(([x, y]) => !own.has(`${x},${y}`)) ?? hole[0];
  let inside = false;
  for (let i = 0, j = shell.length - 1; i < shell.length; j = i++) {
    const [ax, ay] = shell[j];
    const [bx, by] = shell[i];
    if (ay > free[1] !== by > free[1] && free[0] < ((bx - ax) * (free[1] - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
