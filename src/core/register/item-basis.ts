import type { ClearanceItem, Milestone } from './clearance-item.ts';
import type { Day } from './ports.ts';

/** Does an item stand under a compensation decision alone on a day, without any agreement up to it? */
export function isUnderDecision({ milestones }: Pick<ClearanceItem, 'milestones'>, on: Day): boolean {
  const has = (kind: 'signed' | 'decided') => milestones.some((one) => one.kind === kind && one.on <= on);
  return has('decided') && !has('signed');
}

/**
 * The agreement that stood when a decision was made; undefined where none did. 590号令 26: a decision is made where no agreement was
 * reached. The other way round, an agreement after the decision, is lawful and takes its place.
 */
export function agreementBefore(
  { milestones }: Pick<ClearanceItem, 'milestones'>,
  { kind, on }: Pick<Milestone, 'kind' | 'on'>,
): Milestone | undefined {
  return kind === 'decided' ? milestones.find((one) => one.kind === 'signed' && one.on < on) : undefined;
}

/** Is land taken over by a step that nobody left by then? */
export function isTakenWithoutVacating(
  { milestones }: Pick<ClearanceItem, 'milestones'>,
  { kind, on }: Pick<Milestone, 'kind' | 'on'>,
): boolean {
  if (kind !== 'cleared' && kind !== 'handed-over') return false;
  return !milestones.some((one) => one.kind === 'vacated' && one.on <= on);
}
