import type { ImportJudgement, LayerDifference } from '../../../workers/calls/importing.ts';

export const DIFFERENCE_KINDS = ['added', 'gone', 'changed', 'renamed'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** The layer that is compared with: the one to be replaced, else the most similar. */
export function shownDifference({ differences }: ImportJudgement, replaces: string | null): LayerDifference | null {
  return differences.find(({ layer }) => layer.id === replaces) ?? differences.at(0) ?? null;
}

/** Clearance items on the entries of a kind. Lists are cut off at their ends, where no items are. */
export function itemsOn(difference: LayerDifference, kind: DifferenceKind): number {
  return kind === 'gone' ? difference.itemsOnGone : difference[kind].reduce((sum, { items }) => sum + items, 0);
}

/** Clearance items on what would go keep a layer from being replaced. */
export function isReplaceBlocked(judgement: ImportJudgement | null, replaces: string | null): boolean {
  return replaces !== null && (judgement?.differences.find(({ layer }) => layer.id === replaces)?.itemsOnGone ?? 0) > 0;
}
