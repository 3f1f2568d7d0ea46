import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { verifyChain } from '../../src/core/register/feed.ts';
import { changeOfLink, verifyLinks } from '../../src/core/register/feed-links.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { carriedOf, isSameRecord } from '../../src/core/register/outbox/carried-change.ts';
import type { Actor } from '../../src/server/policy/policy.ts';
import { chooseSide } from '../../src/sync/merge-outdated.ts';
import type { FileSender } from '../../src/sync/send-files.ts';
import { hashBlob } from '../../src/store/hash-blob.ts';
import { TEST_DATABASES } from '../support/databases.ts';
import { createWriter, DISTRICT_INPUT, squareShape } from '../support/district-changes.ts';
import { createRandom } from '../../src/demo/random.ts';
import { chaoticFetch, FAIR, STORM, type Weather } from '../support/team/chaotic-fetch.ts';
import { type KillableServer, startKillable, type TestAccount } from '../support/team/killable-server.ts';
import { DESK_DEEDS, FIELD_DEEDS } from '../support/team/random-work.ts';
import { TestDevice } from '../support/team/test-device.ts';

const D = DISTRICT_INPUT.id;
const SEED = Number(process.env.CHIDU_CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const OPERATIONS = Number(process.env.CHIDU_CHAOS_OPERATIONS ?? 1000);
const KILLS = Number(process.env.CHIDU_CHAOS_KILLS ?? 3);
const PHONES = 8;
const DESKS = 3;
/** How long a team may take to come to rest, milliseconds. */
const LONGEST_REST_MS = 240_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// The last one: PostgreSQL where there is one.
describe.each(TEST_DATABASES.slice(-1))('eight phones and three desks on $name', (database) => {
  let server: KillableServer | undefined;
  const devices: TestDevice[] = [];
  afterAll(async () => {
    for (const device of devices) {
      await device.stopSync();
      device.store.close();
    }
    await server?.remove();
  });

  it(`lose nothing in ${OPERATIONS} operations, ${KILLS} kills of the server and a network that cuts, delays, doubles and reorders`, {
    timeout: LONGEST_REST_MS + OPERATIONS * 300,
  }, async () => {
    console.info(`CHIDU_CHAOS_SEED=${SEED} CHIDU_CHAOS_OPERATIONS=${OPERATIONS} CHIDU_CHAOS_KILLS=${KILLS}`);
    const { next: random } = createRandom(SEED);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    const beginning = [...writer.changes];
    server = await startKillable(database, { id: D, name: DISTRICT_INPUT.name, feed: beginning }, random);
    const team = server;

    let weather: Weather = STORM;
    /** Every place that any device was ever told of. */
    const told = new Map<string, { seq: number; hash: string }>();
    const files = new Map<string, string>();
    const networks: { settle(): Promise<void> }[] = [];
    const openDevice = async (id: string, account: TestAccount, isPhone: boolean): Promise<TestDevice> => {
      const steady = team.fetchAs(account);
      const network = chaoticFetch(steady, random, () => weather);
      networks.push(network);
      const sender: FileSender = {
        send: async (_, file) => {
          if (random() < 0.3 * (weather === STORM ? 1 : 0)) return { at: 'stopped', stop: { why: 'offline' } };
          files.set(file.sha256, await hashBlob(file.content));
          return { at: 'held' };
        },
        sendPackage: async () => ({ at: 'held' }),
      };
      const fetch: typeof network.fetch = async (address, init) => {
        const response = await network.fetch(address, init);
        if (init.method === 'POST' && response.ok) {
          const { places } = (await response.clone().json()) as { places: { id: string; seq: number; hash: string }[] };
          for (const { id: change, seq, hash } of places) told.set(change, { seq, hash });
        }
        return response;
      };
      const device = new TestDevice(id, { district: D, account, random, fetch, steady, files: sender, isPhone });
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
    for (let n = 0; n < DESKS; n++) await openDevice(`desk-${n}`, { name: `规划员 ${n}`, role: 'planner' }, false);
    for (let n = 0; n < PHONES; n++) await openDevice(`phone-${n}`, { name: `巡查员 ${n}`, role: 'patrol' }, true);

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
        await team.kill();
        await pause(200 * random());
        await team.start();
      }
      await pause(10 * random());
    }

    weather = FAIR;
    for (const network of networks) await network.settle();
    const until = Date.now() + LONGEST_REST_MS;
    const isAtRest = async (device: TestDevice) => {
      if (await lookAfter(device, random() < 0.3 ? 'mine' : 'theirs')) return false;
      if ((await device.store.team.unsent(D)).length > 0) return false;
      const { seq } = await device.store.team.cursor(D);
      return seq === (await team.districts().live(D)).head.seq;
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

    const pullAll = async (actor: Actor) => {
      const links = [];
      for (;;) {
        const page = await team.districts().pull(actor, links.length, 1000);
        links.push(...page.links);
        if (links.length >= page.head.seq) return links;
      }
    };
    const links = await pullAll(team.actor({ name: '审计', role: 'auditor' }, 'audit'));
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
      if (change.type === 'photo-attached') {
        const { sha256: name, sidecar_sha256 } = change.body.photo;
        expect([files.get(name), files.get(sidecar_sha256)]).toEqual([name, sidecar_sha256]);
      }

    const truth = digestRegister(foldFeed(feed));
    expect(digestRegister((await team.districts().live(D)).register)).toBe(truth);
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
      const given = await pullAll(team.actor(device.options.account, device.id));
      expect(verifyLinks(given)).toMatchObject({ ok: true, head: { seq: feed.length } });
      const forRole = given.flatMap((link) => changeOfLink(link) ?? []);
      expect(forRole.map(carriedOf)).toEqual(feed.filter(({ by }) => by === device.options.account.name).map(carriedOf));
      expect(digestRegister(foldFeed(own))).toBe(digestRegister(foldFeed([...beginning, ...forRole])));
    }
    console.info(
      `${recorded.size} recorded, ${refused} refused by the register at once, ${choices} choices, ${givenUp} given up, ${killedTabs} tabs and ${KILLS} servers killed, ${feed.length} in the feed`,
    );
  });
});
