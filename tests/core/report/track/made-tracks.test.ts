import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { splitWalks } from '../../../../src/core/report/track/split-walks.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { readFile } from '../../../../src/formats/catalog.ts';
import { timedLines } from '../../../../src/formats/timed-lines.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/tracks');

interface Truth {
  readonly points: number;
  readonly fixes: number;
  readonly gaps: number;
  readonly length_m: number;
  readonly known_s: number;
  readonly unknown_s: number;
  /** Segments of one point. */
  readonly lone: number;
  readonly outliers: number;
  readonly untimed: number;
}

/** By `make-tracks.py` beside it: whoever makes a track knows what is wrong in it; lengths by GeographicLib. */
const { tracks } = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as { tracks: Record<string, Truth> };

describe('tracks in the manner of other makers', () => {
  it.each(Object.entries(tracks))('%s has the length, gaps and left out fixes that it was made with', async (file, truth) => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, file)));
    const { table, notes } = await readFile(bytes, { fileName: file });
    const said = notes.filter(({ code }) => code === 'short-segments-ignored').map(({ count }) => count);
    expect(said).toEqual(truth.lone > 0 ? [truth.lone] : []);
    const { walks, report } = splitWalks(timedLines(table), { accuracy_m: 5, now: '2026-11-28T00:00:00.000Z' });
    expect(report).toMatchObject({ points: truth.points, untimed: truth.untimed, future: 0, overlapping: 0 });
    expect(walks).toHaveLength(1);
    const clean = cleanTrack(walks[0].segments, { ...USUAL_TRACK_RULES, accuracy_m: 25 });
    const { length_m, least_m, ...figures } = measureTrack(clean);
    const { fixes, gaps, known_s, unknown_s } = truth;
    expect(figures).toEqual({ fixes, gaps, known_s, unknown_s });
    expect(clean.left).toEqual({ inaccurate: 0, unusable: 0, repeated: 0, outliers: truth.outliers });
    expect(Math.abs(length_m - truth.length_m)).toBeLessThan(0.001);
    expect(least_m).toBeLessThanOrEqual(length_m);
  });
});
