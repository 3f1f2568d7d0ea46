const DAMAGES: ReadonlySet<string> = new Set(['file-cut', 'structure-broken']);

/** The notes on reading a photo's file that tell of damage to it: shown where contradictions are, because they are to be checked too. */
export const damageOf = <Note extends { readonly code: string }>(notes: readonly Note[]): readonly Note[] =>
  notes.filter(({ code }) => DAMAGES.has(code));
