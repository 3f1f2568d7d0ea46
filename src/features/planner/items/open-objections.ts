import type { ClearanceItem, Objection } from '../../../core/register/clearance-item.ts';

/** Objections that nobody has answered, the first received first. */
export function openObjections({ objections }: Pick<ClearanceItem, 'objections'>): Objection[] {
  return objections.filter(({ answeredOn }) => answeredOn === undefined).sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
}
