import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { linkSighting } from '../../src/core/register/actions/link-sighting.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../../src/core/register/actions/reshape-sighting.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { EMPTY_FEED, verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import type { FieldTerms } from '../../src/core/report/field-package/field-terms.ts';
import { createDatabase } from '../../src/store/database.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import type { FieldParts } from '../../src/store/place-field.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, SIGHTING, squareShape } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
const SEED = 20261128;
let count = 0;
let name = '';
let store: DistrictStore;
const stamps = {
  clock: { now: () => '2026-11-28T02:00:00.000Z' },
  ids: { next: () => `own-${++count}`, salt: () => sha256(String(++count)).slice(0, 32) },
  by: 'me',
  device: 'phone',
};

beforeEach(async () => {
  name = `field-${++count}`;
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  store = state.store;
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

const PACKAGE = new TextEncoder().encode('one layer');

/** A package: the district, so many red lines, and the sightings that had arrived. */
function packageOf(from: number, arrived: readonly AcceptedChange[] = [], terms: Partial<FieldTerms> = {}): FieldParts {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  for (let n = 0; n < from; n++) {
    const redLine = { ...RED_LINE, id: `r-${n}` };
    writer.accept(drawRedLine(writer.register, { redLine, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
  }
  const field: FieldTerms = {
    area: squareShape(134.2, 24).coordinates,
    madeOn: '2026-11-28',
    expiresOn: '2026-12-05',
    from: { seq: from, hash: 'a'.repeat(64) },
    for: 'me',
    received: arrived.map(({ id }) => id),
    ...terms,
  };
  return { feed: writer.changes, packages: new Map([[sha256(PACKAGE), PACKAGE]]), field };
}

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(JSON.stringify(draft));
  return draft;
}

type Doing = (register: Register, n: number) => ChangeDraft | Refusal;
const DOINGS: readonly Doing[] = [
  (register, n) =>
    reportSighting(register, {
      sighting: { ...SIGHTING, id: `s-${n}` },
      shape: squareShape(134.2, 24),
      reason: '巡查',
      on: '2026-11-28',
    }),
  (register) =>
    reshapeSighting(register, {
      sightingId: [...register.sightings.keys()].at(-1) ?? 'none',
      shape: squareShape(134.2, 24, 0.002),
      reason: '扩建',
      on: '2026-11-28',
    }),
  (register) => {
    const [first, second] = [...register.sightings.keys()];
    return linkSighting(register, { sightingId: second ?? 'none', sameAs: first ?? 'none', on: '2026-11-28' });
  },
];

const feedOf = async () => (await store.load(D))?.feed ?? [];
function contentOf(change: AcceptedChange): object {
  const { seq: _, prev: __, hash: ___, salts: ____, ...content } = change;
  return content;
}

/** Records on the phone whatever of it the register allows. */
async function work(doings: readonly number[]): Promise<void> {
  for (const doing of doings) {
    const feed = await feedOf();
    const draft = DOINGS[doing](foldFeed(feed), ++count);
    if (!isRefusal(draft)) await store.transact(D, [made(draft)], { after: feed.at(-1) ?? EMPTY_FEED });
  }
}

const ownOf = async () => {
  const head = (await store.list()).find(({ id }) => id === D)?.field?.head.seq ?? 0;
  return (await feedOf()).filter(({ seq }) => seq > head);
};

describe('a newer package', () => {
  it(`takes the place of the older, and no change that has not arrived is lost, whatever was recorded (seed ${SEED})`, async () => {
    const round = fc.record({
      doings: fc.array(fc.nat({ max: DOINGS.length - 1 }), { maxLength: 6 }),
      arrivedShare: fc.double({ min: 0, max: 1, noNaN: true }),
      erases: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        await store.remove(D);
        await store.keepField(D, packageOf(1));
        const told = new Map<string, object>();
        const arrived = new Set<string>();
        for (const [n, { doings, arrivedShare, erases }] of rounds.entries()) {
          await work(doings);
          const own = await ownOf();
          for (const change of own) told.set(change.id, contentOf(change));
          if (erases) await store.eraseField(D, { on: '2026-11-29', because: 'deleted' });
          const taken = own.slice(0, Math.floor(own.length * arrivedShare));
          for (const { id } of taken) arrived.add(id);
          await store.keepField(D, packageOf(2 + n, taken));
          const kept = await ownOf();
          const expected = [...told].filter(([id]) => !arrived.has(id));
          expect(kept.map((change) => [change.id, contentOf(change)])).toEqual(expected);
          const { base, entries } = await store.outbox(D);
          expect(base.seq).toBe(2 + n);
          expect(entries.filter(({ state }) => state !== 'safe').map(({ id, seq }) => [id, seq])).toEqual(
            kept.map(({ id, seq }) => [id, seq]),
          );
          const feed = await feedOf();
          expect(verifyChain(feed)).toMatchObject({ ok: true });
          expect(foldFeed(feed).redLines.size).toBe(2 + n);
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('leaves everything as it was where it is older, or another person’s', async () => {
    await store.keepField(D, packageOf(5));
    await work([0]);
    const before = await feedOf();
    await expect(store.keepField(D, packageOf(4))).rejects.toMatchObject({ code: 'field-older' });
    await expect(store.keepField(D, packageOf(6, [], { for: 'you' }))).rejects.toMatchObject({
      code: 'field-other-person',
      params: { name: 'me', count: 1 },
    });
    expect(await feedOf()).toEqual(before);
  });

  it('that is long lies in blocks, one’s own changes row by row behind it, and the next takes its place whole', async () => {
    const lying = async () => {
      const database = createDatabase(name);
      await database.open();
      const found = [(await database.blocks.toArray()).map(({ from, to }) => [from, to]), await database.changes.count()];
      database.close();
      return found;
    };
    await store.keepField(D, packageOf(250));
    await work([0, 0, 0]);
    const [first, ...others] = await ownOf();
    await store.keepField(D, packageOf(260, [first]));
    expect(await lying()).toEqual([[[1, 261]], 2]);
    expect((await ownOf()).map(contentOf)).toEqual(others.map(contentOf));
    expect(verifyChain(await feedOf())).toMatchObject({ ok: true, head: { seq: 263 } });
    await store.eraseField(D, { on: '2026-11-29', because: 'deleted' });
    expect(await lying()).toEqual([[], 3]);
    expect((await ownOf()).map(contentOf)).toEqual(others.map(contentOf));
  });

  it('is refused with another plane than what is here has: areas and boundaries would not agree', async () => {
    await store.keepField(D, packageOf(1));
    const writer = createWriter();
    const plane = { ...DISTRICT_INPUT.plane, meridian: DISTRICT_INPUT.plane.meridian + 3 };
    writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, plane }));
    const moved = { ...packageOf(2), feed: writer.changes };
    const before = await store.load(D);
    await expect(store.keepField(D, moved)).rejects.toMatchObject({ code: 'field-plane-differs' });
    expect(await store.load(D)).toEqual(before);
  });

  it('goes to another person once everything has arrived', async () => {
    await store.keepField(D, packageOf(5));
    await work([0]);
    await store.keepField(D, packageOf(6, await ownOf()));
    await store.keepField(D, packageOf(6, [], { for: 'you' }));
    expect((await store.list())[0].field?.for).toBe('you');
    expect(await ownOf()).toEqual([]);
  });
});

describe('an erased package', () => {
  it('leaves the district, one’s own changes and the possibility to record more', async () => {
    await store.keepField(D, packageOf(3));
    await work([0, 1]);
    const own = (await ownOf()).map(contentOf);
    expect(own).toHaveLength(2);
    // Two changes of one report, which is what somebody counts.
    expect(await store.eraseField(D, { on: '2026-12-06', because: 'expired' })).toEqual({ unsent: 1, arrived: 0 });
    const parts = await store.load(D);
    expect(parts?.packages.size).toBe(0);
    expect(foldFeed(parts?.feed ?? []).redLines.size).toBe(0);
    expect((await ownOf()).map(contentOf)).toEqual(own);
    await work([0]);
    expect(await ownOf()).toHaveLength(own.length + 1);
  });
});

describe('a package of a district that is here whole', () => {
  it('asks first, and then carries over what was recorded after the place it was cut at', async () => {
    const whole = packageOf(3);
    await store.save(D, whole);
    await work([0]);
    const [own] = (await feedOf()).slice(whole.feed.length);
    const cut = whole.feed[whole.feed.length - 1];
    const field = packageOf(1, [], { from: { seq: cut.seq, hash: cut.hash } });
    await expect(store.keepField(D, field)).rejects.toMatchObject({ code: 'field-whole-here' });
    expect(await store.keepField(D, field, { insteadOfWhole: true })).toEqual({ unsent: 1, arrived: 0 });
    expect((await ownOf()).map(contentOf)).toEqual([contentOf(own)]);
  });

  it('takes the place of the district as it once was brought here, and not of what was recorded on it', async () => {
    const later = packageOf(1, [], { from: { seq: 9, hash: 'a'.repeat(64) } });
    await store.save(D, packageOf(3));
    expect(await store.keepField(D, later, { insteadOfWhole: true })).toEqual({ unsent: 0, arrived: 0 });
    expect(await feedOf()).toEqual(later.feed);
    await store.remove(D);
    await store.save(D, packageOf(3));
    await work([0]);
    const before = await feedOf();
    await expect(store.keepField(D, later, { insteadOfWhole: true })).rejects.toMatchObject({ code: 'field-diverged' });
    expect(await feedOf()).toEqual(before);
  });

  it('is refused where nobody can tell that nothing would be lost', async () => {
    await store.save(D, packageOf(3));
    const before = await feedOf();
    await expect(store.keepField(D, packageOf(2), { insteadOfWhole: true })).rejects.toMatchObject({ code: 'field-diverged' });
    expect(await feedOf()).toEqual(before);
  });
});
