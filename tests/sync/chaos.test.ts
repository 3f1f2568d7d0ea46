import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { verifyChain } from '../../src/core/register/feed.ts';
import { changeOfLink, verifyLinks } from '../../src/core/register/feed-links.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { carriedOf, isSameRecord } from '../../src/core/register/outbox/carried-change.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { createRandom } from '../../src/demo/random.ts';
import { chooseSide } from '../../src/sync/merge-outdated.ts';
import { POSTGRES } from '../support/databases.ts';
import { createWriter, DISTRICT_INPUT, squareShape } from '../support/district-changes.ts';
import { type ChaoticProxy, FAIR, startChaoticProxy, STORM, type Weather } from '../support/team/chaotic-proxy.ts';
import { type KilledTeam, startKilledTeam } from '../support/team/killed-team.ts';
import { tellFigures } from '../nightly/figures.ts';
import { plainUpload } from '../support/team/plain-upload.ts';
import { DESK_DEEDS, FIELD_DEEDS } from '../support/team/random-work.ts';
import { type TestAccount, TestDevice } from '../support/team/test-device.ts';

const D = DISTRICT_INPUT.id;
const SEED = Number(process.env.CHIDU_CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const OPERATIONS = Number(process.env.CHIDU_CHAOS_OPERATIONS ?? 1000);
const KILLS = Number(process.env.CHIDU_CHAOS_KILLS ?? 3);
/** `postgresql` where there is one, else `pglite`: in a folder, since a killed process leaves nothing of its memory. */
const DATABASE = (process.env.CHIDU_CHAOS_DATABASE ?? (POSTGRES === undefined ? 'pglite' : 'postgresql')) as
  | 'postgresql'
  | 'pglite';
const PHONES = 8;
const DESKS = 3;
const AUDITOR = { name: '审计', role: 'auditor' } as const;
/** How long a team may take to come to rest, milliseconds. */
const LONGEST_REST_MS = 240_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe(`eight phones and three desks on ${DATABASE}`, () => {
  let team: KilledTeam | undefined;
  let network: ChaoticProxy | undefined;
  const devices: TestDevice[] = [];
  afterAll(async () => {
    for (const device of devices) {
      await device.stopSync();
      device.store.close();
    }
    await network?.close();
    await team?.remove();
  });

  it(`lose nothing in ${OPERATIONS} operations, ${KILLS} kills of the server by SIGKILL and a network that cuts, delays, doubles and reorders`, {
    timeout: LONGEST_REST_MS + OPERATIONS * 300,
  }, async () => {
    console.info(
      `CHIDU_CHAOS_SEED=${SEED} CHIDU_CHAOS_OPERATIONS=${OPERATIONS} CHIDU_CHAOS_KILLS=${KILLS} CHIDU_CHAOS_DATABASE=${DATABASE}`,
    );
    const { next: random } = createRandom(SEED);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    const beginning = [...writer.changes];
    const desks = Array.from({ length: DESKS }, (_, n): TestAccount => ({ name: `规划员 ${n}`, role: 'planner' }));
    const phones = Array.from({ length: PHONES }, (_, n): TestAccount => ({ name: `巡查员 ${n}`, role: 'patrol' }));
    const begun = await startKilledTeam(DATABASE, { id: D, name: DISTRICT_INPUT.name, feed: beginning }, [
      ...desks,
      ...phones,
      AUDITOR,
    ]);
    team = begun;
    const { server } = begun;
    await begun.logIn(AUDITOR, 'audit-1');

    let weather: Weather = STORM;
    const way = await startChaoticProxy(server.address, begun.cookieOf, random, () => weather);
    network = way;
    /** Every place that any device was ever told of. */
    const told = new Map<string, { seq: number; hash: string }>();
    const openDevice = async (id: string, account: TestAccount, isPhone: boolean): Promise<TestDevice> => {
      await begun.logIn(account, id);
      const send: typeof fetch = async (address, init) => {
        const response = await fetch(address, init);
        if (init?.method === 'POST' && response.ok) {
          const { places } = (await response.clone().json()) as { places: { id: string; seq: number; hash: string }[] };
          for (const { id: change, seq, hash } of places) told.set(change, { seq, hash });
        }
        return response;
      };
      const base = `${way.address}/api`;
      const files = plainUpload(`${base}/districts/${D}`, id);
      const device = new TestDevice(id, { district: D, account, random, base, fetch: send, files, isPhone });
      await device.open();
      if (isPhone) {
        const from = { seq: 1, hash: beginning[0].hash };
        const area = squareShape(134.2, 24).coordinates;
        const field = { area, madeOn: '2026-03-01', expiresOn: '2026-12-05', from, for: account.name, received: [] };
        await device.store.keepField(D, { feed: beginning, packages: new Map(), field });
      }
      device.start();
      devices.push(device);
      return device;
    };
    for (const [n, account] of desks.entries()) await openDevice(`desk-${n}`, account, false);
    for (const [n, account] of phones.entries()) await openDevice(`phone-${n}`, account, true);

    const recorded = new Map<string, { device: TestDevice; change: AcceptedChange }>();
    const killAt = new Set(Array.from({ length: KILLS }, (_, n) => Math.floor(((n + 0.5) * OPERATIONS) / KILLS)));
    let [refused, killedTabs, choices] = [0, 0, 0];
    const lookAfter = async (device: TestDevice, side: 'mine' | 'theirs') => {
      const { entries } = await device.store.outbox(D);
      const waiting = entries.find(({ state }) => state === 'attention');
      if (!waiting) return false;
      choices++;
      expect(waiting.reason?.code).not.toBe('receipt-hash-differs');
      await chooseSide(device.store, D, waiting.entity, side);
      device.wake('asked');
      return true;
    };
    let restarting: Promise<void> = Promise.resolve();
    for (let n = 0; n < OPERATIONS; n++) {
      const device = devices[Math.floor(random() * devices.length)];
      const deeds = device.options.isPhone ? FIELD_DEEDS : DESK_DEEDS;
      const work = deeds[Math.floor(random() * deeds.length)](`e-${n}`, random);
      const accepted = await device.record(work.make, work.attachments);
      if (!accepted) refused++;
      for (const change of accepted ?? []) recorded.set(change.id, { device, change });
      if (random() < 0.01) {
        killedTabs++;
        await device.killTab();
      }
      if (random() < 0.1) await lookAfter(device, random() < 0.5 ? 'mine' : 'theirs');
      if (killAt.has(n)) {
        // People work on while it is away.
        await restarting;
        restarting = server
          .kill()
          .then(() => pause(200 * random()))
          .then(() => server.start());
        // Whoever waits for it next meets the failure.
        restarting.catch(() => undefined);
      }
      await pause(10 * random());
    }

    await restarting;
    weather = FAIR;
    await way.settle();
    const until = Date.now() + LONGEST_REST_MS;
    const lastSeq = async (): Promise<number> => {
      const { head } = (await (await begun.ask('audit-1', 'changes?limit=1')).json()) as { head: { seq: number } };
      return head.seq;
    };
    const isAtRest = async (device: TestDevice) => {
      if (await lookAfter(device, random() < 0.3 ? 'mine' : 'theirs')) return false;
      if ((await device.store.team.unsent(D)).length > 0) return false;
      const { seq } = await device.store.team.cursor(D);
      return seq === (await lastSeq());
    };
    for (;;) {
      const resting: boolean[] = [];
      for (const device of devices) resting.push(await isAtRest(device));
      if (resting.every(Boolean)) break;
      if (Date.now() > until) {
        const busy = devices.filter((_, at) => !resting[at]);
        const told_ = await Promise.all(
          busy.map(async (device) => ({
            id: device.id,
            stop: device.stop,
            rounds: device.rounds,
            unsent: await device.store.team.unsent(D),
          })),
        );
        throw new Error(`not at rest: ${JSON.stringify(told_).slice(0, 4000)}`);
      }
      for (const device of devices) device.wake('asked');
      await pause(50);
    }

    const links = await begun.pull('audit-1');
    const feed = links.flatMap((link) => changeOfLink(link) ?? []);
    expect(feed.length).toBe(links.length);
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    const byId = new Map(feed.map((change) => [change.id, change]));
    expect(byId.size).toBe(feed.length);

    // Whatever any device was told has its place there, and once.
    for (const [id, place] of told) expect(byId.get(id)).toMatchObject(place);
    // Whatever was recorded is in the feed as it was entered, or was given up by choice and lies on its device.
    let givenUp = 0;
    for (const [id, { device, change }] of recorded) {
      const found = byId.get(id);
      if (found) {
        expect(isSameRecord(found, change)).toBe(true);
        expect(found.by).toBe(device.options.account.name);
      } else {
        givenUp++;
        expect(await device.store.loadDrafts(D, `given-up/${id}`)).toMatchObject([{ value: { id } }]);
      }
    }
    expect(feed.length).toBe(beginning.length + recorded.size - givenUp);
    for (const change of feed)
      if (change.type === 'photo-attached')
        for (const name of [change.body.photo.sha256, change.body.photo.sidecar_sha256]) {
          const file = await begun.ask('audit-1', `photos/${name}`);
          expect([file.status, sha256(new Uint8Array(await file.arrayBuffer()))]).toEqual([200, name]);
        }

    const folded = foldFeed(feed);
    const truth = digestRegister(folded);
    const lines = (await (await begun.ask('audit-1', 'collections/red-lines/items?limit=1')).json()) as { numberMatched: number };
    expect(lines.numberMatched).toBe(folded.redLines.size);
    for (const device of devices) {
      const own = await device.feed();
      expect(verifyChain(own)).toMatchObject({ ok: true });
      const { entries } = await device.store.outbox(D);
      expect(entries.filter(({ state }) => state !== 'safe')).toEqual([]);
      if (!device.options.isPhone) {
        expect(own.map(({ hash }) => hash)).toEqual(feed.map(({ hash }) => hash));
        expect(digestRegister(foldFeed(own))).toBe(truth);
        await device.refresh();
        expect(digestRegister(device.register)).toBe(truth);
        continue;
      }
      const given = await begun.pull(device.id);
      expect(verifyLinks(given)).toMatchObject({ ok: true, head: { seq: feed.length } });
      const forRole = given.flatMap((link) => changeOfLink(link) ?? []);
      expect(forRole.map(carriedOf)).toEqual(feed.filter(({ by }) => by === device.options.account.name).map(carriedOf));
      expect(digestRegister(foldFeed(own))).toBe(digestRegister(foldFeed([...beginning, ...forRole])));
    }
    await server.stop();
    expect(begun.audit()).toMatchObject({ ok: true });
    tellFigures({
      database: DATABASE,
      operations: OPERATIONS,
      kills: KILLS,
      seed: SEED,
      recorded: recorded.size,
      in_the_feed: feed.length,
      tabs_killed: killedTabs,
    });
    console.info(
      `${recorded.size} recorded, ${refused} refused by the register at once, ${choices} choices, ${givenUp} given up, ${killedTabs} tabs and ${KILLS} servers killed, ${feed.length} in the feed`,
    );
  });
});
