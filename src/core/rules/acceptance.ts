import type { FindingAcceptance } from '../register/finding-acceptance.ts';
import type { Day } from '../register/ports.ts';
import { type Finding, findingKey, SEVERITIES } from './finding.ts';

/** When and why a finding was accepted, and the land that it was about then. */
export interface Acceptance {
  readonly on: Day;
  readonly reason: string;
  readonly m2?: number;
}

/** An acceptance covers a finding as it was: one that has grown by more than a sliver since is open again. */
export function acceptanceOf(
  finding: Finding,
  acceptances: ReadonlyMap<string, FindingAcceptance>,
  sliver_m2: number,
): Acceptance | undefined {
  const acceptance = acceptances.get(findingKey(finding));
  if (!acceptance || (finding.m2 ?? 0) > (acceptance.m2 ?? 0) + sliver_m2) return undefined;
  const { acceptedOn, reason, m2 } = acceptance;
  return { on: acceptedOn, reason, ...(m2 !== undefined && { m2 }) };
}

type Judged = Pick<Finding, 'severity' | 'entities' | 'm2'> & {
  readonly code: string;
  readonly accepted?: Acceptance;
  readonly key?: string;
};

/** Those that stand first, then by severity, then the largest, then by name. */
export function compareGravity(a: Judged, b: Judged): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (b.m2 ?? 0) - (a.m2 ?? 0) ||
    ((a.key ?? findingKey(a)) < (b.key ?? findingKey(b)) ? -1 : 1)
  );
}
