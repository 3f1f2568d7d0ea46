import type { FindingAnswer, FindingEntry, FindingList } from './calls/findings.ts';

/** What leads from one list to another: places in the old one of what is gone, places in the new one of what was added. */
export type FindingChange = NonNullable<FindingAnswer['change']>;

/**
 * After one recorded step nearly all findings are the objects they were. Null where what stays has another order: the whole list is
 * told then.
 */
export function compareFindings(before: readonly FindingEntry[], now: readonly FindingEntry[]): FindingChange | null {
  const present = new Set(now);
  const gone: number[] = [];
  const kept: FindingEntry[] = [];
  for (const [place, entry] of before.entries()) {
    if (present.has(entry)) kept.push(entry);
    else gone.push(place);
  }
  const added: number[] = [];
  let next = 0;
  for (const [place, entry] of now.entries()) {
    if (entry === kept[next]) next++;
    else added.push(place);
  }
  return next === kept.length ? { gone: Uint32Array.from(gone), added: Uint32Array.from(added) } : null;
}

/** The list of an answer that tells only what changed since the list that was named in the question. */
export function fillFindings(
  { on, serial, entries, change }: FindingAnswer,
  before: FindingList | null,
): FindingList & { serial: number } {
  if (!change || !before) return { on, serial, entries };
  const gone = new Set(change.gone);
  const kept = before.entries.filter((_, place) => !gone.has(place));
  const whole: FindingEntry[] = [];
  let next = 0;
  for (const [n, place] of change.added.entries()) {
    while (whole.length < place) whole.push(kept[next++]);
    whole.push(entries[n]);
  }
  while (next < kept.length) whole.push(kept[next++]);
  return { on, serial, entries: whole };
}
