import type { Case, CaseStep, CaseStepKind } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';

/** What a case's steps say on a day: only steps up to and with it count. */
export interface CaseFacts {
  /** The last step of a kind; a repeated document replaces the one before it, and a revocation takes the decision away with all that led to it. */
  last(kind: CaseStepKind): CaseStep | undefined;
  has(kind: CaseStepKind): boolean;
  /** Day of service of the last document of a kind, where there is proof of it and it is not later than the day asked about. */
  servedOn(kind: CaseStepKind): Day | undefined;
  /** The first step of a kind that is on record for a later day. */
  next(kind: CaseStepKind): CaseStep | undefined;
  /** A review or suit that was filed and has no final result yet. */
  readonly pending: readonly ('review-filed' | 'suit-filed')[];
  readonly isSuspended: boolean;
  /** The office took its decision back, and no new notice has begun the procedure anew since. */
  readonly isRevoked: boolean;
}

/** What a revocation leaves without effect (行政强制法 40): a new notice has to come first. Facts and orders of their own stay. */
const REVOCABLE: ReadonlySet<CaseStepKind> = new Set<CaseStepKind>([
  'notified',
  'hearing-requested',
  'hearing-held',
  'legally-reviewed',
  'decided',
  'demanded',
  'charged',
  'enforcement-decided',
  'announced',
  'court-applied',
  'court-ruled',
]);

export function readCase({ steps }: Pick<Case, 'steps'>, on: Day): CaseFacts {
  const known = steps.filter((step) => step.on <= on);
  const indexOf = (kind: CaseStepKind) => known.findLastIndex((step) => step.kind === kind);
  const revokedAt = indexOf('revoked');
  const last = (kind: CaseStepKind): CaseStep | undefined => {
    const at = indexOf(kind);
    return at < revokedAt && REVOCABLE.has(kind) ? undefined : known[at];
  };
  return {
    last,
    has: (kind) => last(kind) !== undefined,
    servedOn(kind) {
      const step = last(kind);
      const served = step?.served;
      return served && served.proof.trim() !== '' && served.on >= step.on && served.on <= on ? served.on : undefined;
    },
    next: (kind) => steps.find((step) => step.kind === kind && step.on > on),
    pending: (
      [
        ['review-filed', 'review-ended'],
        ['suit-filed', 'suit-ended'],
      ] as const
    ).flatMap(([filed, ended]) => (indexOf(filed) > indexOf(ended) ? [filed] : [])),
    isRevoked: revokedAt > indexOf('notified'),
    isSuspended: indexOf('suspended') > indexOf('resumed') || indexOf('deferred') > indexOf('resumed'),
  };
}
