import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { permitCoverage } from '../../../src/core/rules/land/permitted-land.ts';
import { PLANE } from '../../support/district-changes.ts';
import type { Ring } from '../../support/random-polygons.ts';
import { rectangle } from '../../support/shape-view.ts';

const plane = createDistrictPlane(PLANE);
const open = (...rings: Ring[]) => new MeasuredPolygons(buildColumns(rings.map((ring) => [[ring]])), plane);
const [west, east] = [rectangle(0, 0, 100_000), rectangle(100_000, 0, 100_000)];
const unit = (id: string) => ({ id, name: id, level: 'village', parentId: null, shape: null });
const units = { list: [unit('west'), unit('east')], polygons: open(west, east) };
const settings = (permitUnits?: string[]) => ({ permitUnits });
const permits = (...rings: Ring[]) => [{ polygons: open(...rings), count: rings.length }];
const builds = open(rectangle(40_000, 40_000, 10_000), rectangle(140_000, 40_000, 10_000));
/** Of a build in the western village and one in the eastern. */
const covered = (layers: ReturnType<typeof permits>, told?: string[]) => {
  const covers = permitCoverage({ settings: settings(told), units } as unknown as Parameters<typeof permitCoverage>[0], layers);
  return [covers(builds, 0), covers(builds, 1)];
};

describe('the villages that permits speak for', () => {
  it('are those of the permits on record now, not of those that were there before', () => {
    const inWest = permits(rectangle(10_000, 10_000, 5_000));
    const inEast = permits(rectangle(110_000, 10_000, 5_000));
    expect(covered(inWest)).toEqual([true, false]);
    expect(covered(inEast)).toEqual([false, true]);
    expect(covered([...inWest, ...inEast])).toEqual([true, true]);
    expect(covered([])).toEqual([false, false]);
    expect(covered(inWest)).toEqual([true, false]);
  });

  it('include those that a package was told of', () => {
    expect(covered([], ['east'])).toEqual([false, true]);
    expect(covered([], ['west'])).toEqual([true, false]);
  });
});
