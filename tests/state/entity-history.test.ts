import { afterEach, beforeEach, expect, it } from 'vitest';
import { changesBefore, historyOf } from '../../src/state/entity-history.ts';
import { provideServices, type Services } from '../../src/state/services.ts';
import { useSession } from '../../src/state/session.ts';
import { takeBack } from '../../src/state/take-back.ts';
import type { DistrictSummary } from '../../src/workers/engine-api.ts';

const RED_LINE = { kind: 'red-line', id: 'r-1' } as const;
/** Changes in the store: as long as the district is being put there, the first of them only. */
let stored: readonly string[];
const asked: string[] = [];
const tell = (what: string) => {
  asked.push(what);
  return stored;
};

beforeEach(() => {
  stored = ['drawn'];
  asked.length = 0;
  provideServices({
    engine: { tellChanges: async ([changes]: [readonly string[]]) => changes, nameEntities: async () => [] },
    store: {
      changesOf: async () => tell('history'),
      changesBefore: async () => tell('log').slice(0, 0),
      changes: async () => tell('taken back').slice(0, 0),
    },
  } as unknown as Services);
  useSession.setState({ summary: { district: { id: 'd-1', name: '区' } } as DistrictSummary, keeping: { state: 'keeping' } });
});
afterEach(() => useSession.setState({ summary: null }));

it('what is read of a district that is still being kept is read whole: a history, the log, what is taken back', async () => {
  const history = historyOf(RED_LINE);
  const log = changesBefore(9, 5);
  const taken = takeBack(['c-1'], '误录').catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual([]);
  stored = ['drawn', 'revised'];
  useSession.setState({ keeping: { state: 'kept' } });
  expect(await history).toEqual(['drawn', 'revised']);
  expect(await log).toEqual([]);
  expect(await taken).toMatchObject({ code: 'change-unknown' });
  expect(asked.toSorted()).toEqual(['history', 'log', 'taken back']);
});
