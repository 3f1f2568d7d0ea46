import { describe, expect, it } from 'vitest';
import { ASKING_PERFORMANCE, type Case, type CaseStep } from '../../../../src/core/register/case.ts';
import { permitStep } from '../../../../src/core/rules/clocks/permit-step.ts';
import { officeCalendar } from './office-calendar.ts';

const PROOF = '送达回证';
let last = 0;
const step = (kind: CaseStep['kind'], on: string, more: Partial<CaseStep> = {}): CaseStep => ({
  changeId: `c${++last}`,
  kind,
  on,
  ...more,
});
const served = (kind: CaseStep['kind'], on: string, servedOn = on, more: Partial<CaseStep> = {}): CaseStep =>
  step(kind, on, { served: { on: servedOn, proof: PROOF }, ...more });

const begun = [
  step('verified', '2026-01-05', { verification: 'violation' }),
  step('opened', '2026-01-06'),
  served('notified', '2026-01-08'),
];
const decided = [
  ...begun,
  step('legally-reviewed', '2026-01-16'),
  served('decided', '2026-01-19', '2026-01-20', { decision: 'demolish' }),
];
const planning: Pick<Case, 'track' | 'steps'> = {
  track: 'planning',
  steps: [
    ...decided,
    served('demanded', '2026-03-02'),
    step('charged', '2026-03-20'),
    served('enforcement-decided', '2026-03-23'),
    step('announced', '2026-03-25'),
  ],
};
const land: Pick<Case, 'track' | 'steps'> = { track: 'land', steps: [...decided, served('demanded', '2026-03-24')] };

const ask = (one: Pick<Case, 'track' | 'steps'>, kind: CaseStep['kind'], on: string, executor?: 'government' | 'court') =>
  permitStep(one, { kind, on, executor }, officeCalendar);
const without = (one: Pick<Case, 'track' | 'steps'>, ...kinds: CaseStep['kind'][]) => ({
  ...one,
  steps: one.steps.filter(({ kind }) => !kinds.includes(kind)),
});

describe('a step of a case', () => {
  it('an old revocation closes no case in which a decision was taken again and is before the court', () => {
    const steps = [
      ...decided,
      step('revoked', '2026-02-02'),
      served('notified', '2026-02-10'),
      step('legally-reviewed', '2026-02-24'),
      served('decided', '2026-02-25', '2026-02-26'),
      step('suit-filed', '2026-03-11'),
    ];
    const revoked = steps.slice(0, decided.length + 1);
    expect(ask({ track: 'planning', steps: revoked }, 'rechecked', '2026-02-05').verdict).toBe('allowed');
    expect(ask({ track: 'planning', steps }, 'rechecked', '2026-04-01').obstacles).toMatchObject([
      { code: 'nothing-to-recheck' },
    ]);
    const rechecked = [...steps, step('rechecked', '2026-04-01')];
    expect(ask({ track: 'planning', steps: rechecked }, 'closed', '2026-04-02').obstacles).toMatchObject([
      { code: 'remedy-pending' },
    ]);
  });

  it('a decision waits for the five working days in which a hearing can be asked for', () => {
    const ready = { track: 'planning' as const, steps: [...begun, step('legally-reviewed', '2026-01-09')] };
    expect(ask(ready, 'decided', '2026-01-15')).toMatchObject({
      verdict: 'too-early',
      obstacles: [{ code: 'hearing-open', until: '2026-01-15' }],
    });
    expect(ask(ready, 'decided', '2026-01-16').verdict).toBe('allowed');
  });

  it('a decision waits for the hearing that was asked for, and for the legal review', () => {
    const asked = { track: 'planning' as const, steps: [...begun, step('hearing-requested', '2026-01-12')] };
    expect(ask(asked, 'decided', '2026-02-02')).toMatchObject({
      verdict: 'forbidden',
      obstacles: [{ missing: 'hearing-held' }, { missing: 'legally-reviewed' }],
    });
  });

  it('demolition by force waits for review and suit, to the end of the longer one', () => {
    // Served on 20 January: review until 23 March (21st is a Saturday), suit until 20 July.
    expect(ask(planning, 'enforced', '2026-07-20', 'government')).toMatchObject({
      verdict: 'too-early',
      obstacles: [{ code: 'suit-open', until: '2026-07-20', article: expect.stringContaining('行政强制法 第44条') }],
    });
    expect(ask(planning, 'enforced', '2026-07-21', 'government').verdict).toBe('allowed');
  });

  it('is the government’s on the planning track and the court’s on the land track', () => {
    expect(ask(planning, 'enforced', '2026-07-21', 'court').verdict).toBe('wrong-executor');
    expect(ask(planning, 'court-applied', '2026-07-21').verdict).toBe('wrong-executor');
    expect(ask(land, 'enforced', '2026-07-21', 'government').verdict).toBe('wrong-executor');
    expect(ask(land, 'enforcement-decided', '2026-07-21').verdict).toBe('wrong-executor');
  });

  it('without proof of service no period begins and nothing later is allowed', () => {
    const unproven = {
      ...planning,
      steps: planning.steps.map((one) => (one.kind === 'decided' ? { ...one, served: undefined } : one)),
    };
    expect(ask(unproven, 'enforced', '2026-12-01', 'government')).toMatchObject({
      verdict: 'forbidden',
      obstacles: [{ code: 'service-unproven', missing: 'decided' }],
    });
  });

  it('a decision that did not state the remedies is open to them for a year', () => {
    const silent = {
      ...planning,
      steps: planning.steps.map((one) => (one.kind === 'decided' ? { ...one, remediesStated: false } : one)),
    };
    expect(ask(silent, 'enforced', '2026-07-21', 'government').obstacles).toMatchObject([
      { code: 'remedies-not-stated-open', until: '2027-01-20', certainty: 'provisional' },
    ]);
  });

  it('a pending review stops the chain until its result, after which fifteen days are left to sue', () => {
    const pending = { ...planning, steps: [...planning.steps, step('review-filed', '2026-03-16')] };
    expect(ask(pending, 'enforced', '2026-08-03', 'government')).toMatchObject({
      verdict: 'forbidden',
      obstacles: [{ code: 'remedy-pending' }],
    });
    const ended = { ...planning, steps: [...pending.steps, served('review-ended', '2026-07-20')] };
    expect(ask(ended, 'enforced', '2026-08-04', 'government').obstacles).toMatchObject([
      { code: 'suit-after-review-open', until: '2026-08-04' },
    ]);
    expect(ask(ended, 'enforced', '2026-08-05', 'government').verdict).toBe('allowed');
  });

  it('no enforcement on a rest day', () => {
    expect(ask(planning, 'enforced', '2026-10-03', 'government')).toMatchObject({
      verdict: 'too-early',
      obstacles: [{ code: 'rest-day', until: '2026-10-07' }],
    });
    expect(ask(planning, 'enforced', '2026-10-10', 'government').verdict).toBe('allowed');
    expect(ask(planning, 'enforced', '2027-03-01', 'government')).toMatchObject({ obstacles: [{ code: 'calendar-missing' }] });
  });

  it('on the land track the demand waits for both remedies, and the court for ten working days after it', () => {
    // Served on 20 January: suit until 4 February, review until 23 March.
    expect(ask(without(land, 'demanded'), 'demanded', '2026-03-23').obstacles).toMatchObject([
      { code: 'review-open', until: '2026-03-23' },
    ]);
    expect(ask(without(land, 'demanded'), 'demanded', '2026-03-24').verdict).toBe('allowed');
    expect(ask(land, 'court-applied', '2026-04-08')).toMatchObject({
      verdict: 'too-early',
      obstacles: [{ until: '2026-04-08' }],
    });
    expect(ask(land, 'court-applied', '2026-04-09').verdict).toBe('allowed');
    expect(ask(land, 'court-applied', '2026-06-23').verdict).toBe('allowed');
    expect(ask(land, 'court-applied', '2026-06-24').verdict).toBe('too-late');
  });

  it('nothing is closed that nobody checked again', () => {
    expect(ask(planning, 'rechecked', '2026-08-01').verdict).toBe('forbidden');
    expect(ask(planning, 'closed', '2026-08-01')).toMatchObject({ verdict: 'forbidden', obstacles: [{ missing: 'rechecked' }] });
  });

  it('only what was on record by the day counts', () => {
    expect(ask(planning, 'enforced', '2026-03-24', 'government').obstacles).toContainEqual(
      expect.objectContaining({ code: 'step-later', missing: 'announced', takenOn: '2026-03-25', until: '2026-03-24' }),
    );
  });
});

describe('a document that asks for performance by a day', () => {
  const waiting = {
    decided: 'demanded',
    demanded: 'enforcement-decided',
    'enforcement-decided': 'enforced',
    announced: 'enforced',
  };
  const asking = (one: Pick<Case, 'track' | 'steps'>, kind: CaseStep['kind'], performBy: string) => ({
    ...one,
    steps: one.steps.map((each) => (each.kind === kind ? { ...each, performBy } : each)),
  });

  it.each(Object.entries(waiting) as [CaseStep['kind'], CaseStep['kind']][])('%s: %s waits for it', (kind, later) => {
    const one = asking(without(planning, later), kind, '2026-09-01');
    expect(ask(one, later, '2026-09-01', 'government').obstacles).toContainEqual(
      expect.objectContaining({ code: 'performance-open', until: '2026-09-01', missing: kind }),
    );
    expect(ask(one, later, '2026-09-02', 'government').verdict).toBe('allowed');
  });

  it('are all those that the clocks wait for', () => {
    expect([...ASKING_PERFORMANCE].sort()).toEqual(Object.keys(waiting).sort());
  });

  it('keeps the court from being asked before the demand has run out (行政强制法 35, 54)', () => {
    const one = asking(land, 'demanded', '2026-04-30');
    expect(ask(one, 'court-applied', '2026-04-30').obstacles).toMatchObject([{ code: 'performance-open', until: '2026-04-30' }]);
    expect(ask(one, 'court-applied', '2026-05-06').verdict).toBe('allowed');
  });
});
