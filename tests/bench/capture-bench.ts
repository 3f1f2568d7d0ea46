import { area, featureCollection, intersect, multiPolygon } from '@turf/turf';
import { buildColumns, readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../src/core/overlay/measure-view.ts';
import { OverlapMeter } from '../../src/core/overlay/overlap-area.ts';
import { prepareClip } from '../../src/core/overlay/prepare-clip.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { createRandom, type Random } from '../../src/demo/random.ts';
import type { BenchLand } from './bench-district.ts';
import { cpuNow, medianOf, quantileOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const CAPTURES = 300;
const VERTICES = 80;
const TURF_CAPTURES = 20;

/** One shape drawn or walked in the field, 80 vertices, against every parcel and red line, everything warm. */
export async function benchCapture(report: Report, land: BenchLand, seed: number): Promise<void> {
  const { parcels, index, redLines } = land;
  const part = `one capture of ${VERTICES} vertices against ${parcels.columns.count.toLocaleString('en')} parcels and ${redLines.columns.count} red lines`;
  report.begin(part);
  const redIndex = indexPolygons(redLines);
  const prepared = Array.from({ length: redLines.columns.count }, (_, row) => prepareClip(redLines, row));
  const meter = new OverlapMeter();
  const random = createRandom(seed);
  const captures = Array.from({ length: CAPTURES }, () => drawCapture(parcels, random));

  const measureAll = (columns: ReturnType<typeof buildColumns>): number => {
    const view = measureView(columns, 'planar', columns.coordinates);
    const [minX, minY, maxX, maxY] = view.boxes;
    const clip = prepareClip(view, 0);
    let sum = 0;
    for (const row of index.search(minX, minY, maxX, maxY)) sum += meter.measure(parcels, row, clip);
    for (const row of redIndex.search(minX, minY, maxX, maxY)) sum += meter.measure(view, 0, prepared[row]);
    return sum;
  };
  const turfAll = (columns: ReturnType<typeof buildColumns>): number => {
    const view = measureView(columns, 'planar', columns.coordinates);
    const [minX, minY, maxX, maxY] = view.boxes;
    const capture = asFeature(view, 0);
    const others = [
      ...index.search(minX, minY, maxX, maxY).map((row) => asFeature(parcels, row)),
      ...redIndex.search(minX, minY, maxX, maxY).map((row) => asFeature(redLines, row)),
    ];
    return others.reduce((sum, other) => sum + turfArea(other, capture), 0);
  };

  for (let warm = 0; warm < 3; warm++) captures.forEach(measureAll);
  const times = captures.map((capture) => timeOf(() => measureAll(capture)));
  const turfTimes = captures.slice(0, TURF_CAPTURES).map((capture) => timeOf(() => turfAll(capture)));
  report.add({ part, what: 'Chidu, median', value: medianOf(times), unit: 'ms' });
  report.add({ part, what: 'Chidu, p95', value: quantileOf(times, 0.95), unit: 'ms' });
  report.add({ part, what: 'Chidu, p99', value: quantileOf(times, 0.99), unit: 'ms' });
  report.add({
    part,
    what: `Turf + flatbush, median of ${TURF_CAPTURES}`,
    value: medianOf(turfTimes),
    unit: 'ms',
    ratio: medianOf(turfTimes) / medianOf(times),
  });
}

function timeOf(run: () => unknown): number {
  const began = cpuNow();
  run();
  return cpuNow() - began;
}

/** A wavy outline of 60 m radius somewhere in the field. */
function drawCapture(parcels: PolygonView, random: Random): ReturnType<typeof buildColumns> {
  const [x, y] = parcels.boxes.subarray(4 * random.whole(0, parcels.columns.count - 1));
  const ring = Array.from({ length: VERTICES }, (_, k): [number, number] => {
    const angle = (2 * Math.PI * k) / VERTICES;
    const radius = 60_000 * (1 + 0.15 * Math.sin(3 * angle) + random.between(-0.015, 0.015));
    return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
  });
  return buildColumns([[[[...ring, ring[0]]]]]);
}

const asFeature = (view: PolygonView, row: number): ReturnType<typeof multiPolygon> =>
  multiPolygon(
    readNestedRings(view.columns, row, view.coordinates).map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [x / 1e8, y / 1e8])),
    ),
  );

function turfArea(one: ReturnType<typeof multiPolygon>, other: ReturnType<typeof multiPolygon>): number {
  const shape = intersect(featureCollection([one, other]));
  return shape === null ? 0 : area(shape);
}
