import { SEVERITIES, type Severity } from '../../../core/rules/finding.ts';
import type { FindingFilter } from '../../../state/findings.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';

/** Findings of one rule and cause under a filter, in the order of the list. */
export interface RuleGroup {
  readonly code: string;
  /** What explains these findings of the rule (`findings.cause`), where it tells causes apart. */
  readonly cause?: string;
  readonly severity: Severity;
  readonly entries: readonly FindingEntry[];
  /** Sum over the findings, whole cm²; land that two of them are about counts twice. 0 where they are not about land. */
  readonly area_cm2: number;
  /** Of the sum, for its digits; absent where the official decimals are shown. */
  readonly sigma_m2?: number;
}

/** Whole cm² of a finding's land: rules settle it and state it as m² with four decimals. */
export const areaOf_cm2 = ({ m2 }: Pick<FindingEntry, 'm2'>): number => Math.round((m2 ?? 0) * 10_000);

/** The findings that meet a filter; `except` leaves one condition out, for counting what the others leave to choose from. */
export function filterFindings(
  entries: readonly FindingEntry[],
  { state, severities, rule, unit }: FindingFilter,
  except?: 'severities' | 'rule' | 'unit',
): readonly FindingEntry[] {
  const chosen = new Set(severities);
  return entries.filter(
    (one) =>
      (one.accepted !== undefined) === (state === 'accepted') &&
      (except === 'severities' || chosen.size === 0 || chosen.has(one.severity)) &&
      (except === 'rule' || rule === null || one.code === rule) &&
      (except === 'unit' || unit === null || (unit === '' ? one.units.length === 0 : one.units.includes(unit))),
  );
}

/** Name of a group: its rule, and its cause where it has one. */
export const keyOfGroup = ({ code, cause }: Pick<RuleGroup, 'code' | 'cause'>): string =>
  cause === undefined ? code : `${code} ${cause}`;

/** By rule and cause: the gravest first, then the one with the most. */
export function groupByRule(entries: readonly FindingEntry[]): readonly RuleGroup[] {
  const groups = new Map<string, FindingEntry[]>();
  for (const one of entries) {
    const key = keyOfGroup({ code: one.code, cause: causeOf(one) });
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map((own) => ({
      code: own[0].code,
      ...(causeOf(own[0]) !== undefined && { cause: causeOf(own[0]) }),
      severity: own[0].severity,
      entries: own,
      area_cm2: own.reduce((sum, one) => sum + areaOf_cm2(one), 0),
      ...errorOfSum(own),
    }))
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || b.entries.length - a.entries.length);
}

function errorOfSum(own: readonly FindingEntry[]): { sigma_m2?: number } {
  const variance = own.reduce((sum, one) => sum + (one.sigma_m2 ?? 0) ** 2, 0);
  return variance > 0 ? { sigma_m2: Math.sqrt(variance) } : {};
}

const causeOf = ({ params }: FindingEntry): string | undefined => (typeof params?.cause === 'string' ? params.cause : undefined);

export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** How many findings have each value, whatever the order. */
export function countBy<K>(
  entries: readonly FindingEntry[],
  keysOf: (one: FindingEntry) => readonly K[],
): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const one of entries) for (const key of keysOf(one)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
