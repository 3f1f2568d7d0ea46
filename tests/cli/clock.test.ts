import { describe, expect, it } from 'vitest';
import { CLOCK_EVENTS, CLOCK_STEPS } from '../../src/core/rules/clocks/period.ts';
import type { Reckoning } from '../../src/cli/reckon-clock.ts';
import { chidu, chiduIn, chiduJson } from './command-output.ts';

const SERVED = ['clock', '--track', 'planning', '--event', 'decision-served', '--on', '2026-01-20'];
const DEMOLITION = [...SERVED, '--step', 'enforced-demolition', '--executor', 'government'];

describe('chidu clock', () => {
  it('says until when a step is forbidden, by which article, and every reason', async () => {
    const { step } = await chiduJson<Reckoning>(...DEMOLITION, '--at', '2026-03-20');
    expect(step).toMatchObject({
      verdict: 'too-early',
      until: '2026-07-20',
      article: expect.stringContaining('行政强制法 第44条'),
    });
    expect(step?.obstacles.map(({ code, until }) => [code, until])).toEqual([
      ['review-open', '2026-03-23'],
      ['suit-open', '2026-07-20'],
    ]);
    expect((await chiduJson<Reckoning>(...DEMOLITION, '--at', '2026-07-21')).step).toMatchObject({
      verdict: 'allowed',
      until: null,
    });
    const court = await chiduJson<Reckoning>(...SERVED, '--step', 'court-application', '--at', '2026-07-21');
    expect(court.step).toMatchObject({ verdict: 'wrong-executor', executor: null });
    expect(await chiduJson<Reckoning>(...SERVED)).not.toHaveProperty('step');
  });

  it('asks for the day of the step, and for the step of a day', async () => {
    expect(await chidu(...SERVED, '--step', 'enforced-demolition')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--at'),
    });
    expect(await chidu(...SERVED, '--at', '2026-07-21')).toMatchObject({ code: 1, err: expect.stringContaining('--step') });
    expect(await chidu(...DEMOLITION, '--at', '2026-02-30')).toMatchObject({ code: 1, err: expect.stringContaining('--at') });
  });

  it('lists every event in its help, and names steps in the language of the reader', async () => {
    const { out } = await chidu('clock', '--help');
    for (const event of CLOCK_EVENTS) expect(out).toContain(event);
    const zh = await chiduIn({ LANG: 'zh_CN.UTF-8' }, ...DEMOLITION, '--at', '2026-03-20');
    expect(zh.out).toContain('强制拆除：过早');
    for (const step of CLOCK_STEPS) expect(zh.out).not.toContain(step);
  });
});
