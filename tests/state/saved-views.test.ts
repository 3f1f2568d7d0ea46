import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { loadSavedViews, removeView, saveView, useSavedViews } from '../../src/state/saved-views.ts';

const keeper = createMemoryKeeper(
  {
    clock: { now: () => '2026-11-21T00:00:00.000Z' },
    ids: { next: () => 'id', salt: () => 'salt' },
    by: 'me',
    device: 'dev-1',
  },
  { admit: async () => null },
);
vi.mock('../../src/state/services.ts', () => ({ services: () => ({ store: keeper }) }));

const names = () => useSavedViews.getState().views.map(({ name }) => name);
const visits = async (district: string) => {
  useSavedViews.setState({ district: null, views: [], notKept: null });
  await loadSavedViews(district);
};

beforeEach(() => visits('one'));

describe('saved views', () => {
  it('are there at the next visit, of their own district only; one of the same name is replaced', async () => {
    await saveView({ id: '1', name: '周例会', search: '?a' });
    await saveView({ id: '2', name: '周例会', search: '?b' });
    await visits('two');
    expect(names()).toEqual([]);
    await visits('one');
    expect(useSavedViews.getState().views).toEqual([{ id: '2', name: '周例会', search: '?b' }]);
    await removeView('2');
    await visits('one');
    expect(names()).toEqual([]);
  });

  it('that the device cannot keep stay for the visit, and say why', async () => {
    vi.spyOn(keeper, 'saveView').mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'store-full' }));
    await saveView({ id: '3', name: '复核', search: '?c' });
    expect(names()).toEqual(['复核']);
    expect(useSavedViews.getState().notKept?.code).toBe('store-full');
  });

  it('of no known shape are left out', async () => {
    await keeper.saveView('three', 'saved-views', [{ id: 1 }, null, { id: 'x', name: 'n', search: '?s' }]);
    await visits('three');
    expect(names()).toEqual(['n']);
  });
});
