import { readFileSync } from 'node:fs';
import { area, featureCollection, intersect, polygon } from '@turf/turf';
import type { LngLat } from '../../src/core/measure/units.ts';
import { settle } from '../../src/core/measure/settle.ts';
import { OverlapMeter } from '../../src/core/overlay/overlap-area.ts';
import { shapeOverlap } from '../../src/core/overlay/overlap-shape.ts';
import { isSliver } from '../../src/core/overlay/sliver.ts';
import { MeasuredPolygons } from '../../src/core/overlay/measured-polygons.ts';
import { createRandom, type Random } from '../../src/demo/random.ts';
import type { DrawnMoment } from '../../src/workers/calls/editing.ts';
import type { DistrictSession } from '../../src/workers/engine/district-session.ts';
import { openSession } from '../../src/workers/engine/district-session.ts';
import { judgeCapture } from '../../src/workers/engine/judge-capture.ts';
import { admitDrawing } from '../../src/workers/engine/judge-drawing.ts';
import { listSources } from '../../src/workers/engine/list-sources.ts';
import { readSource } from '../../src/workers/engine/read-source.ts';
import { sessionOn } from '../../src/workers/engine/session-on.ts';
import { cpuNow, medianOf, quantileOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const ON = '2026-11-28';
const CAPTURES = 300;
const VERTICES = 80;
const TURF_CAPTURES = 20;
/** From a shed to a workshop. */
const ACROSS_M = [5, 24, 60, 120];
/** The best of so many runs of each counts: what else the machine does is not ours. */
const RUNS = 3;
/** Metres of a degree at the demo's latitude. */
const [EAST_M, NORTH_M] = [101_800, 110_760];

interface Capture {
  readonly at: LngLat;
  readonly moment: DrawnMoment;
}

/**
 * All that a phone's engine says of one build while it is drawn: area with its ±, red lines with their verdicts, compensated land,
 * permits, parcels, earlier reports, and the parcels within the circle of its position; in the demo district, everything warm.
 */
export async function benchJudgedCapture(report: Report, seed: number): Promise<void> {
  const call = { progress: () => {}, signal: new AbortController().signal };
  const bytes = new Uint8Array(readFileSync('data/demo.chidu'));
  const { feed, packages } = await readSource(call, { from: 'bytes', bytes });
  const session = sessionOn(await openSession(feed, packages), ON);
  for (const across_m of ACROSS_M) await benchSize(report, session, across_m, createRandom(seed + across_m));
}

async function benchSize(report: Report, session: DistrictSession, across_m: number, random: Random): Promise<void> {
  const part = `a build of ${VERTICES} vertices, ${across_m} m across, judged while it is drawn, in the demo district`;
  report.begin(part);
  const captures = Array.from({ length: CAPTURES }, () => drawBuild(session, across_m / 2, random));
  const judge = ({ at, moment }: Capture) => judgeCapture(session, moment, { at, accuracy_m: 8 }, ON);

  let equal = true;
  for (const capture of captures) equal &&= await agreesWithIntegrals(session, capture, await judge(capture));
  report.gate(part, 'every overlap equals its edge integral to the cm², slivers are those by the geometry', equal);

  for (let warm = 0; warm < 2; warm++) for (const capture of captures) await judge(capture);
  const times: number[] = [];
  for (const capture of captures) {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const began = cpuNow();
      await judge(capture);
      runs.push(cpuNow() - began);
    }
    times.push(Math.min(...runs));
  }
  const turf = captures.slice(0, TURF_CAPTURES).map((capture) => {
    const began = cpuNow();
    turfParcels(session, capture);
    return cpuNow() - began;
  });
  const median = medianOf(times);
  report.add({ part, what: `Chidu, median, each the best of ${RUNS}`, value: median, unit: 'ms' });
  report.add({ part, what: `Chidu, p95, each the best of ${RUNS}`, value: quantileOf(times, 0.95), unit: 'ms' });
  report.add({ part, what: `Chidu, p99, each the best of ${RUNS}`, value: quantileOf(times, 0.99), unit: 'ms' });
  const value = medianOf(turf);
  report.add({ part, what: `Turf, parcels alone, median of ${TURF_CAPTURES}`, value, unit: 'ms', ratio: value / median });
}

/** A wavy outline within the inner part of the district. */
function drawBuild({ settings }: DistrictSession, reach_m: number, random: Random): Capture {
  const [west, south, east, north] = settings.bounds;
  const within = (from: number, to: number) => random.between(from + 0.2 * (to - from), to - 0.2 * (to - from));
  const at: LngLat = [within(west, east), within(south, north)];
  const ring = Array.from({ length: VERTICES }, (_, k) => {
    const angle = (2 * Math.PI * k) / VERTICES;
    const radius_m = reach_m * (1 + 0.15 * Math.sin(3 * angle) + random.between(-0.015, 0.015));
    return [at[0] + (radius_m * Math.cos(angle)) / EAST_M, at[1] + (radius_m * Math.sin(angle)) / NORTH_M];
  });
  const shape = { type: 'Polygon' as const, coordinates: [[...ring, ring[0]]] };
  return { at, moment: { kind: 'sighting', shape, sigma_m: 0.5, seenOn: ON } };
}

/** The same overlaps, row by row over all features instead of through the index. */
async function agreesWithIntegrals(
  session: DistrictSession,
  { moment }: Capture,
  { drawing }: Awaited<ReturnType<typeof judgeCapture>>,
): Promise<boolean> {
  const { columns } = await admitDrawing(session, moment.shape);
  const view = new MeasuredPolygons(columns, session.plane).view(drawing.measure);
  const meter = new OverlapMeter();
  for (const subject of ['parcels', 'red-lines', 'compensated', 'permits'] as const) {
    const group = drawing.met.find((one) => one.subject === subject);
    let [sum_cm2, slivers_cm2] = [0, 0];
    for (const source of listSources(session, ON).filter((one) => one.subject === subject)) {
      const others = source.polygons.view(drawing.measure);
      for (let row = 0; row < source.polygons.columns.count; row++) {
        const area_m2 = source.accepts(row) ? meter.measurePair(others, row, view, 0) : 0;
        if (settle(area_m2) === 0) continue;
        const shape = await shapeOverlap(others, row, view, 0);
        if (shape.ok && isSliver(session.settings.sliver, area_m2, shape.perimeter_m)) slivers_cm2 += settle(area_m2);
        else sum_cm2 += settle(area_m2);
      }
    }
    if (sum_cm2 !== (group?.sum_cm2 ?? 0) || slivers_cm2 !== (group?.slivers_cm2 ?? 0)) return false;
  }
  return true;
}

function turfParcels(session: DistrictSession, { moment }: Capture): number {
  if (moment.shape.type !== 'Polygon') return 0;
  const [ring] = moment.shape.coordinates;
  const own = polygon([ring]);
  let sum = 0;
  for (const layer of session.layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    const lonLats = ring.map(([lon, lat]) => session.plane.toMillimetres(Float64Array.of(lon, lat)).coordinates);
    const [xs, ys] = [lonLats.map(([x]) => x), lonLats.map(([, y]) => y)];
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    for (const row of layer.polygons.index('planar').search(...box)) {
      const { columns } = layer.polygons;
      const first = columns.polygonOffsets[columns.featureOffsets[row]];
      const [from, to] = [columns.ringOffsets[first], columns.ringOffsets[first + 1]];
      const lonLat = session.plane.toLonLat(columns.coordinates.subarray(2 * from, 2 * to));
      const other = Array.from({ length: to - from }, (_, n) => [lonLat[2 * n], lonLat[2 * n + 1]]);
      const shared = intersect(featureCollection([own, polygon([other])]));
      sum += shared === null ? 0 : area(shared);
    }
  }
  return sum;
}
