import type { Link } from '../../api/feed.ts';
import type { FeedHead, LinkedChange } from '../../core/register/feed.ts';
import { FIELD_CLASSES, type FieldClass } from '../../core/register/field-class.ts';
import { type ClassValues, joinClasses } from '../../core/register/split-by-class.ts';
import type { Connection } from '../database/database.ts';

/*
 * The tables of a feed. Every statement names its district: row-level security is the second wall, not the first.
 */

/** A feed's end, and how often a person was erased from it. */
export interface StandingHead extends FeedHead {
  readonly erasures: number;
  /** Instant from which nothing is written any more; empty while the district is open. */
  readonly closedAt: string;
}

const HEAD = 'SELECT seq, hash, erasures, closed_at AS "closedAt" FROM districts WHERE district = $1';

/** Locks the feed's end until the transaction is over; null where there is no such district. */
export async function lockHead(connection: Connection, district: string): Promise<StandingHead | null> {
  const [row] = await connection.query<StandingHead>(`${HEAD} FOR UPDATE`, [district]);
  return row ?? null;
}

/**
 * The same with operations by their ids, in one statement. Where it has to wait for another writer's lock, the end is that writer's, but
 * the operations are those from before: they are whole only as far as `asked`, and have to be asked for again where the end is another.
 */
export async function lockHeadAndFind(
  connection: Connection,
  district: string,
  ids: readonly string[],
): Promise<{ readonly head: StandingHead; readonly asked: ReadonlyMap<string, Operation> } | null> {
  const rows = await connection.query<StandingHead & { readonly found: Operation | null }>(
    `SELECT d.seq, d.hash, d.erasures, d.closed_at AS "closedAt",
       CASE WHEN c.id IS NOT NULL THEN json_build_object(
         'id', c.id, 'seq', c.seq, 'acceptedAt', c.accepted_at, 'hash', c.hash, 'offered_sha256', c.offered_sha256) END AS found
     FROM districts d LEFT JOIN changes c ON c.district = d.district AND c.id = ANY ($2)
     WHERE d.district = $1 FOR UPDATE OF d`,
    [district, ids],
  );
  if (rows.length === 0) return null;
  const { found: _, ...head } = rows[0];
  return { head, asked: new Map(rows.flatMap(({ found }) => (found ? [[found.id, found]] : []))) };
}

export async function readHead(connection: Connection, district: string): Promise<StandingHead | null> {
  const [row] = await connection.query<StandingHead>(HEAD, [district]);
  return row ?? null;
}

/** An operation that was accepted before. */
export interface Operation {
  readonly id: string;
  readonly seq: number;
  readonly acceptedAt: string;
  readonly hash: string;
  readonly offered_sha256: string;
}

export async function findOperations(
  connection: Connection,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Operation>> {
  const rows = await connection.query<Operation>(
    'SELECT id, seq, accepted_at AS "acceptedAt", hash, offered_sha256 FROM changes WHERE district = $1 AND id = ANY ($2)',
    [district, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Adds accepted changes behind the locked end, by the end of the transaction. @param offered SHA-256 of each as it was offered */
export function appendChanges(
  connection: Connection,
  district: string,
  rows: readonly LinkedChange[],
  offered: readonly string[],
): void {
  const last = rows.at(-1)?.change;
  if (!last) return;
  const column = <T>(read: (row: (typeof rows)[number], at: number) => T): T[] => rows.map(read);
  connection.send(
    `INSERT INTO changes (district, seq, id, entity_kind, entity_id, type, effect_on, offered_sha256, accepted_at, prev, hash, open_values, digests)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])`,
    [
      district,
      column(({ change }) => change.seq),
      column(({ change }) => change.id),
      column(({ change }) => change.entity.kind),
      column(({ change }) => change.entity.id),
      column(({ change }) => change.type),
      column(({ change }) => change.on),
      column((_, at) => offered[at]),
      column(({ change }) => change.acceptedAt),
      column(({ change }) => change.prev),
      column(({ change }) => change.hash),
      column(({ values }) => JSON.stringify(values.open)),
      column(({ digests }) => JSON.stringify(digests)),
    ],
  );
  const withheld = rows.flatMap(({ change, values }) =>
    WITHHELD.flatMap((fieldClass) => {
      const own = values[fieldClass];
      return own ? [{ seq: change.seq, fieldClass, salt: change.salts?.[fieldClass] ?? '', text: JSON.stringify(own) }] : [];
    }),
  );
  connection.send(
    `INSERT INTO change_values (district, seq, class, salt, class_values)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])`,
    [
      district,
      withheld.map(({ seq }) => seq),
      withheld.map(({ fieldClass }) => fieldClass),
      withheld.map(({ salt }) => salt),
      withheld.map(({ text }) => text),
    ],
  );
  connection.send('UPDATE districts SET seq = $2, hash = $3 WHERE district = $1', [district, last.seq, last.hash]);
}

const WITHHELD = FIELD_CLASSES.filter((fieldClass) => fieldClass !== 'open');

interface ChangeRow {
  readonly seq: number;
  readonly accepted_at: string;
  readonly prev: string;
  readonly hash: string;
  readonly open_values: string;
  readonly digests: string;
}

/** Which values of a change a reader is given: `null` nothing at all, not even that it is there. */
export type ClassesGiven = (change: {
  readonly open: NonNullable<ClassValues['open']>;
  readonly office?: ClassValues['office'];
}) => readonly FieldClass[] | null;

/**
 * Links after a place, gap-free and in order. What is given of a link is decided by `given`; what the transaction's scope withholds is
 * not there to be given. A class whose values were erased is sealed for everybody.
 */
export async function readLinks(
  connection: Connection,
  district: string,
  since: number,
  limit: number,
  given: ClassesGiven,
): Promise<readonly Link[]> {
  const rows = await connection.query<ChangeRow>(
    'SELECT seq, accepted_at, prev, hash, open_values, digests FROM changes WHERE district = $1 AND seq > $2 ORDER BY seq LIMIT $3',
    [district, since, limit],
  );
  const last = rows.at(-1);
  if (!last) return [];
  const values = await connection.query<{ seq: number; class: FieldClass; salt: string; class_values: string }>(
    'SELECT seq, class, salt, class_values FROM change_values WHERE district = $1 AND seq > $2 AND seq <= $3',
    [district, since, last.seq],
  );
  const bySeq = groupBySeq(values);
  return rows.map((row) => toLink(row, bySeq.get(row.seq) ?? [], given));
}

function groupBySeq<T extends { readonly seq: number }>(values: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) {
    const group = groups.get(value.seq);
    if (group) group.push(value);
    else groups.set(value.seq, [value]);
  }
  return groups;
}

function toLink(
  row: ChangeRow,
  kept: readonly { readonly class: FieldClass; readonly salt: string; readonly class_values: string }[],
  given: ClassesGiven,
): Link {
  const open = JSON.parse(row.open_values) as NonNullable<ClassValues['open']>;
  const parsed = new Map(
    kept.map((one) => [one.class, { salt: one.salt, values: JSON.parse(one.class_values) as Record<string, unknown> }]),
  );
  const classes = given({ open, office: parsed.get('office')?.values });
  const digests = JSON.parse(row.digests) as Record<string, string>;
  const values: Partial<Record<FieldClass, Readonly<Record<string, unknown>>>> = {};
  const salts: Record<string, string> = {};
  const sealed: Record<string, string> = {};
  for (const [fieldClass, digest] of Object.entries(digests) as [FieldClass, string][]) {
    const own = fieldClass === 'open' ? { salt: '', values: open } : parsed.get(fieldClass);
    if (!classes?.includes(fieldClass) || !own) sealed[fieldClass] = digest;
    else {
      values[fieldClass] = own.values;
      if (own.salt !== '') salts[fieldClass] = own.salt;
    }
  }
  const { seq, accepted_at: acceptedAt, prev, hash } = row;
  return { seq, acceptedAt, prev, hash, salts, sealed, ...(values.open && { change: joinClasses(values) }) };
}
