import type { Case } from '../../register/case.ts';
import { permitStep } from '../clocks/permit-step.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/**
 * Every step of a case was permitted on its day, on the record as it stood then: above all no enforced demolition before the periods
 * for review and suit have run out. What came from elsewhere is judged like what is recorded here.
 */
export const caseSteps: EntityRule<Case> = (one, { on, calendar }) => {
  const findings: Finding[] = [];
  for (const [n, step] of one.steps.entries()) {
    if (step.on > on) break;
    const before = { track: one.track, steps: one.steps.slice(0, n) };
    const { verdict, obstacles } = permitStep(before, { kind: step.kind, on: step.on, executor: step.executor }, calendar);
    if (verdict === 'allowed') continue;
    const until = obstacles
      .flatMap((obstacle) => obstacle.until ?? [])
      .sort()
      .at(-1);
    findings.push({
      code: step.kind === 'enforced' && verdict === 'too-early' ? 'enforced-too-early' : 'step-not-permitted',
      severity: 'unlawful',
      entities: [{ kind: 'case', id: one.id }],
      on: step.on,
      ...(until !== undefined && { until }),
      parts: [`${step.kind} ${step.on}`],
      basis: obstacles[0].article,
      params: { step: step.kind, obstacle: obstacles[0].code },
    });
  }
  return findings;
};
