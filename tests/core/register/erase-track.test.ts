import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { eraseTrack } from '../../../src/core/register/actions/erase-track.ts';
import { recordPatrol, withdrawPatrol } from '../../../src/core/register/actions/record-patrol.ts';
import { findMalformedChange } from '../../../src/api/change.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { verifyChain } from '../../../src/core/register/feed.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { isSameRecord } from '../../../src/core/register/outbox/carried-change.ts';
import type { Patrol, TrackReach } from '../../../src/core/register/patrol.ts';
import { feedUpTo, sealErased } from '../../../src/core/register/seal-erased.ts';
import { readFeed, writeFeed } from '../../../src/formats/container/feed.ts';
import { createWriter, DISTRICT_INPUT } from '../../support/district-changes.ts';

const REACHED: TrackReach = {
  within_m: 30,
  accuracy_m: 25,
  length_m: 120,
  least_m: 90,
  known_s: 100,
  unknown_s: 0,
  fixes: 2,
  gaps: 0,
  seen: [
    {
      target: { kind: 'red-line', id: 'r-1' },
      shape: 'a'.repeat(32),
      firstAt: '2026-02-01T01:30:00.000Z',
      lastAt: '2026-02-01T01:40:00.000Z',
      nearest_m: 12,
    },
  ],
};
const LON = 134.212345678;
const patrol = (id: string, more: Partial<Omit<Patrol, 'on' | 'reached'>> = {}) => ({
  id,
  by: '甲组',
  how: 'recorded' as const,
  startedAt: '2026-02-01T01:00:00.000Z',
  endedAt: '2026-02-01T02:00:00.000Z',
  segments: [[[LON, 24, '2026-02-01T01:30:00.000Z', 5] as const, [LON, 24.0001, '2026-02-01T01:40:00.000Z', 5] as const]],
  visits: [
    {
      target: { kind: 'red-line' as const, id: 'r-1' },
      at: '2026-02-01T01:35:00.000Z',
      outcome: 'changed' as const,
      note: '新墙',
    },
  ],
  note: '晴',
  ...more,
});

function begin() {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  const record = (id: string) => writer.accept(recordPatrol(writer.register, { patrol: patrol(id), on: '2026-02-01' }));
  const erase = (id: string, on = '2026-08-01', reached = REACHED) => {
    const draft = eraseTrack(writer.register, { patrolId: id, reached, on });
    return 'refused' in draft ? draft : writer.accept(draft);
  };
  return { writer, record, erase };
}

describe('fixes of a track after their time', () => {
  it('are gone from the feed with their salt, the chain stands, and what they proved stays', () => {
    const { writer, record, erase } = begin();
    record('p-1');
    record('p-2');
    erase('p-1');
    const sealed = sealErased(writer.changes);
    expect(verifyChain(sealed)).toEqual(verifyChain(writer.changes));
    expect(verifyChain(sealed)).toMatchObject({ ok: true });
    const text = JSON.stringify(sealed[1]);
    for (const gone of [String(LON), '01:30', '甲组', '新墙', '"office":"0']) expect(text).not.toContain(gone);
    expect(sealed[1].salts?.office).toBeUndefined();
    expect(JSON.stringify(sealed[2])).toContain(String(LON));
    expect(foldFeed(sealed).patrols.get('p-1')).toEqual({
      ...patrol('p-1'),
      segments: [],
      on: '2026-02-01',
      reached: REACHED,
    });
    expect(digestRegister(foldFeed(sealed))).toBe(digestRegister(foldFeed(writer.changes)));
  });

  it('are not erased before it, nor twice, nor by limits that no longer hold', () => {
    const { record, erase } = begin();
    record('p-1');
    expect(erase('p-1', '2026-07-31')).toEqual({ refused: 'track-retained', days: 180, notBefore: '2026-08-01' });
    expect(erase('p-1', '2026-08-01', { ...REACHED, within_m: 31 })).toEqual({ refused: 'track-reach-differs' });
    expect(erase('p-1')).toMatchObject({ type: 'track-erased' });
    expect(erase('p-1')).toEqual({ refused: 'track-erased', patrol: 'p-1' });
    expect(erase('p-9')).toEqual({ refused: 'patrol-unknown', patrol: 'p-9' });
  });

  it('of a patrol that was withdrawn are erased too, and count for nothing', () => {
    const { writer, record, erase } = begin();
    record('p-1');
    writer.accept(withdrawPatrol(writer.register, { patrolId: 'p-1', reason: '误录', on: '2026-02-02' }));
    expect(erase('p-1')).toEqual({ refused: 'patrol-unknown', patrol: 'p-1' });
    expect(erase('p-1', '2026-08-01', { ...REACHED, seen: [] })).toMatchObject({ type: 'track-erased' });
    const sealed = sealErased(writer.changes);
    expect(JSON.stringify(sealed)).not.toContain(String(LON));
    expect(verifyChain(sealed)).toMatchObject({ ok: true });
    const { patrols, withdrawnPatrols, unapplied } = foldFeed(sealed);
    expect([patrols.size, withdrawnPatrols.size, unapplied.size]).toEqual([0, 0, 0]);
  });

  it('had proved the same before the erasure was known', () => {
    const { writer, record, erase } = begin();
    record('p-1');
    erase('p-1');
    const known = foldFeed(feedUpTo(sealErased(writer.changes), 2));
    expect(known.patrols.get('p-1')).toMatchObject({ reached: REACHED, visits: [{ note: '新墙' }], by: '甲组' });
    expect(known.seq).toBe(2);
    expect(foldFeed(feedUpTo(writer.changes, 2)).patrols.get('p-1')?.reached).toBeUndefined();
  });

  it('leave a file of the district that reads again, and nothing else in it may lack values', () => {
    const { writer, record, erase } = begin();
    record('p-1');
    erase('p-1');
    const sealed = readFeed(writeFeed(sealErased(writer.changes)));
    expect(findMalformedChange(sealed)).toBeNull();
    const { recordedAt: _, by: __, ...short } = writer.changes[0] as unknown as Record<string, unknown>;
    expect(findMalformedChange([{ ...short, sealed: { office: 'a'.repeat(64) } }])).toMatchObject({ index: 0 });
    expect(findMalformedChange([{ ...sealed[1], sealed: undefined }])).toMatchObject({ index: 0 });
  });

  it('cannot be put back under the seal', () => {
    const { writer, record, erase } = begin();
    record('p-1');
    erase('p-1');
    const sealed = [...sealErased(writer.changes)];
    sealed[1] = { ...writer.changes[1], sealed: sealed[1].sealed };
    expect(verifyChain(sealed)).toMatchObject({ ok: false, seq: 2 });
  });

  it('leave the record recognised when its phone offers it again', () => {
    const { writer, record, erase } = begin();
    const recorded = record('p-1');
    erase('p-1');
    const [, sealed] = sealErased(writer.changes);
    expect(isSameRecord(recorded, sealed)).toBe(true);
    expect(isSameRecord({ ...recorded, on: '2026-02-02' }, sealed)).toBe(false);
  });

  it('are sealed once, whatever else the feed holds and however often it is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('p-1', 'p-2', 'p-3'), { maxLength: 12 }), (ids) => {
        const { writer, erase } = begin();
        for (const id of ids) {
          const standing = writer.register.patrols.get(id);
          if (!standing) writer.accept(recordPatrol(writer.register, { patrol: patrol(id), on: '2026-02-01' }));
          else if (standing.reached)
            writer.accept(withdrawPatrol(writer.register, { patrolId: id, reason: '误录', on: '2026-08-02' }));
          else erase(id);
        }
        const sealed = sealErased(writer.changes);
        expect(verifyChain(sealed)).toEqual(verifyChain(writer.changes));
        expect(sealErased(sealed)).toEqual(sealed);
        expect(digestRegister(foldFeed(sealed))).toBe(digestRegister(foldFeed(writer.changes)));
        // Only tracks that nobody erased have fixes.
        const open = sealed.filter((one) => one.type === 'patrol-recorded' && one.sealed === undefined);
        expect(open.map(({ entity }) => entity.id).sort()).toEqual(
          [...writer.register.patrols.values()]
            .filter(({ reached }) => !reached)
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { seed: 20261128, numRuns: 60 },
    );
  });
});
