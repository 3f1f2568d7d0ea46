import { cos, sin } from '../core/geodesy/elementary.ts';
import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import { type BenchParcels, generateBenchParcels } from './bench-parcels.ts';
import { bandAround } from './curve.ts';
import { toColumns } from './district-shapes.ts';
import { createRandom, type Random } from './random.ts';
import { isSimpleRing, type Point, type Ring, ringArea, toWhole, square } from './ring.ts';

export interface BenchDistrict {
  readonly parcels: PolygonColumns;
  readonly redLines: PolygonColumns;
  /** Small quadrilaterals and L-shapes, 3–18 m. */
  readonly builds: PolygonColumns;
  /** Week 0 … 51 in which each parcel is handed over; 255 = not within the year. */
  readonly resolvedWeek: Uint8Array;
}

/** Share of the red lines: huge outlines, free forms, corridors; the rest are exact outlines of blocks. */
const HUGE = 0.02;
const FREE = 0.6;
const CORRIDOR = 0.867;

/** Parcels, red lines and builds for benches, in the demo's plane. Red lines grow with the field, so pairs per parcel stay alike. */
export function generateBenchDistrict({
  parcels,
  redLines = 300,
  builds = 20_000,
  seed,
}: {
  parcels: number;
  redLines?: number;
  builds?: number;
  seed: number;
}): BenchDistrict {
  const field = generateBenchParcels({ parcels, seed });
  const random = createRandom(seed ^ 0x5eed);
  const scale = Math.sqrt(parcels / 100_000);
  const lines = Array.from({ length: redLines }, (_, k) => drawOne(k / redLines, field, scale, random));
  const small = Array.from({ length: builds }, () => drawBuild(field, random));
  const resolvedWeek = new Uint8Array(parcels);
  for (let i = 0; i < parcels; i++) resolvedWeek[i] = random.chance(0.12) ? 255 : lateWeek(random.next());
  return {
    parcels: field.columns,
    redLines: toColumns(lines.map((ring) => [[ring]])),
    builds: toColumns(small.map((ring) => [[ring]])),
    resolvedWeek,
  };
}

/** Somewhat more in late weeks. */
const lateWeek = (share: number): number => Math.floor(52 * share * (1.3 - 0.3 * share));

function drawOne(kind: number, field: BenchParcels, scale: number, random: Random): Ring {
  if (kind >= CORRIDOR) return random.pick(field.blocks);
  for (let tries = 0; tries < 20; tries++) {
    const ring =
      kind < HUGE
        ? freeForm(random.between(1300, 2400) * scale, random.whole(350, 500), field, random)
        : kind < FREE
          ? freeForm((30 + 770 * square(random.next())) * scale + 15, random.whole(50, 400), field, random)
          : corridor(field, scale, random);
    if (isSimpleRing(ring) && ringArea(ring) > 0) return ring;
  }
  return random.pick(field.blocks);
}

function freeForm(radius_m: number, count: number, field: BenchParcels, random: Random): Ring {
  const radius = radius_m * 1000;
  const cx = random.between(radius * 0.5, field.width - radius * 0.5);
  const cy = random.between(radius * 0.5, field.height - radius * 0.5);
  const waves = [2, 3, 4, 5, 7, 9].map(
    (f) => [f, random.between(0, 0.28) / Math.sqrt(f), random.between(0, 2 * Math.PI)] as const,
  );
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * (i + random.between(-0.3, 0.3))) / count;
    const wave = waves.reduce((sum, [f, a, p]) => sum + a * cos(f * angle + p), 1);
    const r = radius * Math.max(0.2, wave) * (1 + random.between(-0.01, 0.01));
    return toWhole(cx + r * cos(angle), cy + r * sin(angle));
  });
}

function corridor(field: BenchParcels, scale: number, random: Random): Ring {
  const length = (random.between(1500, 9000) * scale + 300) * 1000;
  const half = random.between(9, 32) * 1000;
  const count = random.whole(25, 240);
  const step = length / count;
  const start = random.between(0, 2 * Math.PI);
  let angle = start;
  let x = random.between(0, field.width);
  let y = random.between(0, field.height);
  const line: Point[] = [];
  for (let i = 0; i <= count; i++) {
    line.push(toWhole(x, y));
    angle += random.between(-1, 1) * Math.min(0.12, step * 2.5e-6);
    angle = Math.max(start - 1.2, Math.min(start + 1.2, angle));
    x += step * cos(angle);
    y += step * sin(angle);
  }
  return bandAround(line, () => half);
}

function drawBuild(field: BenchParcels, random: Random): Ring {
  const angle = random.between(0, 2 * Math.PI);
  const w = 3000 + 15000 * square(random.next());
  const h = 3000 + 15000 * square(random.next());
  const x = random.between(0, field.width);
  const y = random.between(0, field.height);
  const c = cos(angle);
  const s = sin(angle);
  const at = (p: number, q: number): Point => toWhole(x + p * c - q * s, y + p * s + q * c);
  if (!random.chance(0.35)) return [at(0, 0), at(w, random.between(-300, 300)), at(w + random.between(-300, 300), h), at(0, h)];
  const u = w * random.between(0.3, 0.7);
  const v = h * random.between(0.3, 0.7);
  return [at(0, 0), at(w, 0), at(w, v), at(u, v), at(u, h), at(0, h)];
}
