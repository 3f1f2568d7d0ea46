import { describe, expect, it } from 'vitest';
import { nameDay, numberDay } from '../../../src/core/register/day.ts';
import { project, projectTo } from '../../../src/core/report/footprint/projection.ts';
import { listWeekEnds } from '../../../src/core/report/footprint/reporting-weeks.ts';

const weekly = (count: number): number[] => Array.from({ length: count }, (_, i) => 7 * i);

describe('project', () => {
  it('ends a straight line on its day, with no band where no week differs', () => {
    const series = [0, 1000, 900, 800, 700, 600];
    const projection = project('straight-line', series, weekly(6));
    expect(projection).toMatchObject({
      weeks: 4,
      perWeek_cm2: 100,
      sigmaPerWeek_cm2: 0,
      finish: 35 + 42,
      earliest: 77,
      latest: 77,
    });
  });

  it('takes the last eight weeks for the recent pace', () => {
    const series = [
      ...Array.from({ length: 20 }, (_, i) => 10_000 - 10 * i),
      ...Array.from({ length: 8 }, (_, i) => 9_810 - 200 * (i + 1)),
    ];
    expect(project('recent-pace', series, weekly(28))?.perWeek_cm2).toBeCloseTo(200);
    expect(project('straight-line', series, weekly(28))?.perWeek_cm2).toBeCloseTo((10_000 - 8_210) / 27);
  });

  it('has no finish without progress, and no last day where the band never ends', () => {
    expect(project('straight-line', [500, 500, 500], weekly(3))).toMatchObject({ finish: null, earliest: null, latest: null });
    expect(project('straight-line', [500, 600, 700], weekly(3))?.finish).toBeNull();
    expect(project('straight-line', [900, 500, 800, 400, 790], weekly(5))).toMatchObject({ latest: null });
    expect(project('straight-line', [0, 0], weekly(2))).toBeNull();
  });

  it('is finished where nothing is left', () => {
    expect(project('straight-line', [100, 50, 0], weekly(3))?.finish).toBe(14);
  });

  it('has a band of 1.2816·s·√(h + h²/n) that never goes below nothing', () => {
    const series = [1000, 900, 780, 700];
    const projection = project('straight-line', series, weekly(4));
    if (!projection) throw new Error('no projection');
    const s = 20;
    expect(projection.sigmaPerWeek_cm2).toBeCloseTo(s);
    const in4Weeks = projectTo(projection, 700, 21, 21 + 28);
    expect(in4Weeks.expected_cm2).toBeCloseTo(300);
    expect(in4Weeks.high_cm2 - in4Weeks.expected_cm2).toBeCloseTo(1.2816 * s * Math.sqrt(4 + 16 / 3));
    expect(projectTo(projection, 700, 21, 21 + 700).low_cm2).toBe(0);
  });

  it('leaves the week under way out of the pace', () => {
    expect(project('straight-line', [1000, 900, 800, 799], [0, 7, 14, 15])?.perWeek_cm2).toBe(100);
  });
});

describe('listWeekEnds', () => {
  it('closes weeks on their last day and the one under way today', () => {
    const ends = listWeekEnds(1, numberDay('2026-11-04'), numberDay('2026-11-23'));
    expect(ends.map(nameDay)).toEqual(['2026-11-08', '2026-11-15', '2026-11-22', '2026-11-23']);
    expect(listWeekEnds(6, numberDay('2026-11-04'), numberDay('2026-11-06')).map(nameDay)).toEqual(['2026-11-06']);
    expect(listWeekEnds(6, numberDay('2026-11-04'), numberDay('2026-11-13')).map(nameDay)).toEqual(['2026-11-06', '2026-11-13']);
    expect(listWeekEnds(1, 5, 4)).toEqual([]);
  });
});
