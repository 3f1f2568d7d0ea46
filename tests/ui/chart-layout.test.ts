import { describe, expect, it } from 'vitest';
import {
  type ChartBox,
  type ChartInput,
  dayToTime,
  indexAtX,
  indexOfDay,
  layoutChart,
  tickDays,
} from '../../src/ui/chart-layout.ts';
import { stepIndex } from '../../src/ui/step-index.ts';

const box: ChartBox = { width: 420, height: 120, left: 10, right: 10, top: 10, bottom: 10 };
const days = ['2026-10-30', '2026-11-06', '2026-11-13', '2026-11-20'];
const input: ChartInput = {
  days,
  series: [
    { id: 'a', label: 'a', colour: 'red', values: [30, 20, 20, 10] },
    { id: 'b', label: 'b', colour: 'blue', values: [10, 10, 5, 0] },
  ],
};

/** The points of an SVG path made of straight lines. */
const points = (path: string) => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the days that an axis names', () => {
  it('stand clear of each other at every width, and are never none', () => {
    const weeks = Array.from({ length: 130 }, (_, n) => new Date(Date.UTC(2025, 5, 1 + 7 * n)).toISOString().slice(0, 10));
    for (let width = 160; width <= 1900; width += 10) {
      const series = [{ id: 'a', label: 'a', colour: 'red', values: weeks.map(() => 1) }];
      const { x } = layoutChart({ days: weeks, series }, { ...box, width });
      const at = tickDays(x).map((day) => x(day));
      expect(at.length).toBeGreaterThan(0);
      for (let n = 1; n < at.length; n++) expect([width, at[n] - at[n - 1] > 55]).toEqual([width, true]);
    }
  });
});

describe('layoutChart', () => {
  it('stacks the series: the upper edge stands for the total', () => {
    const layout = layoutChart(input, box);
    expect(layout.totals).toEqual([40, 30, 25, 10]);
    expect(points(layout.areas[1].edge).map(([, y]) => layout.y.invert(y))).toEqual(
      layout.totals.map((total) => expect.closeTo(total, 6)),
    );
  });

  it('spends the whole width on the history where nothing lies ahead', () => {
    const { x } = layoutChart(input, box);
    expect(x(dayToTime(days[0]))).toBe(10);
    expect(x(dayToTime(days[3]))).toBe(410);
  });

  it('makes room for a deadline, but never squeezes the history under three fifths', () => {
    const near = layoutChart({ ...input, deadlineOn: '2026-11-27' }, box);
    expect(near.deadlineX).toBe(410);
    const far = layoutChart({ ...input, deadlineOn: '2036-01-01' }, box);
    expect(far.x(dayToTime(days[3]))).toBeCloseTo(10 + 400 * 0.6, 0);
    expect(far.deadlineX).toBeGreaterThan(410);
  });

  it('leads a projection from the last total to nothing on its days', () => {
    const projections = [{ id: 'p', label: 'p', earliestOn: '2026-11-24', finishOn: '2026-11-27', latestOn: '2026-12-01' }];
    const layout = layoutChart({ ...input, projections }, box);
    const [[x0, y0], [x1, y1]] = points(layout.projections[0].middle ?? '');
    expect([layout.x.invert(x0).getTime(), layout.y.invert(y0)]).toEqual([dayToTime('2026-11-20'), expect.closeTo(10, 6)]);
    expect([layout.x.invert(x1).getTime(), layout.y.invert(y1)]).toEqual([dayToTime('2026-11-27'), expect.closeTo(0, 6)]);
    expect(points(layout.projections[0].band ?? '')).toHaveLength(3);
  });

  it('leaves the band open where no latest day is known, and draws none without an earliest', () => {
    const open = layoutChart({ ...input, projections: [{ id: 'p', label: 'p', earliestOn: '2026-11-24', latestOn: null }] }, box);
    expect(points(open.projections[0].band ?? '')).toHaveLength(4);
    expect(open.projections[0].middle).toBeNull();
    const never = layoutChart({ ...input, projections: [{ id: 'p', label: 'p' }] }, box);
    expect(never.projections[0]).toEqual({ id: 'p', band: null, middle: null });
  });

  it.each([
    ['no day', { days: [], series: [] }],
    ['one day', { days: ['2026-11-20'], series: [{ id: 'a', label: '', colour: '', values: [0] }] }],
    ['nothing unresolved', { days, series: [{ id: 'a', label: '', colour: '', values: [0, 0, 0, 0] }] }],
  ])('draws numbers only with %s', (_, empty) => {
    const layout = layoutChart({ ...empty, scope: { label: '', values: [] } }, box);
    expect(JSON.stringify([layout.areas, layout.scope, layout.totals])).not.toContain('NaN');
  });
});

describe('the cursor', () => {
  it('stands on the last stop on or before a day', () => {
    expect(indexOfDay(days, '2026-11-12')).toBe(1);
    expect(indexOfDay(days, '2026-11-13')).toBe(2);
    expect(indexOfDay(days, '2020-01-01')).toBe(0);
  });

  it('goes to the nearest day under the pointer', () => {
    const layout = layoutChart(input, box);
    const at = (share: number) => indexAtX(layout, days, 10 + 400 * share);
    expect([at(0), at(0.15), at(0.2), at(0.6), at(1.4)]).toEqual([0, 0, 1, 2, 3]);
  });

  it('moves by keys and stops at the ends', () => {
    expect(stepIndex('ArrowRight', 3, 5)).toBe(4);
    expect(stepIndex('ArrowRight', 4, 5)).toBe(4);
    expect(stepIndex('ArrowLeft', 0, 5)).toBe(0);
    expect(stepIndex('PageDown', 10, 20)).toBe(6);
    expect(stepIndex('Home', 3, 5)).toBe(0);
    expect(stepIndex('End', 3, 5)).toBe(4);
    expect(stepIndex('a', 3, 5)).toBeNull();
  });
});
