import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane, type DistrictPlane, proposePlane } from '../../../../src/core/geodesy/district-plane.ts';
import { ColumnsBuilder } from '../../../../src/core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../../../src/core/overlay/measured-polygons.ts';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { describeRecording, measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { seeTargets } from '../../../../src/core/report/track/see-targets.ts';
import { splitWalks, type TimedLine } from '../../../../src/core/report/track/split-walks.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { readFile } from '../../../../src/formats/catalog.ts';
import { timedLines } from '../../../../src/formats/timed-lines.ts';
import { hasReal, realPath } from '../../../support/real-data.ts';

const RULES = { ...USUAL_TRACK_RULES, accuracy_m: 25 };
const NOW = '2026-11-28T00:00:00.000Z';

interface Truth {
  readonly file: string;
  readonly segments: number;
  readonly points: number;
  readonly duration_s: number;
  readonly length_m: number;
  readonly longestWait_s: number;
  readonly longestStep_m: number;
  readonly fastSteps: number;
  readonly stillSteps: number;
  readonly backwards: number;
  readonly area_m2: number;
}

/** Computed by Python with GeographicLib; the table lies beside the files. */
function readTruth(): Truth[] {
  const [, ...rows] = readFileSync(realPath('08_tracks', 'TRUTH_tracks.csv'), 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => {
    const [file, ...values] = row.split(',');
    const [segments, points, duration_s, length_m, longestWait_s, longestStep_m, fastSteps, stillSteps, backwards, , area_m2] =
      values.map(Number);
    const steps = { longestWait_s, longestStep_m, fastSteps, stillSteps, backwards };
    return { file, segments, points, duration_s, length_m, ...steps, area_m2 };
  });
}

async function linesOf(file: string): Promise<readonly TimedLine[]> {
  const bytes = new Uint8Array(readFileSync(realPath(...file.split('/'))));
  if (file.endsWith('.gpx')) return timedLines((await readFile(bytes, { fileName: file })).table);
  const json = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  if (Array.isArray(json)) {
    const rows = json as { point: string; time: string }[];
    const points = rows.map(({ point }) => (/\((.*) (.*)\)/.exec(point) ?? []).slice(1).map(Number) as [number, number]);
    return [{ points, times: rows.map(({ time }) => time.replace(' ', 'T').replace(/(\d\d)(\d\d)$/, '$1:$2')) }];
  }
  const { data } = json as { data: { coords: { longitude: number; latitude: number }; timestamp: number }[] };
  return [
    {
      points: data.map(({ coords }) => [coords.longitude, coords.latitude] as [number, number]),
      times: data.map(({ timestamp }) => new Date(timestamp).toISOString()),
    },
  ];
}

/** Squares of 2 cm around a track, one every `step_m` in the plane: those within a distance, times their spacing, are an area. */
async function dotsAround(plane: DistrictPlane, fixes: readonly Fix[], reach_m: number, step_m: number) {
  const at = plane.toFractionalMillimetres(Float64Array.from(fixes.flatMap(([lon, lat]) => [lon, lat])));
  const builder = new ColumnsBuilder();
  const places = fixes.map((_, n) => [at[2 * n] / 1000, at[2 * n + 1] / 1000] as const);
  const range = (axis: 0 | 1) => {
    const values = places.map((place) => place[axis]);
    return [Math.min(...values) - reach_m - step_m, Math.max(...values) + reach_m + step_m] as const;
  };
  const [[west, east], [south, north]] = [range(0), range(1)];
  let count = 0;
  for (let x = west; x < east; x += step_m)
    for (let y = south; y < north; y += step_m) {
      const [left, low] = [Math.round(1000 * x), Math.round(1000 * y)];
      const ring = [left, low, left + 20, low, left + 20, low + 20, left, low + 20, left, low];
      builder.addVertices(Int32Array.from(ring), 0, 5);
      builder.endRing();
      builder.endPolygon();
      builder.endFeature();
      count++;
    }
  return { count, polygons: new MeasuredPolygons(builder.finish(), plane) };
}

describe.skipIf(!hasReal)('real tracks', () => {
  it.each(hasReal ? readTruth().filter(({ file }) => /visnjan|multitrack|run|08_tracks/.test(file)) : [])(
    'what is within 25 m of $file is as large as another program says',
    async ({ file, area_m2 }) => {
      const lines = await linesOf(file);
      const pieces = lines.map(({ points, times }) => points.map(([lon, lat], n): Fix => [lon, lat, times[n] ?? '', 10]));
      const [[lon, lat]] = pieces[0];
      const plane = createDistrictPlane(proposePlane([lon, lat, lon, lat]));
      const step_m = 12;
      const { polygons, count } = await dotsAround(plane, pieces.flat(), 25, step_m);
      const seen = seeTargets(pieces, polygons, plane, 25).size;
      expect(seen).toBeLessThan(count);
      // The truth is measured in UTM, 0.08 % small; dots tell an area to some 3 %.
      expect(Math.abs((seen * step_m ** 2) / area_m2 - 1)).toBeLessThan(0.03);
    },
  );

  it.each(hasReal ? readTruth() : [])('$file has the figures of another program', async (truth) => {
    const lines = await linesOf(truth.file);
    const segments = lines.map(({ points, times }) => points.map(([lon, lat], n): Fix => [lon, lat, times[n] ?? '', 10]));
    const figures = describeRecording(segments, 50);
    expect(figures.segments).toBe(truth.segments);
    expect(figures.fixes).toBe(truth.points);
    // GRS80 here, WGS 84 there; the table has one decimal.
    expect(Math.abs(figures.length_m - truth.length_m)).toBeLessThan(0.06 + 1e-6 * truth.length_m);
    expect(Math.abs(figures.longestStep_m - truth.longestStep_m)).toBeLessThan(0.06);
    if (truth.duration_s > 0) {
      expect(Math.abs(figures.duration_s - truth.duration_s)).toBeLessThan(1.01);
      expect(Math.abs(figures.longestWait_s - truth.longestWait_s)).toBeLessThan(1.01);
    }
    expect([figures.fastSteps, figures.stillSteps, figures.backwards]).toEqual([
      truth.fastSteps,
      truth.stillSteps,
      truth.backwards,
    ]);
  });

  it.each(hasReal ? readTruth() : [])('$file is never longer cleaned than recorded, and no piece holds a gap', async (truth) => {
    const { walks, report } = splitWalks(await linesOf(truth.file), { accuracy_m: 10, now: NOW });
    const kept = walks.flatMap(({ segments }) => segments.flat()).length;
    expect(kept + report.untimed + report.future + report.overlapping).toBe(report.points);
    for (const { segments } of walks) {
      const clean = cleanTrack(segments, RULES);
      const counted = measureTrack(clean);
      expect(counted.length_m).toBeLessThanOrEqual(describeRecording(segments, 50).length_m + 1e-6);
      for (const piece of clean.pieces) expect(describeRecording([piece], 50).longestWait_s).toBeLessThanOrEqual(60);
    }
  });
});
