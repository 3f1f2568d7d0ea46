import type { FindingAcceptance } from '../register/finding-acceptance.ts';
import type { Day } from '../register/ports.ts';
import { type Finding, findingKey, SEVERITIES, type Severity } from './finding.ts';

/** When and why a finding was accepted, and the land that it was about then. */
export interface Acceptance {
  readonly on: Day;
  readonly reason: string;
  readonly m2?: number;
}

/**
 * The acceptance of a finding on a day. It covers the finding as it was: one that has grown since by more than a sliver, or by another
 * step, objection or paper, is open again; and on a day before it was given there is none.
 */
export function acceptanceOf(
  finding: Pick<Finding, 'entities' | 'm2' | 'parts'> & { readonly code: string },
  acceptances: ReadonlyMap<string, FindingAcceptance>,
  sliver_m2: number,
  on: Day,
): Acceptance | undefined {
  const acceptance = acceptances.get(findingKey(finding));
  if (!acceptance || acceptance.acceptedOn > on) return undefined;
  if ((finding.m2 ?? 0) > (acceptance.m2 ?? 0) + sliver_m2 || !coversParts(acceptance, finding)) return undefined;
  const { acceptedOn, reason, m2 } = acceptance;
  return { on: acceptedOn, reason, ...(m2 !== undefined && { m2 }) };
}

/** One that names no parts was given for a finding that had one. */
function coversParts({ parts: accepted }: FindingAcceptance, { parts = [] }: Pick<Finding, 'parts'>): boolean {
  return accepted ? parts.every((part) => accepted.includes(part)) : parts.length < 2;
}

type Judged = Pick<Finding, 'severity' | 'entities' | 'm2'> & {
  readonly code: string;
  readonly accepted?: Acceptance;
  readonly key?: string;
};

/** Asked for with every comparison of a sort. */
const GRAVITY = Object.fromEntries(SEVERITIES.map((one, n) => [one, n])) as Readonly<Record<Severity, number>>;

/** Those that stand first, then by severity, then the largest, then by name. */
export function compareGravity(a: Judged, b: Judged): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    GRAVITY[a.severity] - GRAVITY[b.severity] ||
    (b.m2 ?? 0) - (a.m2 ?? 0) ||
    ((a.key ?? findingKey(a)) < (b.key ?? findingKey(b)) ? -1 : 1)
  );
}
