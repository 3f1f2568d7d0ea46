import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { describeRecording, measureTrack } from '../../../../src/core/report/track/measure-track.ts';
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
}

/** Computed by Python with GeographicLib; the table lies beside the files. */
function readTruth(): Truth[] {
  const [, ...rows] = readFileSync(realPath('08_tracks', 'TRUTH_tracks.csv'), 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => {
    const [file, ...values] = row.split(',');
    const [segments, points, duration_s, length_m, longestWait_s, longestStep_m, fastSteps, stillSteps, backwards] =
      values.map(Number);
    return { file, segments, points, duration_s, length_m, longestWait_s, longestStep_m, fastSteps, stillSteps, backwards };
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

describe.skipIf(!hasReal)('real tracks', () => {
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
