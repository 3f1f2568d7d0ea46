import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedPage } from '../../../src/api/feed.ts';
import { eraseTrack } from '../../../src/core/register/actions/erase-track.ts';
import { recordPatrol } from '../../../src/core/register/actions/record-patrol.ts';
import type { ChangeDraft } from '../../../src/core/register/change.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { verifyChain } from '../../../src/core/register/feed.ts';
import { changeOfLink, type FeedLink } from '../../../src/core/register/feed-links.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import type { Refusal } from '../../../src/core/register/refusal.ts';
import { verifyDatabase } from '../../../src/server/audit/verify-database.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { type GuardedTeam, startGuardedTeam } from '../../support/guarded-team.ts';

const LON = 134.212345678;
const figures = { length_m: 10, least_m: 0, known_s: 60, unknown_s: 0, fixes: 1, gaps: 0 };
const reached = { within_m: 30, accuracy_m: 25, ...figures, seen: [] };

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

  it('are all that the database lets go of: no other value of the office can be deleted', async () => {
    const left = await team.database.transaction({ district: 'd-1', classes: ['open', 'office'] }, (connection) =>
      connection.query(`DELETE FROM change_values WHERE district = 'd-1' AND class = 'office' RETURNING seq`),
    );
    expect(left).toEqual([]);
  });
});
