import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedPage } from '../../../src/api/feed.ts';
import { registerHousehold, withdrawHousehold } from '../../../src/core/register/actions/register-household.ts';
import type { AcceptedChange, ChangeDraft } from '../../../src/core/register/change.ts';
import { verifyChain } from '../../../src/core/register/feed.ts';
import type { Refusal } from '../../../src/core/register/refusal.ts';
import { verifyDatabase } from '../../../src/server/audit/verify-database.ts';
import { changeOfLink, type FeedLink } from '../../../src/core/register/feed-links.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { type GuardedTeam, startGuardedTeam } from '../../support/guarded-team.ts';

const NAME = '欧阳若兰';
const PHONE = '13800001234';

describe.each(TEST_DATABASES)('a person’s values on $name', (where) => {
  let team: GuardedTeam;
  let planner: Record<string, string>;
  let admin: Record<string, string>;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    planner = (await team.logIn('d-1', 'p', (await team.account('d-1', 'p', 'planner')).password, 'desk-p')).headers;
    admin = (await team.logIn('d-1', 'a', (await team.account('d-1', 'a', 'auditor', { isAdmin: true })).password, 'desk-a'))
      .headers;
  });
  afterAll(() => team.close());

  const record = async (id: string, draft: ChangeDraft | Refusal): Promise<number> => {
    if ('refused' in draft) throw new Error(JSON.stringify(draft));
    const change = { ...draft, id, recordedAt: '2026-11-28T07:00:00.000Z', clockOffset_ms: 0, by: 'p', device: 'desk-p' };
    const url = '/api/districts/d-1/changes';
    const answer = await team.server.inject({ method: 'POST', url, headers: planner, payload: { changes: [change] } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.statusCode;
  };
  const register = async () => (await team.districts.live('d-1')).register;
  const pull = async () => {
    const answer = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/changes', headers: planner });
    return { text: answer.body, page: answer.json<FeedPage>() };
  };
  const on = '2026-02-01';

  it('are erased by law, and the chain stands: at the server, at every device, and in the proof', async () => {
    const household = { id: 'h-1', no: 'H001', name: NAME, phone: PHONE, address: '学堂路 8 号' };
    await record('change-1', registerHousehold(await register(), { household, on }));
    await record(
      'c-2',
      registerHousehold(await register(), { household: { ...household, id: 'h-2', no: 'H002', name: '上官云' }, on }),
    );
    const before = await pull();
    expect(before.text).toContain(NAME);
    const held = before.page.links.flatMap((link: FeedLink) => changeOfLink(link) ?? []);
    await record('change-3', withdrawHousehold(await register(), { householdId: 'h-1', reason: '本人要求删除', on }));
    const erase = (headers: Record<string, string>, id: string) =>
      team.server.inject({ method: 'DELETE', url: `/api/districts/d-1/persons/${id}`, headers });
    expect((await erase(planner, 'h-1')).statusCode).toBe(403);
    expect((await erase(admin, 'h-9')).json()).toMatchObject({ status: 404, code: 'person-unknown' });
    expect((await erase(admin, 'h-1')).statusCode).toBe(204);

    const after = await pull();
    for (const text of [NAME, PHONE, '学堂路'])
      expect(after.text.match(new RegExp(text, 'g')) ?? []).toHaveLength(text === NAME ? 0 : 1);
    expect(verifyChain(after.page.links.flatMap((link: FeedLink) => changeOfLink(link) ?? []))).toMatchObject({ ok: true });
    expect(after.page.head).not.toEqual(before.page.head);
    const salts = (changes: readonly AcceptedChange[], seq: number) => changes.find((one) => one.seq === seq)?.salts?.person;
    expect(salts(held, 2)).toMatch(/^[0-9a-f]{32}$/);
    expect(
      salts(
        after.page.links.flatMap((link: FeedLink) => changeOfLink(link) ?? []),
        2,
      ),
    ).toBeUndefined();

    const everything = await team.database.asOwner((connection) => connection.query('SELECT * FROM change_values'));
    expect(JSON.stringify(everything)).not.toContain(NAME);
    const [proven] = await verifyDatabase(team.database);
    expect(proven).toMatchObject({ district: 'd-1', feed: { erased: 1, fault: null }, audit: { fault: null } });
    const log = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/audit', headers: admin });
    expect(log.body).toContain('"action":"person-erased","subject":"h-1","detail":{"changes":1}');
    expect(log.body).not.toContain(NAME);
  });

  it('are recorded anew where they were wrong: a correction is another change', async () => {
    const household = { id: 'h-3', no: 'H001', name: '欧阳若岚', phone: PHONE, address: '学堂路 8 号' };
    await record('change-4', registerHousehold(await register(), { household, on }));
    expect((await register()).households.get('h-3')?.name).toBe('欧阳若岚');
    expect((await verifyDatabase(team.database))[0].feed).toMatchObject({ fault: null });
  });

  it('and the proof finds what somebody changes who owns the database', async () => {
    const tamper = async (sql: string) => {
      await team.database.asOwner((connection) => connection.query(sql));
      return (await verifyDatabase(team.database))[0];
    };
    const at = `district = 'd-1'`;
    const altered = await tamper(
      `UPDATE change_values SET class_values = replace(class_values, '上官云', '上官雨') WHERE ${at} AND class = 'person'`,
    );
    expect(altered.feed.fault).toEqual({ code: 'chain-altered', seq: 3 });
    const restored = await tamper(
      `UPDATE change_values SET class_values = replace(class_values, '上官雨', '上官云') WHERE ${at}`,
    );
    expect(restored.feed.fault).toBeNull();
    const renamed = await tamper(`UPDATE audit_events SET open_values = replace(open_values, '"h-1"', '"h-2"') WHERE ${at}`);
    expect(renamed.audit.fault).toMatchObject({ code: 'chain-altered' });
    await tamper(`UPDATE audit_events SET open_values = replace(open_values, '"h-2"', '"h-1"') WHERE ${at}`);
    const cut = await tamper(`DELETE FROM audit_events WHERE ${at} AND seq = (SELECT seq FROM audit_heads WHERE ${at})`);
    expect(cut.audit.fault).toMatchObject({ code: 'chain-short' });
    const gap = await tamper(`DELETE FROM changes WHERE ${at} AND seq = 2`);
    expect(gap.feed.fault).toEqual({ code: 'chain-gap', seq: 2 });
  });
});
