import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClearanceItem, MilestoneKind } from '../../../src/core/register/clearance-item.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/register/default-settings.ts';
import type { FindingAcceptance } from '../../../src/core/register/finding-acceptance.ts';
import { IRREVERSIBLE } from '../../../src/core/register/open-objections.ts';
import { acceptanceOf } from '../../../src/core/rules/acceptance.ts';
import { createWorkCalendar } from '../../../src/core/rules/calendar/work-calendar.ts';
import { openObjection } from '../../../src/core/rules/checks/open-objection.ts';
import { type Finding, findingKey, tellOnce } from '../../../src/core/rules/finding.ts';
import type { EntityContext } from '../../../src/core/rules/rule.ts';

const SLIVER_M2 = 0.5;
const LAST = '2026-12-31';
const accept = (finding: Finding, acceptedOn: string) => {
  const { code, entities, m2, parts } = finding;
  const acceptance: FindingAcceptance = {
    id: findingKey(finding),
    code,
    entities,
    reason: '已核实',
    acceptedOn,
    ...(m2 !== undefined && { m2 }),
    ...(parts && { parts }),
  };
  return new Map([[acceptance.id, acceptance]]);
};
const found = (m2: number | undefined, parts: readonly string[] | undefined): Finding => ({
  code: 'objection-open',
  severity: 'unlawful',
  entities: [{ kind: 'clearance-item', id: 'i-1' }],
  on: '2026-02-01',
  basis: '',
  ...(m2 !== undefined && { m2 }),
  ...(parts && { parts }),
});

describe('an acceptance', () => {
  const partsOf = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  const land = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);

  it('holds until the finding grows, in land by more than a sliver or by a part, and never longer', () => {
    fc.assert(
      fc.property(land, land, partsOf, partsOf, (before_m2, now_m2, before, now) => {
        const acceptances = accept(found(before_m2, before), '2026-03-01');
        const has = now_m2 > before_m2 + SLIVER_M2 || now.some((part) => !before.includes(part));
        expect(acceptanceOf(found(now_m2, now), acceptances, SLIVER_M2, LAST) === undefined).toBe(has);
      }),
    );
  });

  it('is none on a day before it was given', () => {
    const acceptances = accept(found(10, ['a']), '2026-03-02');
    expect(acceptanceOf(found(10, ['a']), acceptances, SLIVER_M2, '2026-03-01')).toBeUndefined();
    expect(acceptanceOf(found(10, ['a']), acceptances, SLIVER_M2, '2026-03-02')).toMatchObject({ on: '2026-03-02' });
  });

  it('that names no part covers one, not another beside it', () => {
    const acceptances = accept(found(undefined, undefined), '2026-03-02');
    expect(acceptanceOf(found(undefined, ['a']), acceptances, SLIVER_M2, LAST)).toBeDefined();
    expect(acceptanceOf(found(undefined, ['a', 'b']), acceptances, SLIVER_M2, LAST)).toBeUndefined();
  });
});

describe('an objection that was passed over', () => {
  const context: EntityContext = {
    on: LAST,
    settings: { ...DEFAULT_SETTINGS, plane: { meridian: 117, origin: { east_m: 0, north_m: 0 } }, bounds: [0, 0, 1, 1] },
    calendar: createWorkCalendar([]),
  };
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
  const kinds: readonly MilestoneKind[] = ['paid', 'vacated', 'demolished', 'cleared', 'handed-over'];
  const steps = fc.uniqueArray(fc.record({ kind: fc.constantFrom(...kinds), on: day }), { selector: ({ kind }) => kind });
  const itemOf = (milestones: readonly { kind: MilestoneKind; on: string }[], objections: ClearanceItem['objections']) =>
    ({
      id: 'i-1',
      parcelId: 'p-1',
      redLineId: 'r-1',
      unit: '',
      households: [],
      buildings: [],
      milestones: milestones.map((one, n) => ({ ...one, changeId: `c-${n}` })),
      objections,
    }) satisfies ClearanceItem;
  const ask = (item: ClearanceItem) => tellOnce(openObjection(item, context)).find(({ code }) => code === 'objection-open');

  it('once accepted is open again with every further step that passes it over, and with no other', () => {
    fc.assert(
      fc.property(steps, day, fc.option(day), (all, receivedOn, answeredOn) => {
        const answered: { answeredOn?: string; result?: string } =
          answeredOn !== null && answeredOn >= receivedOn ? { answeredOn, result: '' } : {};
        const objections = [{ id: 'o-1', receivedOn, ...answered }];
        const passesOver = ({ kind, on }: (typeof all)[number]) =>
          IRREVERSIBLE.has(kind) && on >= receivedOn && (answered.answeredOn === undefined || answered.answeredOn > on);
        let acceptances: ReadonlyMap<string, FindingAcceptance> = new Map();
        for (const [n, step] of all.entries()) {
          const finding = ask(itemOf(all.slice(0, n + 1), objections));
          expect(finding !== undefined).toBe(all.slice(0, n + 1).some(passesOver));
          if (!finding) continue;
          const isOpen = acceptanceOf(finding, acceptances, SLIVER_M2, LAST) === undefined;
          expect(isOpen).toBe(passesOver(step));
          acceptances = accept(finding, '2026-03-01');
        }
      }),
    );
  });

  it('is passed over again by a step in which another objection was open', () => {
    const steps_ = [{ kind: 'vacated', on: '2026-02-10' }] as const;
    const first = { id: 'o-1', receivedOn: '2026-02-01' };
    const finding = ask(itemOf(steps_, [first]));
    const acceptances = accept(finding as Finding, '2026-03-01');
    const grown = ask(itemOf(steps_, [first, { id: 'o-2', receivedOn: '2026-02-02' }])) as Finding;
    expect(acceptanceOf(grown, acceptances, SLIVER_M2, LAST)).toBeUndefined();
  });
});
