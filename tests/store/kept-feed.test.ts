import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import type { EntityRef } from '../../src/core/register/entity-ref.ts';
import { createDatabase, type Database } from '../../src/store/database.ts';
import {
  alterChanges,
  appendFeed,
  changeAt,
  feedTables,
  lookBefore,
  lookUpEntities,
  lookUpIds,
  readFeedAfter,
  removeFeed,
  replaceAfter,
} from '../../src/store/kept-feed.ts';

const SEED = 20261129;
const RUNS = 16;
const [D, OTHER] = ['d-1', 'd-2'];
const ENTITIES = 7;
let count = 0;
let database: Database;

beforeEach(async () => {
  database = createDatabase(`kept-feed-${count++}`);
  await database.open();
});
afterEach(async () => {
  database.close();
  await Dexie.delete(database.name);
});

/** Changes as they lie in a feed; what they say does not matter to where they lie. */
const changesFrom = (seq: number, many: number, made: string, district = D): AcceptedChange[] =>
  Array.from({ length: many }, (_, n) => ({
    district,
    seq: seq + n,
    id: `${made}-${n}`,
    entity: entityOf((seq + n) % ENTITIES),
    note: 'as recorded',
  })) as unknown as AcceptedChange[];
const entityOf = (n: number): EntityRef => ({ kind: n % 2 ? 'parcel' : 'patrol', id: `e-${n}` });
const isOf = (entity: EntityRef) => (change: AcceptedChange) => change.entity.id === entity.id;
const inTransaction = <T>(step: () => Promise<T>) => database.transaction('rw', feedTables(database), async () => step());
const append = (changes: readonly AcceptedChange[], district = D) => inTransaction(() => appendFeed(database, district, changes));
const feed = (district = D) => readFeedAfter(database, district, 0);
const followersOf = (all: readonly AcceptedChange[], changes: readonly AcceptedChange[]) =>
  changes.flatMap(({ seq }) => all[seq] ?? []);
const bySeq = (changes: readonly AcceptedChange[]) => [...changes].sort((a, b) => a.seq - b.seq);

type Step =
  | { readonly step: 'append' | 'replace'; readonly many: number; readonly own: number; readonly at: number }
  | { readonly step: 'alter' | 'read' | 'before' | 'ids'; readonly at: number; readonly many: number }
  | { readonly step: 'remove' };

const long = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 190, max: 1_100 }) },
);
const place = fc.nat(100_000);
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ step: fc.constant('append' as const), many: long, own: fc.constant(0), at: place }) },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('replace' as const), many: long, own: fc.nat(250), at: place }) },
    {
      weight: 6,
      arbitrary: fc.record({
        step: fc.constantFrom('alter' as const, 'read' as const, 'before' as const, 'ids' as const),
        at: place,
        many: fc.integer({ min: 1, max: 700 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ step: 'remove' as const }) },
  ),
  { minLength: 3, maxLength: 12 },
);

/** Takes one step on the kept feed and on a plain array; what is read must be the same. */
async function take(step: Step, model: readonly AcceptedChange[], made: string): Promise<readonly AcceptedChange[]> {
  if (step.step === 'remove') {
    await inTransaction(() => removeFeed(database, D));
    return [];
  }
  const at = step.at % (model.length + 1);
  if (step.step === 'append') {
    const changes = changesFrom(model.length + 1, step.many, made);
    await append(changes);
    return [...model, ...changes];
  }
  if (step.step === 'replace') {
    const brought = changesFrom(at + 1, step.many, made);
    const own = changesFrom(at + 1 + step.many, step.own, `${made}-own`);
    await inTransaction(() => replaceAfter(database, D, at, brought, own));
    return [...model.slice(0, at), ...brought, ...own];
  }
  if (step.step === 'alter') {
    const altered = model
      .slice(at, at + step.many)
      .filter(({ seq }) => seq % 5 === 0)
      .map((change) => ({ ...change, note: made }) as unknown as AcceptedChange);
    await inTransaction(() => alterChanges(database, D, altered));
    return model.map((change) => altered.find(({ seq }) => seq === change.seq) ?? change);
  }
  if (step.step === 'read') {
    expect(await readFeedAfter(database, D, at)).toEqual(model.slice(at));
    expect(await changeAt(database, D, at)).toEqual(model[at - 1]);
    const entities = [entityOf(at % ENTITIES), entityOf((at + 1) % ENTITIES), { kind: 'case' as const, id: 'e-1' }];
    const found = model.filter((one) => entities.slice(0, 2).some((entity) => isOf(entity)(one)));
    const read = await lookUpEntities(database, D, entities);
    expect(read.changes).toEqual(found);
    expect(bySeq(read.successors)).toEqual(followersOf(model, found));
  } else if (step.step === 'before') {
    const found = model.slice(Math.max(0, at - step.many), at);
    const read = await lookBefore(database, D, at + 1, step.many);
    expect(read.changes).toEqual(found);
    expect(bySeq(read.successors)).toEqual(followersOf(model, found));
  } else {
    const found = model.filter(({ seq }) => seq > at && seq % 37 === 0);
    const read = await lookUpIds(database, D, [...found.map(({ id }) => id).reverse(), 'never']);
    expect(read.changes).toEqual(found);
    expect(bySeq(read.successors)).toEqual(followersOf(model, found));
  }
  return model;
}

describe('a kept feed', () => {
  it(`is the plain list of its changes, whatever was done to it, and no other district's (seed ${SEED})`, async () => {
    const beside = changesFrom(1, 321, 'beside', OTHER);
    await append(beside, OTHER);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        run++;
        await inTransaction(() => removeFeed(database, D));
        let model: readonly AcceptedChange[] = [];
        for (const [n, step] of all.entries()) {
          model = await take(step, model, `${run}-${n}`);
          expect(await feed()).toEqual(model);
        }
        expect(await feed(OTHER)).toEqual(beside);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('lies in a few values where it came in long stretches, and row by row where it came a little at a time', async () => {
    await append(changesFrom(1, 8_280, 'whole'));
    expect([await database.blocks.count(), await database.changes.count()]).toEqual([17, 0]);
    for (let n = 0; n < 30; n++) await append(changesFrom(8_281 + 6 * n, 6, `pull-${n}`));
    expect([await database.blocks.count(), await database.changes.count()]).toEqual([17, 180]);
  });

  it('that goes on behind a cut leaves one short block at most, and the next cut there rewrites nothing', async () => {
    await append(changesFrom(1, 1_000, 'whole'));
    for (let n = 0; n < 5; n++)
      await inTransaction(() => replaceAfter(database, D, 700 + n, changesFrom(701 + n, 3, `own-${n}`)));
    expect((await database.blocks.toArray()).map(({ from, to }) => [from, to])).toEqual([
      [1, 500],
      [501, 700],
    ]);
    expect((await feed()).map(({ seq }) => seq)).toEqual(Array.from({ length: 707 }, (_, n) => n + 1));
  });

  it.each([
    [1_311, 1_305],
    [1_311, 400],
    [1_300, 101],
    [1_001, 501],
    [501, 1],
    [2, 9],
    [1, 9],
  ])('is read back from place %i, %i changes of it, over blocks and rows', async (seq, many) => {
    await append(changesFrom(1, 1_200, 'whole'));
    await append(changesFrom(1_201, 100, 'pull'));
    await append(changesFrom(1_301, 10, 'own'));
    const { changes } = await lookBefore(database, D, seq, many);
    expect(changes).toEqual((await feed()).slice(Math.max(0, seq - 1 - many), seq - 1));
  });

  it('tells how much of it is written, up to the whole of it', async () => {
    const told: number[] = [];
    await inTransaction(() => appendFeed(database, D, changesFrom(1, 1_100, 'whole'), (written) => told.push(written)));
    expect(told).toEqual([500, 1_000, 1_100]);
  });

  it('keeps nothing of what a change said before it was altered, nor what led to it', async () => {
    await append(changesFrom(1, 600, 'whole'));
    const [first] = await feed();
    const altered = { ...first, entity: entityOf(4), note: 'sealed' } as unknown as AcceptedChange;
    await inTransaction(() => alterChanges(database, D, [altered]));
    expect(await changeAt(database, D, 1)).toEqual(altered);
    expect(JSON.stringify(await database.blocks.get([D, 500]))).not.toContain('"whole-0","entity":{"kind":"parcel"');
    expect((await lookUpEntities(database, D, [entityOf(4)])).changes[0]).toEqual(altered);
    expect((await lookUpEntities(database, D, [entityOf(1)])).changes.map(({ seq }) => seq)).not.toContain(1);
  });
});

describe('a place or an id that is taken', () => {
  const refused = { code: 'store-failed', params: { name: 'ConstraintError' } };
  const renamed = (changes: AcceptedChange[], id: string) => changes.map((one, n) => (n ? one : { ...one, id }));

  it.each([
    ['a row behind blocks', 600, 1, 'whole-17'],
    ['blocks behind blocks', 600, 700, 'whole-599'],
    ['blocks behind rows', 20, 300, 'whole-3'],
  ])('is refused, and nothing is kept: %s', async (_, kept, more, id) => {
    await append(changesFrom(1, kept, 'whole'));
    const next = changesFrom(kept + 1, more, 'next');
    await expect(append(renamed(next, id))).rejects.toMatchObject(refused);
    await expect(append(changesFrom(kept, more, 'next'))).rejects.toThrow();
    expect(await feed()).toHaveLength(kept);
    await append(next);
    expect(await feed()).toHaveLength(kept + more);
    // The same ids are another district's own.
    await append(changesFrom(1, kept, 'whole', OTHER), OTHER);
    expect(await feed(OTHER)).toHaveLength(kept);
  });

  it('is refused within what is brought, as is a gap, and a change of another district', async () => {
    const brought = changesFrom(1, 300, 'whole');
    await expect(append(renamed(brought, 'whole-299'))).rejects.toMatchObject(refused);
    await expect(append(brought.filter(({ seq }) => seq !== 250))).rejects.toMatchObject(refused);
    await expect(append([...brought, ...changesFrom(301, 1, 'x', OTHER)])).rejects.toMatchObject({
      code: 'draft-of-another-district',
    });
    expect(await feed()).toEqual([]);
  });
});
