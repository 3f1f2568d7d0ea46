import type { ClearanceItem } from './clearance-item.ts';
import type { Day } from './ports.ts';

/** Does an item stand under a compensation decision alone on a day, without any agreement up to it? */
export function isUnderDecision({ milestones }: Pick<ClearanceItem, 'milestones'>, on: Day): boolean {
  const has = (kind: 'signed' | 'decided') => milestones.some((one) => one.kind === kind && one.on <= on);
  return has('decided') && !has('signed');
}
