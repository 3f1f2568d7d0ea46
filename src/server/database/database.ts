import { escapeLiteral } from 'pg';
import type { FieldClass } from '../../core/register/field-class.ts';

/** One statement after the other inside a transaction. Rows are plain objects by column name; bigint columns come as numbers. */
export interface Connection {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * A statement that nobody waits for before the end: the transaction commits only where it did its work, and throws its error where
   * not. A write then holds its locks no longer than the database works.
   */
  send(sql: string, params: readonly unknown[]): void;
}

/** What a transaction may see: one district, and of its changes the classes of the reader's role. */
export interface Scope {
  readonly district: string;
  readonly classes: readonly FieldClass[];
}

/**
 * A PostgreSQL, or the embedded one. There is no way to a table but a transaction of one district under the role without privileges:
 * row-level security stands behind whatever filter a query has or forgot.
 */
export interface Database {
  readonly kind: 'postgresql' | 'pglite';
  /** Commits what `work` did, or nothing where it throws. */
  transaction<T>(scope: Scope, work: (connection: Connection) => Promise<T>): Promise<T>;
  /** As the owner, outside of any district: migrations and the list of districts. */
  asOwner<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The database cannot be used. `code` is stable: `database-unreachable`, `database-locked`, `database-too-old`, `database-newer`. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}

/**
 * How every transaction begins, alike on both databases; all of it ends with the transaction. `SET LOCAL` takes no parameters, and is
 * what a distributed PostgreSQL hands on to the node of the district, which `set_config` is not (docs/scale.md): the one place where
 * values are written into a statement.
 */
export const statementsOfScope = ({ district, classes }: Scope): string =>
  `SET LOCAL ROLE chidu_app;
   SET LOCAL app.district = ${escapeLiteral(district)};
   SET LOCAL app.classes = ${escapeLiteral(classes.join(','))}`;

/** What the statements that nobody waited for came to. @throws the first error among them */
export async function requireSent(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') throw one.reason;
}
