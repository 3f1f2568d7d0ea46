import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { Database, FeedBlock } from './database.ts';

/** The structured copy of so many holds the page for a few milliseconds, and reading one change out of a block costs no more. */
export const CHANGES_PER_BLOCK = 500;

const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** No kind of entity begins like that. */
export const keyOfChange = (id: string): string => `#${id}`;
export const keyOfEntity = ({ kind, id }: EntityRef): string => `${kind}/${id}`;

/** @param changes at least one, without a gap */
export function blockOf(district: string, changes: readonly AcceptedChange[]): FeedBlock {
  const [first] = changes;
  const keys = new Set(changes.flatMap(({ id, entity }) => [keyOfChange(id), keyOfEntity(entity)]));
  return { district, from: first.seq, to: first.seq + changes.length - 1, changes, keys: [...keys] };
}

/** The change at a place, where it lies in one of these. */
export function changeIn(blocks: readonly FeedBlock[], seq: number): AcceptedChange | undefined {
  const block = blocks.find(({ from, to }) => from <= seq && seq <= to);
  return block?.changes[seq - block.from];
}

/** The block that holds a place. */
export async function blockAt({ blocks }: Database, district: string, seq: number): Promise<FeedBlock | undefined> {
  const next = await blocks.where('[district+to]').between([district, seq], [district, LAST_SEQ], true, true).first();
  return next && next.from <= seq ? next : undefined;
}

/** Blocks that hold anything after a place, in order. */
export const blocksAfter = ({ blocks }: Database, district: string, seq: number) =>
  blocks.where('[district+to]').between([district, seq], [district, LAST_SEQ], false, true);

/** Blocks that hold the last `count` changes in blocks before a place, in order. */
export async function blocksBefore(
  database: Database,
  district: string,
  seq: number,
  count: number,
): Promise<readonly FeedBlock[]> {
  const cut = await blockAt(database, district, seq - 1);
  const found = cut ? [cut] : [];
  let held = cut ? seq - cut.from : 0;
  while (held < count) {
    const end = found[0]?.from ?? seq;
    const last = await database.blocks.where('[district+to]').between([district, 0], [district, end], true, false).last();
    if (!last) break;
    found.unshift(last);
    held += last.changes.length;
  }
  return found;
}

/** Blocks that any of these keys leads to, in order, each read once. */
export async function blocksWith({ blocks }: Database, district: string, keys: readonly string[]): Promise<readonly FeedBlock[]> {
  const found = await Promise.all(keys.map((key) => blocks.where('keys').equals(key).primaryKeys()));
  const ends = new Set(found.flat().flatMap(([of, to]) => (of === district ? [to] : [])));
  const read = await blocks.bulkGet([...ends].sort((a, b) => a - b).map((to): [string, number] => [district, to]));
  return read.flatMap((block) => block ?? []);
}

/** Where the last block of a district ends; 0 where there is none. */
export async function lastInBlocks(database: Database, district: string): Promise<number> {
  const [last] = await blocksAfter(database, district, 0).reverse().limit(1).primaryKeys();
  return last?.[1] ?? 0;
}

/** Whether any of these changes lies in a block of the district. */
export async function isInBlocks({ blocks }: Database, district: string, ids: readonly string[]): Promise<boolean> {
  const keys = ids.map(keyOfChange).sort();
  // Ids that were given one after another lie side by side, where no other is: one look is enough.
  const among = blocks.where('keys').between(keys[0], keys[keys.length - 1], true, true);
  if ((await among.limit(1).primaryKeys()).length === 0) return false;
  const found = await Promise.all(keys.map((key) => blocks.where('keys').equals(key).primaryKeys()));
  return found.flat().some(([of]) => of === district);
}

/** Takes off what lies behind a place: of a block that goes across it the part before stays. */
export async function cutBlocks(database: Database, district: string, after: number): Promise<void> {
  const cut = await blockAt(database, district, after);
  await blocksAfter(database, district, after).delete();
  if (!cut || cut.to === after) return;
  await database.blocks.delete([district, cut.to]);
  await database.blocks.add(blockOf(district, cut.changes.slice(0, after - cut.from + 1)));
}
