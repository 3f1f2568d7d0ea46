import type { Case, CaseStep, CaseStepKind } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';

/** What a case's steps say on a day: only steps up to and with it count. */
export interface CaseFacts {
  /** The last step of a kind; a repeated document replaces the one before it. */
  last(kind: CaseStepKind): CaseStep | undefined;
  has(kind: CaseStepKind): boolean;
  /** Day of service of the last document of a kind, where there is proof of it and it is not later than the day asked about. */
  servedOn(kind: CaseStepKind): Day | undefined;
  /** A review or suit that was filed and has no final result yet. */
  readonly pending: readonly ('review-filed' | 'suit-filed')[];
  readonly isSuspended: boolean;
}

export function readCase({ steps }: Pick<Case, 'steps'>, on: Day): CaseFacts {
  const known = steps.filter((step) => step.on <= on);
  const last = (kind: CaseStepKind) => known.findLast((step) => step.kind === kind);
  const indexOf = (kind: CaseStepKind) => known.findLastIndex((step) => step.kind === kind);
  return {
    last,
    has: (kind) => last(kind) !== undefined,
    servedOn(kind) {
      const served = last(kind)?.served;
      return served && served.proof.trim() !== '' && served.on <= on ? served.on : undefined;
    },
    pending: (
      [
        ['review-filed', 'review-ended'],
        ['suit-filed', 'suit-ended'],
      ] as const
    ).flatMap(([filed, ended]) => (indexOf(filed) > indexOf(ended) ? [filed] : [])),
    isSuspended: indexOf('suspended') > indexOf('resumed') || indexOf('deferred') > indexOf('resumed'),
  };
}
