import { expect, it } from 'vitest';
import type { Case } from '../../src/core/register/case.ts';
import { beginCase } from '../../src/workers/engine/cases/begin-case.ts';
import type { DistrictSession } from '../../src/workers/engine/district-session.ts';

const sessionWith = (...nos: readonly string[]) =>
  ({
    register: {
      sightings: new Map([['s-1', {}]]),
      cases: new Map(nos.map((no, n) => [no, { id: no, no, begunOn: `2026-01-${10 + n}`, sightings: [] } as unknown as Case])),
    },
    sightings: { rowOn: () => undefined },
    settings: { measureOfRecord: {} },
  }) as unknown as DistrictSession;
const proposedOn = (begunOn: string, ...nos: readonly string[]) => beginCase(sessionWith(...nos), 's-1', begunOn).proposedNo;
const proposed = (...nos: readonly string[]) => proposedOn('2026-03-01', ...nos);

it('proposes the next case number of the year in the form that the office writes', () => {
  expect(proposed()).toBe('AJ-2026-0001');
  expect(proposed('AJ-2026-0009', 'AJ-2025-0100')).toBe('AJ-2026-0010');
  expect(proposed('岛综案〔2026〕68号', '岛综案〔2026〕9号', '岛综案〔2025〕70号')).toBe('岛综案〔2026〕69号');
  expect(proposed('AJ-2026-0009', '岛综案〔2026〕3号')).toBe('岛综案〔2026〕4号');
});

it('the year is that in which the case is begun, and a new one begins at one in the same form', () => {
  const nos = ['岛综案〔2026〕68号', '岛综案〔2025〕70号'];
  expect(proposedOn('2025-12-20', ...nos)).toBe('岛综案〔2025〕71号');
  expect(proposedOn('2027-01-04', ...nos)).toBe('岛综案〔2027〕1号');
  expect(proposedOn('2027-01-04', 'AJ-2026-0009')).toBe('AJ-2027-0001');
});

it('the land that was drawn on site is there for the case to begin with', () => {
  const session = sessionWith();
  const land = { origin: 'gps' };
  (session.register.sightings as Map<string, unknown>).set('s-2', { occupiedLand: land });
  expect(beginCase(session, 's-1', '2026-03-01').occupiedLand).toBeNull();
  expect(beginCase(session, 's-2', '2026-03-01').occupiedLand).toBe(land);
});
