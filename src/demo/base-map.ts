import { atan2 } from '../core/geodesy/elementary.ts';
import type { BaseFeature } from './base-feature.ts';
import type { Block } from './blocks.ts';
import type { Building } from './buildings.ts';
import { bandAround } from './curve.ts';
import { drawHarbour } from './harbour.ts';
import { LAKE_NAMES, type Name, PLACE_NAMES, RIVER_NAME, ROAD_NAMES } from './names.ts';
import type { Random } from './random.ts';
import { distance, innerPoint, type Point, type Ring, ringArea, ringContains, toWhole } from './ring.ts';
import type { StreetPlan } from './streets.ts';
import type { Terrain, Use } from './terrain.ts';
import type { UnitTree } from './units.ts';

export interface Ground {
  readonly terrain: Terrain;
  readonly plan: StreetPlan;
  readonly blocks: readonly Block[];
  readonly buildings: readonly Building[];
  readonly ponds: readonly Ring[];
  readonly units: UnitTree;
}

const GRID_MM = 64;

const BLOCK_CLASS: Record<Use, BaseFeature['class']> = {
  'old-town': 'block',
  suburb: 'block',
  'new-town': 'block',
  industry: 'block',
  village: 'block',
  farm: 'farmland',
  forest: 'green',
  park: 'green',
  water: 'water',
  shore: 'green',
};

/** The ground of the map, bottom to top. Streets are what the blocks leave free. */
export function drawBaseMap(ground: Ground, random: Random): BaseFeature[] {
  const harbour = drawHarbour(ground.terrain, random);
  const { plan, blocks, buildings, ponds } = ground;
  const water = [...plan.subdivision.faces.values()].filter((face) => plan.useOf.get(face.id) === 'water');
  const waterRings = plan.subdivision.outlineOf(water);
  return settleOnGrid([
    ...plan.subdivision.outlineOf(plan.subdivision.faces.values()).map((ring): BaseFeature => ({ class: 'land', rings: [ring] })),
    ...harbour.filter(({ class: kind }) => kind === 'land' || kind === 'green'),
    ...blocks.map((block): BaseFeature => ({ class: BLOCK_CLASS[block.use], kind: block.use, rings: [block.outline] })),
    ...waterRings.filter((ring) => ringArea(ring) > 0).map((ring): BaseFeature => ({ class: 'water', rings: [ring] })),
    ...ponds.map((ring): BaseFeature => ({ class: 'water', kind: 'pond', rings: [ring] })),
    ...drawBridges(ground),
    ...harbour.filter(({ class: kind }) => kind === 'building'),
    ...buildings.map((building): BaseFeature => ({ class: 'building', floors: building.floors, rings: [building.ring] })),
    ...harbour.filter(({ class: kind }) => kind === 'place'),
    ...namePlaces(ground),
  ]);
}

/** Nobody measures the base map: on a grid of 64 mm its columns pack a third smaller. */
function settleOnGrid(features: readonly BaseFeature[]): BaseFeature[] {
  const settle = (v: number): number => Math.round(v / GRID_MM) * GRID_MM;
  return features.map((feature) => ({
    ...feature,
    rings: feature.rings.map((ring) => ring.map(([x, y]): Point => [settle(x), settle(y)])),
  }));
}

/** Where a main road crosses the river: a deck a little longer than the water is wide. */
function drawBridges({ terrain, plan }: Ground): BaseFeature[] {
  const bridges: BaseFeature[] = [];
  for (const road of plan.roads) {
    const wet = road.line.map((p, i) => i + 1 < road.line.length && crosses(terrain.river, p, road.line[i + 1]));
    for (let i = 0; i < wet.length; i++) {
      if (!wet[i]) continue;
      const from = i;
      while (wet[i + 1]) i++;
      const line = trimToWater(road.line.slice(from, i + 2), terrain.river);
      if (line.length < 2) continue;
      const half = road.kind === 'avenue' ? 15000 : 8500;
      bridges.push({ class: 'road', kind: 'bridge', rings: [bandAround(line, () => half)] });
    }
  }
  return bridges;
}

/** Samples of a line within the water or 25 m of it. */
function trimToWater(line: Ring, river: Ring): Point[] {
  const dense: Point[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const count = Math.max(1, Math.round(distance(line[i], line[i + 1]) / 6000));
    for (let k = 0; k < count; k++)
      dense.push(
        toWhole(
          line[i][0] + ((line[i + 1][0] - line[i][0]) * k) / count,
          line[i][1] + ((line[i + 1][1] - line[i][1]) * k) / count,
        ),
      );
  }
  const wet = dense.map((p) => ringContains(river, p));
  const first = wet.indexOf(true);
  const last = wet.lastIndexOf(true);
  if (first < 0 || last - first > 60) return [];
  const reach = dense.slice(Math.max(0, first - 4), last + 5);
  return reach.filter((_, i) => i === 0 || i === reach.length - 1 || i % 5 === 0);
}

function crosses(river: Ring, a: Point, b: Point): boolean {
  return [0, 0.25, 0.5, 0.75, 1].some((t) => ringContains(river, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]));
}

function namePlaces({ terrain, plan, units }: Ground): BaseFeature[] {
  const km = 1e6 * terrain.scale;
  const places: BaseFeature[] = [];
  const mark = (p: Point, kind: string, name: Name, turn?: number): void => {
    const [x, y] = toWhole(p[0], p[1]);
    places.push({
      class: 'place',
      kind,
      name,
      turn,
      rings: [
        [
          [x - 500, y - 300],
          [x + 500, y - 300],
          [x, y + 600],
        ],
      ],
    });
  };
  for (const share of [0.34, 0.6, 0.84]) mark(...along(terrain.riverLine, share, 'water', RIVER_NAME));
  terrain.lakes.forEach((lake, i) => mark(innerPoint(lake), 'water', LAKE_NAMES[i]));
  mark([1.72 * km, 0.68 * km], 'green', PLACE_NAMES.park);
  mark([-2.2 * km, 2.35 * km], 'green', PLACE_NAMES.hill);
  mark([3.55 * km, 2.0 * km], 'green', PLACE_NAMES.cape);
  for (const road of plan.roads) {
    for (const share of [0.3, 0.45, 0.58, 0.72]) mark(...along(road.line, share, 'road', ROAD_NAMES[road.id]));
  }
  for (const { name, shape } of units.villages) {
    const largest = shape.map(([shell]) => shell).reduce((a, b) => (ringArea(a) > ringArea(b) ? a : b));
    mark(innerPoint(largest), 'settlement', name);
  }
  return places.filter(({ rings }) => ringContains(terrain.coast, rings[0][0]));
}

/** Point and direction at a share of a line, for a name that is read from left to right. */
function along(line: Ring, share: number, kind: string, name: Name): [Point, string, Name, number] {
  const i = Math.min(line.length - 2, Math.floor(share * (line.length - 1)));
  const [ax, ay] = line[i];
  const [bx, by] = line[i + 1];
  const angle = (-atan2(by - ay, bx - ax) * 180) / Math.PI;
  const upright = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
  return [line[i], kind, name, Math.round(upright) + 0];
}
