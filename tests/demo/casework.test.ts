import { beforeAll, describe, expect, it } from 'vitest';
import { CASE_STEPS } from '../../src/core/register/case.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Register } from '../../src/core/register/register.ts';
import { createWorkCalendar } from '../../src/core/rules/calendar/work-calendar.ts';
import { readCase } from '../../src/core/rules/clocks/case-facts.ts';
import { permitStep } from '../../src/core/rules/clocks/permit-step.ts';
import { type DemoDistrict, generateDistrict } from '../../src/demo/generate-district.ts';

let demo: DemoDistrict;
let register: Register;
beforeAll(async () => {
  demo = await generateDistrict();
  register = foldFeed(demo.changes);
});

describe('the cases', () => {
  it('are on both tracks, and together went through every step of the procedure', () => {
    const cases = [...register.cases.values()];
    expect(cases.length).toBeGreaterThan(60);
    expect(cases.filter(({ track }) => track === 'land').length).toBeGreaterThan(20);
    const taken = new Set(cases.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
    expect(CASE_STEPS.filter((kind) => !taken.has(kind))).toEqual([]);
  });

  it('took no step that the law forbade on its day, and every document has its own number', () => {
    const calendar = createWorkCalendar(register.settings?.holidays ?? []);
    const numbers: string[] = [];
    for (const one of register.cases.values()) {
      numbers.push(one.no, ...one.steps.flatMap(({ documentNo }) => documentNo ?? []));
      one.steps.forEach(({ kind, on, executor }, n) => {
        const before = { ...one, steps: one.steps.slice(0, n) };
        expect([one.no, kind, permitStep(before, { kind, on, executor }, calendar).verdict]).toEqual([one.no, kind, 'allowed']);
      });
    }
    const office = numbers.filter((no) => no.includes('〔'));
    expect(new Set(office).size).toBe(office.length);
  });

  it('stand on the day on which the demo stands still between too early, ready, overdue and over', () => {
    const calendar = createWorkCalendar(register.settings?.holidays ?? []);
    const verdicts = [...register.cases.values()]
      .filter(({ steps }) => !steps.some(({ kind }) => kind === 'closed' || kind === 'enforced'))
      .map((one) => permitStep(one, { kind: 'enforced', on: demo.today }, calendar).verdict);
    for (const verdict of ['allowed', 'too-early', 'forbidden'] as const) expect(verdicts).toContain(verdict);
    const facts = [...register.cases.values()].map((one) => readCase(one, demo.today));
    expect(facts.filter(({ pending }) => pending.length > 0).length).toBeGreaterThan(3);
    expect(facts.filter(({ isSuspended }) => isSuspended).length).toBeGreaterThan(1);
    expect(facts.filter((fact) => fact.has('closed')).length).toBeGreaterThan(15);
  });

  it('were decided on surveyed land but for a few, and leave what the enforcement left', () => {
    let unsurveyed = 0;
    for (const { steps, sightings } of register.cases.values()) {
      const decided = steps.find(({ kind }) => kind === 'decided');
      if (!decided) continue;
      const shapes = register.sightings.get(sightings[0])?.shapes ?? [];
      if (!shapes.some(({ fromOn, shape }) => fromOn <= decided.on && shape?.origin === 'surveyed')) unsurveyed++;
      const enforced = steps.find(({ kind }) => kind === 'enforced');
      if (enforced && steps.some(({ kind }) => kind === 'closed'))
        expect(shapes.findLast(({ fromOn }) => fromOn <= enforced.on)?.shape).toBeNull();
    }
    expect(unsurveyed).toBe(3);
  });
});

describe('the papers around the cases', () => {
  it('are patches with cards of which four do not add up, answered and overdue ones among them', () => {
    const patches = [...register.patches.values()];
    expect(patches).toHaveLength(30);
    const unbalanced = patches.filter(
      ({
        areas: { patch, farmland = 0, construction = 0, unused = 0, cropland = 0, basicFarmland = 0, inPlan = 0, offPlan = 0 },
      }) =>
        farmland + construction + unused !== patch ||
        cropland > farmland ||
        basicFarmland > cropland ||
        inPlan + offPlan !== patch,
    );
    expect(unbalanced).toHaveLength(4);
    expect(patches.filter(({ answer }) => answer).length).toBeGreaterThan(8);
    expect(patches.filter(({ answer, answerByOn }) => !answer && String(answerByOn) < demo.today).length).toBeGreaterThan(1);
  });

  it('are tasks of several hands, done, open and overdue', () => {
    const tasks = [...register.tasks.values()];
    expect(new Set(tasks.map(({ assignee }) => assignee)).size).toBe(5);
    expect(tasks.filter(({ result }) => result).length).toBeGreaterThan(10);
    expect(tasks.filter(({ result, dueOn }) => !result && dueOn < demo.today).length).toBeGreaterThan(3);
    expect(tasks.filter(({ result, dueOn }) => !result && dueOn >= demo.today).length).toBeGreaterThan(3);
  });

  it('are households that the items name, buildings with their floor areas, and objections open and answered', () => {
    const named = new Set(
      [...register.items.values()].flatMap(({ households }) => households.map(({ householdId }) => householdId)),
    );
    expect(register.households.size).toBeGreaterThan(500);
    for (const { id, name } of register.households.values()) {
      expect(named.has(id)).toBe(true);
      expect(name).toMatch(/^.某$/);
    }
    for (const { itemId } of register.buildings.values()) expect(register.items.has(itemId)).toBe(true);
    const objections = [...register.items.values()].flatMap((item) => item.objections);
    expect(objections.filter(({ answeredOn }) => answeredOn).length).toBeGreaterThan(5);
    expect(objections.filter(({ answeredOn }) => !answeredOn).length).toBeGreaterThan(3);
  });

  it('come with the calendars that their periods are counted on', () => {
    expect(register.settings?.holidays?.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  });
});
