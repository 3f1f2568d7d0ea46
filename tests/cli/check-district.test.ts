import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedFinding } from '../../src/cli/check-district.ts';
import { FINDING_CODES } from '../../src/core/rules/codes.ts';
import { findingKey } from '../../src/core/rules/finding.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';
import { chidu, chiduIn, chiduJson } from './command-output.ts';

const DEMO = 'data/demo.chidu';

interface Checked {
  readonly findings: readonly CheckedFinding[];
  readonly on: string;
}

describe('chidu check', () => {
  let demo: DemoEngine;
  beforeAll(async () => {
    demo = await startDemoEngine();
  });
  afterAll(() => demo.stop());

  it.each(['2026-03-01', '2026-11-20'])('finds on %s what the screen lists, in its order', async (on) => {
    const checked = await chiduJson<Checked>('check', DEMO, '--on', on);
    const { entries } = await demo.engine.findings([on]);
    const told = entries.map(({ key, severity, on: since, m2, until, units }) => ({ key, severity, since, m2, until, units }));
    expect(checked.findings.length).toBeGreaterThan(100);
    expect(
      checked.findings.map(({ code, entities, severity, on: since, m2, until, units }) => {
        return { key: findingKey({ code, entities }), severity, since, m2, until, units };
      }),
    ).toEqual(told);
  });

  it('gives land the error and the digits that the screen gives it', async () => {
    const { findings } = await chiduJson<Checked>('check', DEMO, '--on', '2026-11-20');
    const { entries } = await demo.engine.findings(['2026-11-20']);
    const twoDigits = (sigma_m2: number | undefined) => sigma_m2 && Number(sigma_m2.toPrecision(2));
    expect(findings.map(({ sigma_m2 }) => sigma_m2)).toEqual(entries.map(({ sigma_m2 }) => twoDigits(sigma_m2)));
    // Walked with a phone: errors of square metres carry no square centimetres.
    const walked = findings.filter(({ sigma_m2 = 0 }) => sigma_m2 >= 10);
    expect(walked.length).toBeGreaterThan(0);
    const { out } = await chidu('check', DEMO, '--on', '2026-11-20', '--rule', walked[0].code);
    const whole = String(Math.round(walked[0].m2 ?? 0)).slice(0, -1);
    expect(out).toMatch(new RegExp(`\\b${whole}\\d m²`));
  });

  it('is asked about the last day on record, and prints the keys of its contract', async () => {
    const { on, findings } = await chiduJson<Checked>('check', DEMO);
    expect(on).toBe(demo.opened.summary.lastOn);
    for (const { code, severity, entities, on: since, m2, until, basis } of findings) {
      expect(FINDING_CODES).toContain(code);
      expect(['unlawful', 'conflict', 'overdue', 'question']).toContain(severity);
      expect(entities.length).toBeGreaterThan(0);
      expect(since <= on && (until === undefined || /^\d{4}-\d\d-\d\d$/.test(until))).toBe(true);
      expect(m2 === undefined || m2 > 0).toBe(true);
      expect(basis).not.toBe('');
    }
    expect(Object.keys(findings[0]).slice(0, 4)).toEqual(['code', 'severity', 'entities', 'on']);
  });

  it('is narrowed to a rule and a unit', async () => {
    const all = (await chiduJson<Checked>('check', DEMO)).findings;
    const rule = 'demolition-overdue';
    const ofRule = (await chiduJson<Checked>('check', DEMO, '--rule', rule)).findings;
    expect(ofRule).toEqual(all.filter(({ code }) => code === rule));
    const [unit] = ofRule[0].units;
    const inUnit = (await chiduJson<Checked>('check', DEMO, '--rule', rule, '--unit', unit)).findings;
    expect(inUnit).toEqual(ofRule.filter(({ units }) => units.includes(unit)));
    expect(inUnit.length).toBeLessThan(ofRule.length);
  });

  it('is told to people by rule, the gravest first, in both languages', async () => {
    const chinese = await chiduIn({ LANG: 'zh_CN.UTF-8' }, 'check', DEMO, '--on', '2026-11-20');
    expect(chinese.code).toBe(0);
    const lines = chinese.out.split('\n');
    expect(lines[0]).toMatch(/^2026-11-20 按规则发现 \d+ 处$/);
    const severities = lines.flatMap((line) => /^\S.*（[a-z-]+，(.+)）：\d+ 处$/.exec(line)?.[1] ?? []);
    expect([...new Set(severities)]).toEqual(['不合规定', '记录相互矛盾', '逾期', '待核实']);
    const english = await chidu('check', DEMO, '--rule', 'red-lines-overlap');
    expect(english.out).toMatch(/\(red-lines-overlap; [^)]+\): \d+\n {2}\S/);
    expect(`${chinese.out}${english.out}`).not.toMatch(/undefined|\{\{|findings\./);
  });

  it('says so where nothing is found, and that is no failure', async () => {
    const { code, out } = await chidu('check', DEMO, '--on', '1990-01-01', '--rule', 'double-compensation');
    expect({ code, out }).toEqual({ code: 0, out: '1990-01-01: the rules find nothing.\n' });
  });

  it.each([
    [['--on', '2026-02-30'], /2026-02-30/],
    [['--rule', 'no-such-rule'], /double-compensation/],
    [['--unit', 'nowhere'], /nowhere/],
  ])('refuses %j in one line', async (words, expected) => {
    const { code, out, err } = await chidu('check', DEMO, ...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^chidu: [^\n]+\n$/);
    expect(err).toMatch(expected);
  });
});
