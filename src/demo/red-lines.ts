import type { Regime } from '../core/register/red-line.ts';
import type { Day } from '../core/register/ports.ts';
import { bandAround, offsetCurve } from './curve.ts';
import type { Name } from './names.ts';
import { type Form, type Pace, PROJECTS } from './projects.ts';
import type { Random } from './random.ts';
import { distance, isSimpleRing, type Point, type Ring, ringArea, ringCentroid, toWhole } from './ring.ts';
import type { StreetPlan } from './streets.ts';
import { blobAround, type Terrain } from './terrain.ts';
import { addDays } from './weeks.ts';

export interface DemoRedLine {
  readonly id: string;
  readonly name: Name;
  readonly regime: Regime;
  readonly pace: Pace;
  readonly freezeOn: Day;
  readonly drawnOn: Day;
  readonly dueOn: Day;
  readonly approvalNo: string;
  readonly shape: Ring;
  readonly revision?: { readonly on: Day; readonly shape: Ring };
}

/** 24 red lines over the scaled island; their widths and radii stay as they are, so their clearance does not grow with it. */
export function drawRedLines(terrain: Terrain, plan: StreetPlan, today: Day, random: Random): DemoRedLine[] {
  return PROJECTS.map((project, i) => {
    const drawnOn = addDays(today, -7 * project.weeksAgo + random.whole(0, 4));
    const shape = shapeOf(project.form, terrain, plan, random);
    const revision = project.revised
      ? { on: addDays(drawnOn, 7 * 31), shape: shapeOf({ ...project.form, half_m: 15 }, terrain, plan, random) }
      : undefined;
    return {
      id: `R${String(i + 1).padStart(2, '0')}`,
      name: { zh: project.zh, en: project.en },
      regime: project.regime,
      pace: project.pace,
      drawnOn,
      freezeOn: addDays(drawnOn, -random.whole(10, 40)),
      dueOn: addDays(drawnOn, 7 * project.weeksGiven),
      approvalNo: `澜征〔${drawnOn.slice(0, 4)}〕${i + 1}号`,
      shape,
      revision,
    };
  });
}

function shapeOf(form: Form, terrain: Terrain, plan: StreetPlan, random: Random): Ring {
  const km = 1e6 * terrain.scale;
  if ('road' in form) {
    const road = plan.roads.find(({ id }) => id === form.road);
    return road === undefined ? [] : band(lineBetween(road.line, form.from, form.to, 7), form.half_m * 1000);
  }
  if ('river' in form) {
    const shifted = offsetCurve(terrain.riverLine, (i) => form.side * (terrain.riverHalfAt(i) + 62000));
    return band(lineBetween(shifted, form.from, form.to, 12), form.half_m * 1000);
  }
  if ('village' in form) {
    const { centre } = terrain.villages[form.village % terrain.villages.length];
    return blobAround(centre, form.radius_m * 1000, random, 0.2, 18000);
  }
  const centre = toWhole(form.at[0] * km, form.at[1] * km);
  return form.blocks
    ? outlineOfBlocks(plan, centre, form.radius_m * 1000)
    : blobAround(centre, form.radius_m * 1000, random, 0.22, 18000);
}

/** Part of a line by shares of its points, at most about `limit` hundred metres so that a scaled island keeps its items. */
function lineBetween(line: Ring, from: number, to: number, limit: number): Point[] {
  const start = Math.floor(from * (line.length - 1));
  const end = Math.ceil(to * (line.length - 1));
  let length = 0;
  const out: Point[] = [];
  for (let i = start; i <= end; i++) {
    if (i > start) length += distance(line[i - 1], line[i]);
    if (length > limit * 230000) break;
    out.push(line[i]);
  }
  return out;
}

function band(line: Ring, half: number): Ring {
  const ring = bandAround(line, () => half);
  return isSimpleRing(ring)
    ? ring
    : bandAround(
        line.filter((_, i) => i % 3 === 0),
        () => half,
      );
}

/** Whole faces whose middle lies within the radius: the red line then runs along street centre lines. */
function outlineOfBlocks(plan: StreetPlan, centre: Point, radius: number): Ring {
  const near = [...plan.subdivision.faces.values()].filter((face) => {
    const use = plan.useOf.get(face.id);
    return use !== 'water' && distance(ringCentroid(plan.subdivision.ringOf(face)), centre) < radius;
  });
  const rings = plan.subdivision.outlineOf(near).filter((ring) => ringArea(ring) > 0);
  if (rings.length === 0)
    return [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([x, y]) => toWhole(centre[0] + x * radius, centre[1] + y * radius));
  return rings.reduce((a, b) => (ringArea(a) > ringArea(b) ? a : b));
}
