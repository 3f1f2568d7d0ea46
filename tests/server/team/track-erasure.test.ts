import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedPage } from '../../../src/api/feed.ts';
import { eraseTrack, takeReach } from '../../../src/core/register/actions/erase-track.ts';
import { recordPatrol } from '../../../src/core/register/actions/record-patrol.ts';
import type { AcceptedChange, ChangeDraft } from '../../../src/core/register/change.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { acceptChange, digestClass, type FeedHead, verifyChain } from '../../../src/core/register/feed.ts';
import { changeOfLink, type FeedLink, verifyLinks } from '../../../src/core/register/feed-links.ts';
import { foldFeed, openRegister } from '../../../src/core/register/fold.ts';
import { offeredOf } from '../../../src/core/register/outbox/carried-change.ts';
import type { Refusal } from '../../../src/core/register/refusal.ts';
import { sealErased } from '../../../src/core/register/seal-erased.ts';
import { splitByClass } from '../../../src/core/register/split-by-class.ts';
import type { Actor } from '../../../src/server/policy/policy.ts';
import { verifyDatabase } from '../../../src/server/audit/verify-database.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { type GuardedTeam, startGuardedTeam } from '../../support/guarded-team.ts';

const LON = 134.212345678;
const figures = { length_m: 10, least_m: 0, known_s: 60, unknown_s: 0, fixes: 1, gaps: 0 };
const reached = { within_m: 30, accuracy_m: 25, ...figures, seen: [] };

const ACTOR: Actor = { district: 'd-9', account: 'p', name: 'p', role: 'planner', isAdmin: false, device: 'desk-p' };

describe.each(TEST_DATABASES)('fixes of a track on $name', (where) => {
  let team: GuardedTeam;
  let planner: Record<string, string>;
  let patrol: Record<string, string>;
  let auditor: Record<string, string>;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    const logIn = async (login: string, role: 'planner' | 'patrol' | 'auditor') =>
      (await team.logIn('d-1', login, (await team.account('d-1', login, role)).password, `desk-${login}`)).headers;
    planner = await logIn('p', 'planner');
    patrol = await logIn('x', 'patrol');
    auditor = await logIn('a', 'auditor');
  });
  afterAll(() => team.close());

  const push = async (headers: Record<string, string>, id: string, draft: ChangeDraft | Refusal, device = 'desk-p') => {
    if ('refused' in draft) throw new Error(JSON.stringify(draft));
    const change = { ...draft, id, recordedAt: '2026-02-01T03:00:00.000Z', clockOffset_ms: 0, by: 'p', device };
    const url = '/api/districts/d-1/changes';
    return team.server.inject({ method: 'POST', url, headers, payload: { changes: [change] } });
  };
  const register = async () => (await team.districts.live('d-1')).register;
  const pull = async (headers: Record<string, string>) => {
    const answer = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/changes', headers });
    return { text: answer.body, links: answer.json<FeedPage>().links as readonly FeedLink[] };
  };
  const walk = async (id: string, on = '2026-02-01') =>
    recordPatrol(await register(), {
      on,
      patrol: {
        id,
        by: '甲组',
        how: 'recorded',
        startedAt: `${on}T01:00:00.000Z`,
        endedAt: `${on}T02:00:00.000Z`,
        segments: [[[LON, 24, `${on}T01:30:00.000Z`, 5]]],
        visits: [],
        note: '',
      },
    });

  it('are erased with the change that says what they proved: the chain stands, the log tells it', async () => {
    const first = await walk('p-1');
    expect((await push(planner, 'walk-1', first)).statusCode).toBe(200);
    expect((await push(planner, 'walk-2', await walk('p-2', '2026-11-01'))).statusCode).toBe(200);
    const before = await pull(planner);
    expect(before.text.split(String(LON))).toHaveLength(3);

    const erasure = eraseTrack(await register(), { patrolId: 'p-1', reached, on: '2026-11-28' });
    expect((await push(patrol, 'walk-3', erasure, 'desk-x')).json()).toMatchObject({ status: 403 });
    expect((await push(planner, 'walk-3', erasure)).statusCode).toBe(200);

    const after = await pull(planner);
    expect(after.text.split(String(LON))).toHaveLength(2);
    const feed = after.links.flatMap((link) => changeOfLink(link) ?? []);
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    expect(feed[1].salts?.office).toBeUndefined();
    expect((await register()).patrols.get('p-1')).toMatchObject({ by: '甲组', segments: [], reached });
    expect(digestRegister(foldFeed(feed))).toBe(digestRegister(await register()));
    team.districts.forget('d-1');
    expect(digestRegister(foldFeed(feed))).toBe(digestRegister(await register()));

    const rows = await team.database.asOwner((connection) => connection.query('SELECT * FROM change_values'));
    expect(JSON.stringify(rows).split(String(LON))).toHaveLength(2);
    const [proven] = await verifyDatabase(team.database);
    expect(proven).toMatchObject({ feed: { erased: 1, fault: null }, audit: { fault: null } });
    const log = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/audit', headers: auditor });
    expect(log.body).toContain('"action":"track-erased","subject":"p-1","detail":{"changes":1}');
    // The phone that never heard that its patrol arrived offers it once more.
    expect((await push(planner, 'walk-1', first)).json()).toMatchObject({ places: [{ seq: 2 }] });
    expect((await pull(planner)).text.split(String(LON))).toHaveLength(2);
  });

  it('are not erased before their time, whoever asks', async () => {
    const standing = (await register()).patrols.get('p-2');
    const { on: _, segments: __, ...kept } = standing ?? ({} as never);
    const forged = {
      district: 'd-1',
      entity: { kind: 'patrol', id: 'p-2' },
      type: 'track-erased',
      v: 1,
      on: '2026-11-28',
      base: 1,
      body: { patrol: { ...kept, reached } },
    } as ChangeDraft;
    expect((await push(planner, 'walk-4', forged)).json()).toMatchObject({ status: 422, code: 'track-retained' });
    expect((await push(planner, 'walk-5', { ...forged, on: '2027-11-28' })).json()).toMatchObject({ status: 422 });
    expect((await pull(planner)).text).toContain(String(LON));
  });

  it('may have been erased where they were, before the team had them: the patrol comes with its digest and with what they proved', async () => {
    const stamp = { recordedAt: '2026-02-03T03:00:00.000Z', clockOffset_ms: 0, by: 'alone', device: 'desk-alone' };
    const made = (draft: ChangeDraft | Refusal) => {
      if ('refused' in draft) throw new Error(JSON.stringify(draft));
      return draft;
    };
    // A desk of its own: it has what the team has, walks, and erases after the time.
    const own: AcceptedChange[] = [];
    const open = openRegister(await register());
    const head = (await pull(planner)).links.at(-1) as FeedHead;
    const take = (id: string, draft: ChangeDraft | Refusal) => {
      const change = { ...made(draft), ...stamp, id };
      own.push(acceptChange(own.at(-1) ?? head, change, '2026-11-28T01:00:00.000Z', () => 'ab'.repeat(16)));
      open.apply(own.at(-1) as AcceptedChange);
    };
    take('alone-1', await walk('p-alone', '2026-02-03'));
    // By the limits of then: they are the district's to change.
    const otherLimits = { ...reached, within_m: 20 };
    take('alone-2', takeReach(open.register, { patrolId: 'p-alone', reached: otherLimits, on: '2026-11-28' }));
    const sealed = sealErased(own);
    const [recorded, erasure] = sealed.map(offeredOf);
    expect(JSON.stringify(recorded)).not.toContain(String(LON));

    const url = '/api/districts/d-1/changes';
    const offer = async (changes: readonly unknown[]) =>
      (await team.server.inject({ method: 'POST', url, headers: planner, payload: { changes } })).json();
    expect(await offer([recorded])).toMatchObject({ status: 422, code: 'track-erased-alone', at: 0 });
    const { sealed: _, ...bare } = recorded;
    expect(await offer([bare, erasure])).toMatchObject({ status: 400, code: 'change-malformed' });
    const told = { ...recorded, by: 'somebody' };
    expect(await offer([told, erasure])).toMatchObject({ status: 400, code: 'change-malformed' });
    const elsewhen = structuredClone(erasure) as never as { body: { patrol: { endedAt: string } } };
    elsewhen.body.patrol.endedAt = '2026-02-03T09:00:00.000Z';
    expect(await offer([recorded, elsewhen])).toMatchObject({ status: 422, code: 'draft-malformed', at: 0 });
    expect(await offer([recorded, { ...erasure, on: '2026-03-01' }])).toMatchObject({
      status: 422,
      code: 'track-retained',
      at: 1,
    });
    expect((await register()).patrols.has('p-alone')).toBe(false);

    expect(await offer([recorded, erasure])).toMatchObject({ places: [{ id: 'alone-1' }, { id: 'alone-2' }] });
    const { links } = await pull(planner);
    const feed = links.flatMap((link) => changeOfLink(link) ?? []);
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    const arrived = feed.find(({ id }) => id === 'alone-1');
    expect(arrived?.sealed?.office).toBe(sealed[0].sealed?.office);
    expect(digestClass('office', splitByClass(own[0]).office ?? {}, own[0].salts?.office ?? '')).toBe(arrived?.sealed?.office);
    expect((await register()).patrols.get('p-alone')).toEqual(open.register.patrols.get('p-alone'));
    team.districts.forget('d-1');
    expect(digestRegister(foldFeed(feed))).toBe(digestRegister(await register()));
    expect((await verifyDatabase(team.database))[0]).toMatchObject({ feed: { erased: 2, fault: null } });
    // Offered once more, it is the same.
    const again = await offer([recorded, erasure]);
    expect(again.places.map(({ seq }: { seq: number }) => seq)).toEqual([arrived?.seq, (arrived?.seq ?? 0) + 1]);
  });

  it('are no hindrance to a district that begins with a file in which they are erased', async () => {
    const { links } = await pull(planner);
    const feed = links.flatMap((link) => changeOfLink(link) ?? []);
    await team.districts.begin('d-9', '另一区', feed);
    const page = await team.districts.pull(ACTOR, 0, 1000);
    expect(verifyLinks(page.links)).toMatchObject({ ok: true, head: { hash: feed.at(-1)?.hash } });
  });

  it('are all that the database lets go of: no other value of the office can be deleted', async () => {
    const left = await team.database.transaction({ district: 'd-1', classes: ['open', 'office'] }, (connection) =>
      connection.query(`DELETE FROM change_values WHERE district = 'd-1' AND class = 'office' RETURNING seq`),
    );
    expect(left).toEqual([]);
  });
});
