import { cpus, loadavg } from 'node:os';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import { POSTGRES } from '../support/databases.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';
import { startKilledTeam } from '../support/team/killed-team.ts';
import type { ServerMemory } from '../support/team/server-process.ts';
import { tellFigures } from './figures.ts';

/*
 * A server for a long time: streams that come and go, logins, features and the feed read, uploads begun and left, the same changes sent
 * again and again, and a few new ones. Its memory after a while must be that of the end: what grows with every request is a leak. The
 * record itself is held in memory, so that little is added to it.
 *
 *   CHIDU_TEST_POSTGRES=postgresql://… npx tsx tests/nightly/soak.ts [minutes]
 */

const minutes = Number(process.argv[2] ?? 30);
const PER_SECOND = 20;
const NEW_EVERY = 40;
/** Each look collects the server's garbage first, so that what is left is held by something. */
const SAMPLE_EVERY_MS = 5000;
/** The end may stand so far above the second fifth: what is on its way at one look. */
const MOST_GROWTH = 1.2;
const ACCOUNT = { name: '规划员', role: 'planner' } as const;

async function soak(): Promise<void> {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  const { id: district, name } = DISTRICT_INPUT;
  const kind = POSTGRES === undefined ? 'pglite' : 'postgresql';
  const team = await startKilledTeam(kind, { id: district, name, feed: writer.changes }, [ACCOUNT]);
  const base = `${team.server.address}/api/districts/${district}`;
  await team.logIn(ACCOUNT, 'desk-0');
  const own = () => ({ cookie: team.cookieOf('desk-0') ?? '', 'chidu-device': 'desk-0' });
  const draftOf = (n: number): object => {
    const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const sighting = { ...SIGHTING, id, no: `XC-${n}` };
    const draft = reportSighting(writer.register, { sighting, shape: squareShape(134.2, 24), on: '2026-02-01', reason: '巡查' });
    if (isRefusal(draft)) throw new Error(draft.refused);
    return { ...draft, id: `change-${n}`, recordedAt: '2026-11-28T07:00:00.000Z', clockOffset_ms: 0, by: 'n', device: 'x' };
  };
  const send = async (path: string, init: RequestInit = {}, expected = [200]): Promise<string> => {
    const answer = await fetch(new URL(path, `${base}/`), {
      ...init,
      headers: { ...own(), ...(init.headers as Record<string, string>) },
    });
    await answer.arrayBuffer();
    if (!expected.includes(answer.status)) throw new Error(`${path} is answered ${answer.status}`);
    return answer.headers.get('location') ?? '';
  };
  const push = (n: number) =>
    send('changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ changes: [draftOf(n)] }),
    });
  const listen = async (): Promise<void> => {
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 3000);
    await fetch(`${base}/events`, { headers: own(), signal: leaving.signal })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  /** Begun and given up: an account has a limited number of files that never arrive. */
  const beginUpload = async (n: number) => {
    const sha256 = n.toString(16).padStart(64, '0');
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '1000', 'upload-metadata': `sha256 ${base64(sha256)}` };
    const address = await send('photos', { method: 'POST', headers }, [201]);
    return send(address, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }, [204]);
  };
  const deeds: ((n: number) => Promise<unknown>)[] = [
    (n) => push(n % 10),
    () => send('changes?since=0&limit=500'),
    () => send('collections/sightings/items?limit=100'),
    () => send('collections/red-lines/items?f=xml', {}, [400]),
    () => send('session'),
    listen,
    (n) => (n % 60 === 6 ? beginUpload(n) : send('collections')),
    (n) => (n % 600 === 7 ? team.logIn(ACCOUNT, 'desk-0') : send('conformance')),
  ];
  const samples: ServerMemory[] = [];
  let [asked, failed] = [0, 0];
  const sampling = setInterval(
    () =>
      void team.server.memory().then(
        (sample) => samples.push(sample),
        () => undefined,
      ),
    SAMPLE_EVERY_MS,
  );
  const until = Date.now() + minutes * 60_000;
  try {
    for (let made = 0; Date.now() < until; asked++) {
      const n = asked;
      const deed = n % NEW_EVERY === 0 ? () => push(10 + made++) : () => deeds[n % deeds.length](n);
      deed().catch((error: unknown) => {
        failed++;
        if (failed <= 3) console.error(String(error));
      });
      await new Promise((done) => setTimeout(done, 1000 / PER_SECOND));
    }
    clearInterval(sampling);
    const fifth = Math.floor(samples.length / 5);
    if (fifth === 0) throw new Error('the server told its memory fewer than five times');
    const [early, late] = [samples.slice(fifth, 2 * fifth), samples.slice(-fifth)].map((some) => ({
      live: median(some.map(({ live }) => live)),
      rss: median(some.map(({ rss }) => rss)),
    }));
    const ok = failed === 0 && late.live <= MOST_GROWTH * early.live;
    tellFigures({
      database: kind,
      cores: cpus().length,
      load: Number(loadavg()[0].toFixed(1)),
      minutes,
      requests: asked,
      failed,
      early_MB: Math.round(early.live / 1e6),
      late_MB: Math.round(late.live / 1e6),
      growth_percent: Math.round(100 * (late.live / early.live - 1)),
      early_resident_MB: Math.round(early.rss / 1e6),
      late_resident_MB: Math.round(late.rss / 1e6),
      ok,
    });
    if (!ok) process.exitCode = 1;
  } finally {
    clearInterval(sampling);
    await team.remove();
  }
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

await soak();
