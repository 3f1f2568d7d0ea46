import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TourLink } from '../../../src/api/shared-tours.ts';
import { freezeSnapshot } from '../../../src/core/register/actions/freeze-snapshot.ts';
import { saveTour } from '../../../src/core/register/actions/save-tour.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import type { Tour } from '../../../src/core/register/tour.ts';
import type { Audience } from '../../../src/core/report/audience.ts';
import { writeSnapshot } from '../../../src/core/report/snapshot/make-snapshot.ts';
import { shareTour } from '../../../src/core/report/tour/shared-tour.ts';
import { readTourPage, writeTourPage } from '../../../src/formats/certificate/tour-page.ts';
import { freeze } from '../../core/report/snapshot/freeze.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { startGuardedTeam, type GuardedTeam, type Ticket } from '../../support/guarded-team.ts';

const ROOT = '/api/districts/d-1/tours';
const DAY = 24 * 60 * 60_000;
const DISTRICT = { id: 'd-1', name: '区', timeZone: 'Asia/Shanghai' };
const SCRIPT = 'document.title = "shown";';

describe.each(TEST_DATABASES)('links to shared tours, on $name', (where) => {
  let team: GuardedTeam;
  let leader: Ticket;
  const tours = new Map<Audience, { readonly tour: Omit<Tour, 'savedOn'>; readonly file: Uint8Array }>();

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    leader = await team.logIn('d-1', 'l', (await team.account('d-1', 'l', 'leader')).password);
    const actor = { district: 'd-1', account: 'x', name: 'l·1', role: 'planner', isAdmin: false, device: 'desk-1' } as const;
    for (const audience of ['planner', 'leader', 'public'] as const) {
      const { register, head } = await team.districts.live('d-1');
      const on = '2026-11-28';
      const snapshot = await freeze({ register, layers: [], head }, audience, { asOf: on });
      const file = writeSnapshot(snapshot);
      const name = sha256(file);
      const stop = {
        id: 'st-1',
        snapshot_sha256: name,
        camera: { lon: 134.2, lat: 24, zoom: 12, bearing: 0, width_px: 1280 },
        flight_s: 3,
        layers: [],
        title: '全区',
        text: '<script>alert(1)</script>',
        notes: '只给讲解人',
        figures: [],
      };
      const tour = { id: `to-${audience}`, title: '巡览 <b>', audience, stops: [stop] };
      const frozen = {
        id: `s-${audience}`,
        audience,
        asOf: on,
        knownAt: { seq: head.seq, chainHash: head.hash },
        title: '周',
        file_sha256: name,
        bytes: file.length,
      };
      const drafts = [freezeSnapshot(register, { snapshot: frozen, on }), saveTour(register, { tour, on })];
      const stamp = { recordedAt: '2026-11-28T07:00:00.000Z', clockOffset_ms: 0, by: 'x', device: 'x' };
      const changes = drafts.map((draft, n) => {
        if (isRefusal(draft)) throw new Error(draft.refused);
        return { ...draft, ...stamp, id: `change-${audience}-${n}` };
      });
      await team.districts.push(actor, changes);
      tours.set(audience, { tour, file });
    }
  });
  afterAll(() => team.close());

  const pageOf = (
    audience: Audience,
    { endsOn = '2026-12-10', district = DISTRICT, script = SCRIPT, tour = {}, file }: PageOptions = {},
  ) => {
    const made = tours.get(audience);
    if (!made) throw new Error(audience);
    const request = { district, sharedOn: '2026-11-28', endsOn, withNotes: false };
    const shared = shareTour({ ...made.tour, ...tour }, request);
    const data = new Map([[`snapshot-${sha256(made.file)}`, gzipSync(file ?? made.file).toString('base64')]]);
    const texts = { language: 'zh-CN', title: made.tour.title, checking: '…', noscript: '…' } as const;
    return writeTourPage(shared, { ...texts, script, style: 'p{}', data }).join('');
  };
  interface PageOptions {
    readonly endsOn?: string;
    readonly district?: typeof DISTRICT;
    readonly script?: string;
    readonly tour?: Partial<Tour>;
    readonly file?: Uint8Array;
  }
  const post = async (payload: string, headers: object = leader.headers, type = 'text/html') => {
    const answer = await team.server.inject({
      method: 'POST',
      url: ROOT,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    return { status: answer.statusCode, body: answer.json<{ link: TourLink; path: string; code: string; params: object }>() };
  };
  const open = (path: string, method: 'GET' | 'HEAD' = 'GET') => team.server.inject({ method, url: path });
  const list = async () =>
    (await team.server.inject({ method: 'GET', url: ROOT, headers: leader.headers })).json<{ links: TourLink[] }>().links;

  it('open without an account, in a box without origin, network or storage, and are counted', async () => {
    const page = pageOf('leader');
    expect(readTourPage(page)).toMatchObject({ script: SCRIPT, style: 'p{}' });
    const { status, body } = await post(page);
    expect(status).toBe(201);
    expect(body.path).toMatch(/^\/api\/districts\/d-1\/tours\/[\w-]{43}\/page$/);
    const opened = await open(body.path);
    expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(opened.body).toBe(page);
    const policy = String(opened.headers['content-security-policy']);
    expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/);
    expect(policy).not.toMatch(/allow-same-origin|unsafe|https?:|'self'/);
    expect(opened.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect((await open(body.path, 'HEAD')).statusCode).toBe(200);
    const [link] = await list();
    expect(link).toMatchObject({ ...body.link, opened: 1, lastOpenedAt: team.now(), audience: 'leader', endsOn: '2026-12-10' });
    const kept = await team.database.asOwner((connection) => connection.query('SELECT * FROM shared_tours'));
    expect(JSON.stringify(kept)).not.toContain(body.path.split('/')[5]);
  });

  it.each<[string, () => string, string, string?]>([
    ['for planners alone', () => pageOf('planner'), 'tour-audience'],
    ['that is over', () => pageOf('leader', { endsOn: '2026-11-27' }), 'tour-end'],
    ['without an end that is near', () => pageOf('leader', { endsOn: '2028-01-01' }), 'tour-end'],
    ['of another district', () => pageOf('leader', { district: { ...DISTRICT, id: 'd-2' } }), 'tour-page-foreign', 'district'],
    ['that is not on record', () => pageOf('leader', { tour: { id: 'to-x' } }), 'tour-not-saved'],
    ['that is on record for others', () => pageOf('leader', { tour: { id: 'to-public' } }), 'tour-not-saved'],
    [
      'for the public with what leaders see',
      () => pageOf('leader', { tour: { id: 'to-public', audience: 'public' } }),
      'tour-page-foreign',
      'snapshot',
    ],
    [
      'with another snapshot under its name',
      () => pageOf('leader', { file: tours.get('planner')?.file }),
      'tour-page-foreign',
      'snapshot',
    ],
    ['with a bomb for a snapshot', () => pageOf('leader', { file: new Uint8Array(70_000_000) }), 'tour-page-foreign', 'snapshot'],
    [
      'with another element',
      () => pageOf('leader').replace('<body>\n', '<body>\n<form action="https://x.example"></form>\n'),
      'tour-page-foreign',
      'page',
    ],
    [
      'with an attribute',
      () => pageOf('leader').replace('<div id="chidu-root">', '<div id="chidu-root" onclick="x()">'),
      'tour-page-foreign',
      'page',
    ],
    ['with something behind it', () => `${pageOf('leader')}<script>x()</script>`, 'tour-page-foreign', 'page'],
    [
      'with two programs',
      () => pageOf('leader').replace('</script>\n</body>', '</script><script>x()</script>\n</body>'),
      'tour-page-foreign',
      'page',
    ],
    ['whose hash is not its own', () => pageOf('leader').replace('全区', '全市'), 'tour-page-foreign', 'tour'],
    ['that is any page', () => '<!doctype html><script>x()</script>', 'tour-page-foreign', 'page'],
    ['that is empty', () => ' ', 'tour-page-foreign', 'page'],
  ])('are made of no page %s', async (_, page, code, member) => {
    const { status, body } = await post(page());
    expect([status, body.code]).toEqual([422, code]);
    if (member !== undefined) expect(body.params).toEqual({ member });
  });

  it('are made by leaders and planners alone, of pages alone', async () => {
    const patrol = await team.logIn('d-1', 'p', (await team.account('d-1', 'p', 'patrol')).password);
    expect((await post(pageOf('leader'), patrol.headers)).status).toBe(403);
    expect((await post(pageOf('leader'), {})).status).toBe(403);
    expect((await post(pageOf('leader'), leader.headers, 'application/octet-stream')).status).toBe(415);
  });

  it('open no longer once they are revoked or over, and their page goes from the disk', async () => {
    const page = pageOf('public', { endsOn: '2026-11-29' });
    const [first, second] = [(await post(page)).body, (await post(page)).body];
    const revoke = (link: string, headers: object = leader.headers) =>
      team.server.inject({ method: 'DELETE', url: `${ROOT}/${link}`, headers: { ...headers } });
    expect((await revoke(first.link.link)).statusCode).toBe(204);
    expect((await revoke(first.link.link)).json()).toMatchObject({ status: 404, code: 'link-unknown' });
    const closed = await open(first.path);
    expect([closed.statusCode, closed.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    expect(closed.body).not.toContain('全区');
    // The other link leads to the same page.
    expect((await open(second.path)).statusCode).toBe(200);
    expect((await open(second.path.replace('d-1', 'd-2'))).statusCode).toBe(404);
    expect((await open(second.path.replace(/.\/page$/, '_/page'))).statusCode).toBe(404);
    expect((await revoke(second.link.link)).statusCode).toBe(204);
    const third = (await post(page)).body;
    expect((await open(third.path)).statusCode).toBe(200);
    team.pass(2 * DAY);
    expect((await open(third.path)).statusCode).toBe(410);
  });
});
