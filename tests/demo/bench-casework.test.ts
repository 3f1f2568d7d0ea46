import { expect, it } from 'vitest';
import { foldFeed } from '../../src/core/register/fold.ts';
import { createWorkCalendar } from '../../src/core/rules/calendar/work-calendar.ts';
import { permitStep } from '../../src/core/rules/clocks/permit-step.ts';
import { benchCasework } from '../../src/demo/bench-casework.ts';

it('a field with casework has what was asked for, lawful and the same for the same seed', async () => {
  const asked = { items: 100, cases: 150, parcels: 900, redLines: 20, patches: 30, tasks: 40, seed: 3 };
  const field = await benchCasework(asked);
  const register = foldFeed(field.feed);
  expect(register.unapplied.size).toBe(0);
  const { items, cases, redLines, patches, tasks } = register;
  expect([items, cases, redLines, patches, tasks].map(({ size }) => size)).toEqual([100, 150, 20, 30, 40]);
  const calendar = createWorkCalendar(field.settings.holidays ?? []);
  for (const one of cases.values())
    one.steps.forEach(({ kind, on, executor }, n) =>
      expect(permitStep({ ...one, steps: one.steps.slice(0, n) }, { kind, on, executor }, calendar).verdict).toBe('allowed'),
    );
  expect(JSON.stringify((await benchCasework(asked)).feed)).toBe(JSON.stringify(field.feed));
});
