import type { Case } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Register } from '../../core/register/register.ts';
import { readCase } from '../../core/rules/clocks/case-facts.ts';

/** The case that a report belongs to; undefined for none. */
export const caseOfSighting = (register: Register, sightingId: string): Case | undefined =>
  [...register.cases.values()].find(({ sightings }) => sightings.includes(sightingId));

/** Whether its case records by a day that somebody verified it: until then it is to be verified, whoever reported it. */
export function isVerifiedOn(register: Register, sightingId: string, on: Day): boolean {
  const found = caseOfSighting(register, sightingId);
  return found !== undefined && readCase(found, on).has('verified');
}
