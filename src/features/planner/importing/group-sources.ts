import { groupFiles } from '../../../formats/catalog.ts';
import type { ImportSource } from '../../../state/imports.ts';

/** Files that came together, put together where they are the loose parts of one source. */
export function groupSources(files: readonly File[]): ImportSource[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  return groupFiles(files.map(({ name }) => name)).map(({ main, companions }) =>
    [main, ...companions].flatMap((name) => byName.get(name) ?? []),
  );
}
