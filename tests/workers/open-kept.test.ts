import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/store/database.ts';
import { DATABASE_NAME, openStore } from '../../src/store/open-store.ts';
import { connectEngine, type ConnectedEngine, readDemo } from '../support/demo-engine.ts';
import { provenParts } from '../support/proven-parts.ts';

const LATEST = '2026-11-20';
const STAMPS = {
  clock: { now: () => '2026-11-21T00:00:00.000Z' },
  ids: { next: () => crypto.randomUUID(), salt: () => 'ab'.repeat(16) },
  by: 'me',
  device: 'dev-1',
};

let connected: ConnectedEngine;
let district: string;
let unresolved_cm2: number;

/** The demo district, as a first visit keeps it. */
beforeAll(async () => {
  connected = connectEngine();
  const { engine } = connected;
  const { summary } = await engine.open([{ from: 'bytes', bytes: readDemo() }]);
  const parts = await provenParts(engine, await engine.prove([]));
  const opened = await openStore(STAMPS, { admit: async () => null });
  if (opened.state !== 'open') throw new Error('the demo district was not kept');
  district = summary.district.id;
  await opened.store.save(district, parts);
  opened.store.close();
  unresolved_cm2 = (await engine.sceneOn([LATEST])).totals.unresolved_cm2;
});

afterAll(() => connected.stop());

const cutOffLast = async () => {
  const database = createDatabase(DATABASE_NAME);
  const last = await database.blocks.orderBy('[district+to]').last();
  if (!last) throw new Error('nothing was kept');
  await database.blocks.put({ ...last, changes: last.changes.slice(0, -1) });
  database.close();
  return last.to;
};

describe('a district that this device keeps', () => {
  it('is read by the engine itself, and says what it said before', async () => {
    const { engine } = connected;
    const { summary } = await engine.open([{ from: 'kept', district }]);
    expect(summary.district.id).toBe(district);
    // Nothing is handed back: it is kept already.
    expect((await engine.prove([])).parts).toBeUndefined();
    expect((await engine.sceneOn([LATEST])).totals.unresolved_cm2).toBe(unresolved_cm2);
  });

  it('that is not there is refused, and the open one stays', async () => {
    const { engine } = connected;
    await expect(engine.open([{ from: 'kept', district: 'none' }])).rejects.toMatchObject({ code: 'district-missing' });
    expect((await engine.sceneOn([LATEST])).totals.unresolved_cm2).toBe(unresolved_cm2);
  });

  it('that lost its last record is refused by its place, though what is left of the chain is sound', async () => {
    const { engine } = connected;
    const seq = await cutOffLast();
    await engine.open([{ from: 'kept', district }, 'when-asked']);
    await expect(engine.prove([])).rejects.toMatchObject({ code: 'feed-altered', params: { seq } });
  });
});
