import { expect, it, vi } from 'vitest';
import { loadConflicts, useConflicts } from '../../src/state/conflicts.ts';
import { loadLegend, useLegend } from '../../src/state/legend.ts';
import { useScene } from '../../src/state/scene.ts';
import { openDistrict, useSession } from '../../src/state/session.ts';
import { mark, useMark } from '../../src/state/mark.ts';
import { useTools } from '../../src/state/tools.ts';
import type { Conflicts, LegendCounts } from '../../src/workers/calls/cartography.ts';
import type { DayOutline, DayScene, DistrictSummary } from '../../src/workers/engine-api.ts';

const summary = (id: string) =>
  ({ district: { id, name: id }, settings: { units: [] }, redLines: [], lastOn: '2026-11-20' }) as unknown as DistrictSummary;
const OUTLINE = { on: '2026-11-20' } as unknown as DayOutline;
const CONFLICTS = { key: 'of one', shown: [] } as unknown as Conflicts;
const COUNTS = { gone: 7 } as unknown as LegendCounts;

/** Answers that the test gives when it likes. */
const waiting: (() => void)[] = [];
const later = <T>(answer: T) => new Promise<T>((resolve) => waiting.push(() => resolve(answer)));

vi.mock('../../src/state/services.ts', () => ({
  services: () => ({
    engine: {
      open: async () => ({ summary: summary('two'), outline: OUTLINE }),
      prove: async () => ({}),
      conflicts: () => later(CONFLICTS),
      legendIn: () => later(COUNTS),
    },
    store: { lasting: false, save: async () => ({ ahead: [] }) },
    clock: { now: () => '2026-11-28T02:00:00.000Z' },
  }),
}));

it('nothing that was shown, drawn or asked of one district stands in another', async () => {
  useSession.setState({ summary: summary('one'), phase: { at: 'ready' } });
  useConflicts.setState({ conflicts: CONFLICTS });
  useLegend.setState({ counts: COUNTS });
  useScene.setState({ scene: { on: '2026-11-20' } as unknown as DayScene });
  useTools.getState().take('measure-area');
  useTools.getState().setSketch([[117, 34]], false);
  mark([117, 34]);
  const late = [loadConflicts('2026-11-20'), loadLegend([0, 0, 1, 1], '2026-11-20')];
  await openDistrict({ from: 'url', url: '/two' });
  expect(useSession.getState().summary?.district.id).toBe('two');
  for (const answer of waiting) answer();
  await Promise.all(late);
  expect(useConflicts.getState().conflicts).toBeNull();
  expect(useLegend.getState().counts).toBeNull();
  expect(useScene.getState()).toMatchObject({ scene: null, outline: OUTLINE });
  expect(useTools.getState()).toMatchObject({ tool: null, sketch: [] });
  expect(useMark.getState().at).toBeNull();
});
