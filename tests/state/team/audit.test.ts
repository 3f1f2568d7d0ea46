import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AuditLink, digestAudit, hashAudit } from '../../../src/core/register/audit-chain.ts';
import { EMPTY_FEED } from '../../../src/core/register/feed.ts';
import { provideServices, type Services } from '../../../src/state/services.ts';
import { useAccount } from '../../../src/state/team/account.ts';
import { forgetAudit, loadAudit, loadEarlier, useAudit } from '../../../src/state/team/audit.ts';

let log: AuditLink[] = [];

function makeLog(count: number): AuditLink[] {
  let prev = EMPTY_FEED.hash;
  return Array.from({ length: count }, (_, n) => {
    const told = { actor: 'a', action: 'logged-in', subject: `s${n}`, detail: {} };
    const seq = n + 1;
    const at = new Date(Date.UTC(2026, 10, 28, 9) + n * 1000).toISOString();
    const digests = digestAudit(told);
    const hash = hashAudit({ seq, at, prev, digests });
    const link = { ...told, seq, at, digests, prev, hash };
    prev = hash;
    return link;
  });
}

beforeEach(() => {
  vi.stubGlobal('fetch', async (address: string) => {
    const query = new URL(address, 'http://x').searchParams;
    const events = log.filter(({ seq }) => seq > Number(query.get('since'))).slice(0, Number(query.get('limit')));
    const { seq, hash } = log.at(-1) ?? EMPTY_FEED;
    return new Response(JSON.stringify({ events, head: { seq, hash } }));
  });
  provideServices({ device: 'device-1' } as Services);
  useAccount.setState({ district: 'anhe' });
  forgetAudit();
});
afterEach(() => vi.unstubAllGlobals());

const verdict = () => useAudit.getState().verdict;

it('the latest events are verified by themselves, and all of them once the earlier ones are here', async () => {
  log = makeLog(1300);
  await loadAudit();
  expect(verdict()).toEqual({ at: 'sound', from: 301, to: 1300, isWhole: false });
  await loadEarlier();
  expect(verdict()).toEqual({ at: 'sound', from: 1, to: 1300, isWhole: true });
  expect(useAudit.getState().events?.length).toBe(1300);
});

it('what the server altered, left out or cut off is told by its place', async () => {
  log = makeLog(450);
  log[420] = { ...log[420], subject: 'other' };
  await loadAudit();
  expect(verdict()).toEqual({ at: 'unsound', code: 'chain-altered', seq: 421 });
  log = makeLog(450).filter(({ seq }) => seq !== 300);
  await loadAudit();
  expect(verdict()).toEqual({ at: 'unsound', code: 'chain-gap', seq: 300 });
  log = [];
  await loadAudit();
  expect(verdict()).toMatchObject({ at: 'sound', to: 0 });
});
