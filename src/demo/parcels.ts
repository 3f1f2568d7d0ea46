import { cos, sin } from '../core/geodesy/elementary.ts';
import type { Block } from './blocks.ts';
import type { Lot } from './lots.ts';
import { nameHolder } from './names.ts';
import type { Random } from './random.ts';
import {
  distance,
  distanceToRing,
  innerPoint,
  isSimpleRing,
  type Point,
  type PolygonRings,
  type Ring,
  ringArea,
  ringContains,
  toWhole,
} from './ring.ts';
import type { Use } from './terrain.ts';
import type { UnitTree } from './units.ts';

export interface DemoParcel {
  /** Row of the lot that it stands on; a merged parcel keeps its first. */
  readonly lot: number;
  readonly parcelNo: string;
  readonly shape: readonly PolygonRings[];
  readonly use: Use;
  readonly landUse: string;
  readonly tenure: 'state' | 'collective';
  readonly holder: string;
  readonly village: number;
  /** As deeds print it: two decimals of a square metre. */
  readonly statedArea_cm2: number;
  /** Drawn over another parcel: both claim the land. */
  readonly claimsOver?: number;
}

export interface ParcelSet {
  readonly parcels: readonly DemoParcel[];
  /** Ponds in holes that no parcel fills. */
  readonly ponds: readonly Ring[];
}

/** No county has this code. */
const COUNTY = '990101';

const LAND_USES: Partial<
  Record<Use, readonly (readonly [share: number, name: string, feature: string, tenure: 'state' | 'collective'])[]>
> = {
  'old-town': [
    [0.78, '0701 城镇住宅用地', 'GB', 'state'],
    [0.94, '0501 零售商业用地', 'GB', 'state'],
    [1, '0803 教育用地', 'GB', 'state'],
  ],
  suburb: [
    [0.7, '0701 城镇住宅用地', 'GB', 'state'],
    [0.86, '0501 零售商业用地', 'GB', 'state'],
    [0.93, '0805 医疗卫生用地', 'GB', 'state'],
    [1, '0702 农村宅基地', 'JC', 'collective'],
  ],
  'new-town': [
    [0.72, '0701 城镇住宅用地', 'GB', 'state'],
    [0.88, '0505 商务金融用地', 'GB', 'state'],
    [1, '0803 教育用地', 'GB', 'state'],
  ],
  industry: [
    [0.8, '0601 工业用地', 'GB', 'state'],
    [1, '0604 仓储用地', 'GB', 'state'],
  ],
  village: [
    [0.92, '0702 农村宅基地', 'JC', 'collective'],
    [1, '0801 机关团体用地', 'JB', 'collective'],
  ],
  farm: [
    [0.6, '0101 水田', 'JD', 'collective'],
    [0.85, '0103 旱地', 'JD', 'collective'],
    [0.95, '0201 果园', 'JD', 'collective'],
    [1, '1104 坑塘水面', 'JD', 'collective'],
  ],
};

export function surveyParcels(lots: readonly Lot[], blocks: readonly Block[], units: UnitTree, random: Random): ParcelSet {
  const ponds: Ring[] = [];
  const drafts: { lot: number; shape: PolygonRings[]; claimsOver?: number }[] = [];
  const taken = new Set<number>();
  lots.forEach((lot, i) => {
    if (taken.has(i)) return;
    const u = random.next();
    const shell = fillSides(unsettle(lot.ring, random));
    if (u < 0.012 || (lot.use === 'farm' && u < 0.03)) {
      digPond(i, shell, drafts, ponds, random);
      return;
    }
    const partner = u < 0.04 ? findPartner(lots, i, taken) : undefined;
    if (partner === undefined) drafts.push({ lot: i, shape: [[shell]] });
    else {
      taken.add(partner);
      drafts.push({ lot: i, shape: [[shell], [lots[partner].ring]] });
    }
  });
  const claims = Math.round(drafts.length * 0.004);
  for (let k = 0; k < claims; k++) {
    const over = random.whole(0, drafts.length - 1);
    drafts.push({ lot: drafts[over].lot, shape: moveAside(drafts[over].shape, random), claimsOver: over });
  }
  const numbers = new Map<string, number>();
  const parcels = drafts.map(({ lot, shape, claimsOver }): DemoParcel => {
    const { use, block } = lots[lot];
    const village = units.villageOf.get(blocks[block].face) ?? 0;
    const kind = random.next();
    const [, landUse, feature, tenure] =
      LAND_USES[use]?.find(([share]) => kind < share) ?? ([1, '1206 裸地', 'GB', 'state'] as const);
    const parcelNo = numberParcel(units, village, feature, numbers);
    const area_mm2 = shape.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
    const stated = Math.round((area_mm2 * (random.chance(0.9) ? 1 : random.between(0.985, 1.012))) / 1e4) * 100;
    return {
      lot,
      parcelNo,
      shape,
      use,
      landUse,
      tenure,
      holder: nameHolder(random),
      village,
      statedArea_cm2: stated,
      claimsOver,
    };
  });
  return { parcels, ponds };
}

/** 6 county + 3 township + 3 village + 2 feature code + 5 running = 19 characters. */
function numberParcel(units: UnitTree, village: number, feature: string, numbers: Map<string, number>): string {
  const unit = units.villages[village];
  const prefix = `${COUNTY}${(unit.parentId ?? 'T00').slice(1).padStart(3, '0')}${unit.id.slice(1).padStart(3, '0')}${feature}`;
  const running = (numbers.get(prefix) ?? 0) + 1;
  numbers.set(prefix, running);
  return `${prefix}${String(running).padStart(5, '0')}`;
}

/** A third of the parcels were surveyed by somebody else: their vertices lie up to 4 mm off their neighbours'. */
function unsettle(ring: Ring, random: Random): Ring {
  if (!random.chance(0.33)) return ring;
  return ring.map(([x, y]) => toWhole(x + random.between(-3, 3), y + random.between(-3, 3)));
}

/** Surveys set a point at least every so often: midpoints on the longest sides until there are eight. */
function fillSides(ring: Ring): Ring {
  const out = [...ring];
  while (out.length < 8) {
    const lengths = out.map((p, i) => distance(p, out[(i + 1) % out.length]));
    const i = lengths.indexOf(Math.max(...lengths));
    const [a, b] = [out[i], out[(i + 1) % out.length]];
    out.splice(i + 1, 0, toWhole((a[0] + b[0]) / 2, (a[1] + b[1]) / 2));
  }
  return isSimpleRing(out) ? out : ring;
}

/** A hole round the inner point; half of the ponds are parcels of their own. */
function digPond(
  lot: number,
  shell: Ring,
  drafts: { lot: number; shape: PolygonRings[] }[],
  ponds: Ring[],
  random: Random,
): void {
  const [x, y] = innerPoint(shell);
  const room = ringContains(shell, [x, y]) ? distanceToRing(shell, [x, y]) : 0;
  if (room < 3500) {
    drafts.push({ lot, shape: [[shell]] });
    return;
  }
  const radius = Math.min(room, 22000) * random.between(0.45, 0.75);
  const count = random.whole(8, 14);
  const pond: Point[] = [];
  for (let k = 0; k < count; k++) {
    const angle = (k * 2 * Math.PI) / count;
    const r = radius * random.between(0.86, 1.12);
    pond.push(toWhole(x + r * cos(angle), y + r * sin(angle)));
  }
  drafts.push({ lot, shape: [[shell, [...pond].reverse()]] });
  if (random.chance(0.5)) drafts.push({ lot, shape: [[pond]] });
  else ponds.push(pond);
}

/** Another lot of the same block that does not touch this one. */
function findPartner(lots: readonly Lot[], i: number, taken: ReadonlySet<number>): number | undefined {
  for (let j = i + 3; j < Math.min(lots.length, i + 9); j++) {
    if (lots[j].block !== lots[i].block || taken.has(j)) continue;
    const apart =
      lots[j].ring.every((p) => distanceToRing(lots[i].ring, p) > 500) &&
      lots[i].ring.every((p) => distanceToRing(lots[j].ring, p) > 500);
    if (apart) return j;
  }
  return undefined;
}

function moveAside(shape: readonly PolygonRings[], random: Random): PolygonRings[] {
  const dx = random.between(0.3, 2) * 1000 * (random.chance(0.5) ? 1 : -1);
  const dy = random.between(-1.5, 1.5) * 1000;
  return shape.map((rings) => rings.map((ring) => ring.map(([x, y]) => toWhole(x + dx, y + dy))));
}
