import type { ClockStep, Period, Procedure } from './period.ts';

/**
 * Steps that a period forbids until it is over. Where an office does not let the demand of the land track wait for the remedies they
 * only forbid the application to the court and what follows it; a pending suit stops the demand in any case (`appeal`).
 */
export function stepsBlocked(
  { id, blocks }: Pick<Period, 'id' | 'blocks'>,
  procedure: Procedure,
  demandWaits: boolean,
): readonly ClockStep[] {
  if (demandWaits || procedure !== 'land' || id === 'appeal') return blocks;
  return blocks.filter((step) => step !== 'formal-demand');
}
