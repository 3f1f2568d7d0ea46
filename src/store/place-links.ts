import type { AcceptedChange } from '../core/register/change.ts';
import { EMPTY_FEED, type FeedHead } from '../core/register/feed.ts';
import { changeOfLink, type FeedLink } from '../core/register/feed-links.ts';
import { isSameRecord } from '../core/register/outbox/carried-change.ts';
import { followHead } from '../core/report/field-package/own-changes.ts';
import type { DistrictRow } from './database.ts';
import { StoreError } from './store-error.ts';

/** What the account that reads is given: the feed with its values, or the chain alone, with what it recorded itself. */
export type Given = 'feed' | 'chain';

type HeldRow = Pick<DistrictRow, 'head' | 'base' | 'joined' | 'proven' | 'field' | 'emptiedOn'>;

/** Of a whole district of which only one's own work was left everything is read anew. */
const isEmptied = (row: HeldRow | undefined): boolean => row?.emptiedOn !== undefined && !row.field;

/** Where the feed of the server is read on from. */
export function cursorOf(row: HeldRow | undefined, given: Given): FeedHead {
  if (given === 'chain' && row?.proven) return row.proven;
  if (!row || isEmptied(row)) return EMPTY_FEED;
  return row.joined ?? row.field?.from ?? row.base ?? EMPTY_FEED;
}

/** Behind which place of this device's feed its own changes stand. */
export function ownAfter(row: HeldRow | undefined): FeedHead {
  if (!row || isEmptied(row)) return EMPTY_FEED;
  return row.field?.head ?? row.base ?? EMPTY_FEED;
}

export interface PlacedLinks {
  /** What stands behind `ownAfter` from now on; null where nothing of it moves. */
  readonly tail: readonly AcceptedChange[] | null;
  readonly base: FeedHead;
  readonly joined: FeedHead;
  readonly proven?: FeedHead;
  readonly renamed?: DistrictRow['renamed'];
  /** One's own changes that stand in the server's feed, by whether that says the same as this device. */
  readonly arrived: ReadonlyMap<string, boolean>;
}

/**
 * The feed of a device once it has read the server's: that, and behind it one's own changes which have not arrived, word for word. The
 * feed of a field package is one of its own, and whoever is given the chain alone has no values to place: there the links only say
 * what has arrived.
 * @param own changes of this device behind `ownAfter`
 * @param links proven to follow `cursorOf(row)`
 * @throws StoreError `links-withheld` where the account is not given the feed and no package is held
 */
export function placeLinks(
  district: string,
  row: HeldRow | undefined,
  own: readonly AcceptedChange[],
  links: readonly FeedLink[],
  createSalt: () => string,
  reads: Given,
): PlacedLinks {
  const given = links.flatMap((link) => changeOfLink(link) ?? []);
  const ownById = new Map(own.map((change) => [change.id, change]));
  const arrived = new Map<string, boolean>();
  for (const change of given) {
    const mine = ownById.get(change.id);
    if (mine) arrived.set(change.id, isSameRecord(mine, change));
  }
  const last = links.at(-1);
  const joined = last ? { seq: last.seq, hash: last.hash } : cursorOf(row, reads);
  if (row?.field) return { tail: null, base: row.field.from, joined, arrived };
  if (row && reads === 'chain')
    return { tail: null, base: ownAfter(row), joined: row.joined ?? ownAfter(row), proven: joined, arrived };
  if (given.length < links.length) throw new StoreError('links-withheld', { district });
  if (!last) return { tail: null, base: joined, joined, arrived };
  const tail = [...given, ...followHead(joined, own, new Set(arrived.keys()), createSalt)];
  const renamed = row && findSameEnd(row.head, own, tail, arrived);
  return { tail, base: joined, joined, arrived, ...(renamed && { renamed }) };
}

/** Where one's own changes stand in the places that they had, all of them and in their order, whoever reads on needs the new hash alone. */
function findSameEnd(
  was: FeedHead,
  own: readonly AcceptedChange[],
  tail: readonly AcceptedChange[],
  arrived: ReadonlyMap<string, boolean>,
): DistrictRow['renamed'] {
  const last = tail.at(own.length - 1);
  const isSame = own.every(({ id, seq }, at) => tail[at].id === id && tail[at].seq === seq && arrived.get(id) !== false);
  return own.length > 0 && last && isSame ? { was, is: { seq: last.seq, hash: last.hash } } : undefined;
}

/** One's own changes with other versions that they go on from, or without some, in their places behind `head`. */
export function rewriteOwn(
  head: FeedHead,
  own: readonly AcceptedChange[],
  bases: ReadonlyMap<string, number>,
  dropped: ReadonlySet<string>,
  createSalt: () => string,
): readonly AcceptedChange[] {
  const rebased = own.map((change): AcceptedChange => {
    const base = bases.get(change.id);
    return base === undefined ? change : { ...change, base };
  });
  return followHead(head, rebased, dropped, createSalt);
}
