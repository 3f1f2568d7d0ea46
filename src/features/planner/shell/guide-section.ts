import type { Dossier, useView } from '../../../state/view.ts';

const OF_DOSSIER: Readonly<Record<Dossier['kind'], string>> = {
  case: 'cases',
  item: 'items',
  patch: 'work',
  task: 'work',
  board: 'red-lines',
  finding: 'findings',
};

/** Section of the planner's guide about what lies open on the desk: what was opened at the right first, then panel, then drawer. */
export function guideSection({
  dossier,
  panel,
  table,
}: Pick<ReturnType<typeof useView.getState>, 'dossier' | 'panel' | 'table'>): string | undefined {
  if (dossier) return OF_DOSSIER[dossier.kind];
  return panel ?? (table === 'closed' ? undefined : 'tables');
}
