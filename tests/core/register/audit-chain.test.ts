import { expect, it } from 'vitest';
import { type AuditLink, digestAudit, hashAudit, verifyAudit } from '../../../src/core/register/audit-chain.ts';
import { EMPTY_FEED } from '../../../src/core/register/feed.ts';

const TOLD: readonly Parameters<typeof digestAudit>[0][] = [
  { actor: 'system', action: 'account-created', subject: 'a', detail: { role: 'patrol' }, person: { name: '张三' }, salt: '0f' },
  { actor: 'a', action: 'logged-in', subject: 's', detail: { device: 'd1' }, person: { address: '10.0.0.7' }, salt: '1f' },
  { actor: 'a', action: 'logged-out', subject: 's', detail: {} },
];

function makeLog(): AuditLink[] {
  let prev = EMPTY_FEED.hash;
  return TOLD.map((told, n) => {
    const seq = n + 1;
    const at = `2026-11-28T09:00:0${n}.000Z`;
    const digests = digestAudit(told);
    const link = { ...told, seq, at, digests, prev, hash: hashAudit({ seq, at, prev, digests }) };
    prev = link.hash;
    return link;
  });
}

it('a log holds as it was written, and after a person was erased from it', () => {
  const [created, ...rest] = makeLog();
  const head = { seq: 3, hash: rest[1].hash };
  expect(verifyAudit([created, ...rest])).toEqual({ ok: true, head });
  const { person: _, salt: __, ...erased } = created;
  expect(verifyAudit([erased, ...rest])).toEqual({ ok: true, head });
});

it('a stretch of it holds behind the event before', () => {
  const [first, ...rest] = makeLog();
  expect(verifyAudit(rest, first)).toMatchObject({ ok: true });
});

it.each([
  ['who', { actor: 'b' }],
  ['what', { action: 'logged-out' }],
  ['to whom', { subject: 'other' }],
  ['with what', { detail: { device: 'd2' } }],
  ['from where', { person: { address: '10.0.0.8' } }],
  ['when', { at: '2026-11-28T10:00:00.000Z' }],
  ['the digest of the erased', { person: undefined, digests: { person: '0'.repeat(64) } }],
])('an event whose %s was altered is found', (_, altered) => {
  const log = makeLog();
  log[1] = { ...log[1], ...altered };
  expect(verifyAudit(log)).toEqual({ ok: false, code: 'chain-altered', seq: 2 });
});

it('an event that is missing is found, and one that does not follow', () => {
  const [first, second, third] = makeLog();
  expect(verifyAudit([first, third])).toEqual({ ok: false, code: 'chain-gap', seq: 2 });
  const other = { ...second, prev: third.hash };
  expect(verifyAudit([first, other, third])).toEqual({ ok: false, code: 'chain-broken', seq: 2 });
});
