import type { FindingCode } from './codes.ts';
import type { EntityRef } from '../register/entity-ref.ts';
import type { Day } from '../register/ports.ts';

/**
 * `unlawful`: what the law or the office's rule forbids has happened, or land is paid for twice · `conflict`: two records contradict
 * each other · `overdue`: a time has passed · `question`: evidence is missing; never a violation, in no figure.
 */
export const SEVERITIES = ['unlawful', 'conflict', 'overdue', 'question'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule found. The code is stable, reaches archives and is worded in `i18n`. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What it is about, the most affected first; together with the code its name. */
  readonly entities: readonly EntityRef[];
  /** Day from which it holds. */
  readonly on: Day;
  /** Land concerned, settled, whole cm² as m² with four decimals; absent where it is not about land. */
  readonly m2?: number;
  /** Day until which something is forbidden, or by which it was due. */
  readonly until?: Day;
  /** What a name stands for more than once: steps, objections, papers, each by itself. Who accepts the finding accepts these. */
  readonly parts?: readonly string[];
  /** Article of the law or name of the office's rule it rests on. */
  readonly basis: string;
  /** Values of its wording. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Name of a finding: the same for the same code and entities, in any order, on any day. */
export function findingKey({ code, entities }: Pick<Finding, 'entities'> & { readonly code: string }): string {
  return [code, ...entities.map(({ kind, id }) => `${kind}/${id}`).sort()].join(' ');
}

/** Each finding once by its name: of several, as where one objection was passed over in three steps, the first stands, for all of them. */
export function tellOnce(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const told = new Map<string, Finding>();
  for (const finding of findings) {
    const key = findingKey(finding);
    const known = told.get(key);
    const first = !known || finding.on < known.on ? finding : known;
    const parts = [...new Set([...(known?.parts ?? []), ...(finding.parts ?? [])])];
    told.set(key, known && parts.length > 0 ? { ...first, parts } : first);
  }
  return told.size === findings.length ? findings : [...told.values()];
}
