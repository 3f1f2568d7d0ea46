import { beforeEach, describe, expect, it } from 'vitest';
import { followRecord, useDayMoved } from '../../src/state/day-moved.ts';
import { useSession } from '../../src/state/session.ts';
import { useView } from '../../src/state/view.ts';
import type { DistrictSummary } from '../../src/workers/engine-api.ts';

const summary = (id: string, lastOn: string) =>
  ({ district: { id }, settings: { units: [] }, lastOn }) as unknown as DistrictSummary;
const records = (lastOn: string) =>
  useSession.setState(({ revision }) => ({ summary: summary('one', lastOn), revision: revision + 1 }));
const moves = () => {
  const { from, to, times } = useDayMoved.getState();
  return times === 0 ? null : [from, to];
};

describe('the day looked at', () => {
  beforeEach(() => {
    useView.getState().reset();
    useSession.setState({ summary: summary('one', '2026-11-20') });
    useDayMoved.setState({ times: 0 });
  });

  it('is told to have moved when a record is the first of a later day', () => {
    records('2026-11-28');
    expect(moves()).toEqual(['2026-11-20', '2026-11-28']);
  });

  it('stays, and nothing is told, while a day was chosen or the last day is the same', () => {
    records('2026-11-20');
    useView.getState().look('2026-05-01');
    records('2026-11-28');
    expect(moves()).toBeNull();
    expect(useView.getState().on).toBe('2026-05-01');
  });

  it('follows what was just drawn on a later day, and says so', () => {
    useView.getState().look('2026-05-01');
    followRecord('2026-04-30');
    expect(useView.getState().on).toBe('2026-05-01');
    followRecord('2026-11-20');
    expect(useView.getState().on).toBeNull();
    expect(moves()).toEqual(['2026-05-01', '2026-11-20']);
  });

  it('is another district’s own, with nothing to tell', () => {
    useSession.setState(({ revision }) => ({ summary: summary('two', '2026-01-01'), revision: revision + 1 }));
    expect(moves()).toBeNull();
  });
});
