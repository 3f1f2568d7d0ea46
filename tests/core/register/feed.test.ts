import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { digestClasses, EMPTY_FEED, verifyChain } from '../../../src/core/register/feed.ts';
import { splitByClass } from '../../../src/core/register/split-by-class.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../../support/district-changes.ts';

function writeFeed(salt?: string): AcceptedChange[] {
  const writer = createWriter(salt);
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(
    drawRedLine(writer.register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }),
  );
  writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-01-03' }));
  writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'signed', on: '2026-01-04', documentNo: '协字1号' }));
  return writer.changes;
}

describe('verifyChain', () => {
  it('follows an untouched feed to its head, in one stretch or two', () => {
    const feed = writeFeed();
    const last = feed[feed.length - 1];
    expect(verifyChain(feed)).toEqual({ ok: true, head: { seq: 4, hash: last.hash } });
    expect(verifyChain(feed.slice(2), feed[1])).toEqual({ ok: true, head: { seq: 4, hash: last.hash } });
    expect(verifyChain([])).toEqual({ ok: true, head: EMPTY_FEED });
  });

  it('names the first place that was altered, whatever field it was', () => {
    const feed = writeFeed();
    for (const alteration of [
      { on: '2026-01-05' },
      { by: 'u-2' },
      { acceptedAt: '2026-11-01T00:00:02.000Z' },
      { salts: { office: '00'.repeat(16) } },
    ]) {
      const altered = feed.map((change, i) => (i === 2 ? { ...change, ...alteration } : change)) as AcceptedChange[];
      expect(verifyChain(altered)).toEqual({ ok: false, code: 'chain-altered', seq: 3 });
    }
  });

  it('tells a missing change from a foreign one', () => {
    const feed = writeFeed();
    const other = writeFeed('cd'.repeat(16));
    expect(verifyChain([feed[0], ...feed.slice(2)])).toEqual({ ok: false, code: 'chain-gap', seq: 2 });
    expect(verifyChain([feed[0], other[1]])).toEqual({ ok: false, code: 'chain-broken', seq: 2 });
  });

  it('accepts a change whose office fields were withheld, by their digest, and nothing that contradicts it', () => {
    const feed = writeFeed();
    const change = feed[3];
    const {
      by: _by,
      device: _device,
      recordedAt: _at,
      clockOffset_ms: _offset,
      salts: _salts,
      ...open
    } = change as AcceptedChange & { type: 'milestone-recorded' };
    const withheld = {
      ...open,
      body: { milestone: { kind: open.body.milestone.kind } },
      sealed: { office: digestClasses(splitByClass(change), change.salts).office },
    } as unknown as AcceptedChange;
    expect(JSON.stringify(withheld)).not.toContain('协字1号');
    expect(verifyChain([withheld], feed[2]).ok).toBe(true);
    expect(verifyChain([{ ...withheld, by: 'u-2' }], feed[2]).ok).toBe(false);
    expect(
      verifyChain([{ ...withheld, on: '2026-01-09', sealed: digestClasses(splitByClass(change), change.salts) }], feed[2]).ok,
    ).toBe(false);
  });

  it('salts what can be withheld, and only that', () => {
    const [, , , change] = writeFeed();
    const values = splitByClass(change);
    expect(Object.keys(change.salts ?? {})).toEqual(['office']);
    expect(digestClasses(values, { office: 'aa' }).office).not.toBe(digestClasses(values, { office: 'bb' }).office);
    expect(values.office).toMatchObject({ by: 'u-1', 'body.milestone.documentNo': '协字1号' });
  });
});
