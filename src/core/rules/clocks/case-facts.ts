import { isBlank } from '../../register/blank.ts';
import type { Case, CaseStep, CaseStepKind, RemedyOutcome } from '../../register/case.ts';
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
  /** An enforcement agreement holds: none was made since the case was last resumed because the person did not keep it. */
  readonly isSettled: boolean;
  /** The decision was taken back or revoked, and no new notice has begun the procedure anew since. */
  readonly isRevoked: boolean;
  /** What took the decision away last: the office's own step, or the result of a review or suit. */
  readonly revocation: CaseStep | undefined;
  /** What the decision orders: as it was made, or as a review or suit varied it since. */
  readonly ordered: CaseStep['decision'];
  /** The step that says so, with the fine that it imposes: the decision, or the result that varied it. */
  readonly orderedBy: CaseStep | undefined;
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

/** Results that leave nothing to be enforced; what was held to be unlawful is not enforced either. */
const UNDOING: ReadonlySet<RemedyOutcome | undefined> = new Set<RemedyOutcome>(['revoked', 'remanded', 'unlawful']);

export function readCase({ steps }: Pick<Case, 'steps'>, on: Day): CaseFacts {
  return new CaseReading(steps, on);
}

/** Every step of every case is judged by what stood before it: nothing is made that is not asked for. */
class CaseReading implements CaseFacts {
  readonly #steps: readonly CaseStep[];
  readonly #on: Day;
  readonly #known: readonly CaseStep[];
  readonly #revokedAt: number;

  constructor(steps: readonly CaseStep[], on: Day) {
    this.#steps = steps;
    this.#on = on;
    this.#known = steps.every((step) => step.on <= on) ? steps : steps.filter((step) => step.on <= on);
    this.#revokedAt = Math.max(this.#indexOf('revoked'), undoneAt(this.#known));
  }

  last(kind: CaseStepKind): CaseStep | undefined {
    const at = this.#indexOf(kind);
    return at < this.#revokedAt && REVOCABLE.has(kind) ? undefined : this.#known[at];
  }

  has(kind: CaseStepKind): boolean {
    return this.last(kind) !== undefined;
  }

  servedOn(kind: CaseStepKind): Day | undefined {
    const step = this.last(kind);
    const served = step?.served;
    return served && !isBlank(served.proof) && served.on >= step.on && served.on <= this.#on ? served.on : undefined;
  }

  next(kind: CaseStepKind): CaseStep | undefined {
    return this.#steps.find((step) => step.kind === kind && step.on > this.#on);
  }

  get pending(): readonly ('review-filed' | 'suit-filed')[] {
    return REMEDIES.flatMap(([filed, ended]) => (this.#indexOf(filed) > this.#indexOf(ended) ? [filed] : []));
  }

  get isRevoked(): boolean {
    return this.#revokedAt > this.#indexOf('notified');
  }

  get revocation(): CaseStep | undefined {
    return this.#known[this.#revokedAt];
  }

  get ordered(): CaseStep['decision'] {
    return this.orderedBy?.decision;
  }

  get orderedBy(): CaseStep | undefined {
    const variedAt = this.#known.findLastIndex(({ outcome, decision }) => outcome === 'varied' && decision !== undefined);
    return variedAt > this.#indexOf('decided') ? this.#known[variedAt] : this.last('decided');
  }

  get isSettled(): boolean {
    return this.#indexOf('settled') > this.#indexOf('resumed');
  }

  get isSuspended(): boolean {
    const resumedAt = this.#indexOf('resumed');
    return this.#indexOf('suspended') > resumedAt || this.#indexOf('deferred') > resumedAt;
  }

  #indexOf(kind: CaseStepKind): number {
    for (let at = this.#known.length - 1; at >= 0; at--) if (this.#known[at].kind === kind) return at;
    return -1;
  }
}

const REMEDIES = [
  ['review-filed', 'review-ended'],
  ['suit-filed', 'suit-ended'],
] as const;

/** Place of the last result that undid the decision: one that was filed before there was a decision is about another act. */
function undoneAt(steps: readonly CaseStep[]): number {
  return steps.findLastIndex(({ kind, outcome }, at) => {
    if (!UNDOING.has(outcome)) return false;
    const filed = kind === 'review-ended' ? 'review-filed' : 'suit-filed';
    const filedAt = steps.slice(0, at).findLastIndex((step) => step.kind === filed);
    const decidedAt = steps.slice(0, at).findLastIndex((step) => step.kind === 'decided');
    return decidedAt >= 0 && decidedAt < filedAt;
  });
}
