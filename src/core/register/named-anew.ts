import type { Change } from './change.ts';

/** What the last of these changes to do so calls the district; undefined where none renames it. */
export function nameGiven(changes: readonly Change[]): string | undefined {
  const renaming = changes.findLast((change) => change.type === 'settings-changed' && change.body.name !== undefined);
  return renaming?.type === 'settings-changed' ? renaming.body.name : undefined;
}
