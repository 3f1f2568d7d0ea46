import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { ReadError } from '../../../src/formats/reader.ts';
import { parseCreateTable } from '../../../src/formats/sqlite/parse-create-table.ts';
import { readSchema, readSmallTable } from '../../../src/formats/sqlite/read-schema.ts';
import { SqliteFile } from '../../../src/formats/sqlite/sqlite-file.ts';

const SQL = await initSqlJs();

/** A database that SQLite itself wrote. */
function write(...statements: readonly (string | [string, readonly (string | number | Uint8Array | null)[]])[]): Uint8Array {
  const database = new SQL.Database();
  for (const statement of statements) {
    if (typeof statement === 'string') database.run(statement);
    else database.run(statement[0], [...statement[1]]);
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

/** What SQLite itself reads; whole numbers beyond 2^53 as text. */
function ask(bytes: Uint8Array, query: string): unknown[][] {
  const database = new SQL.Database(bytes);
  const exec = database.exec.bind(database) as (sql: string, values: undefined, config: object) => { values: unknown[][] }[];
  const rows = exec(query, undefined, { useBigInt: true })[0]?.values ?? [];
  database.close();
  return rows.map((row) =>
    row.map((value) => (typeof value !== 'bigint' ? value : Number.isSafeInteger(Number(value)) ? Number(value) : String(value))),
  );
}

function read(bytes: Uint8Array, table: string): unknown[][] {
  const file = new SqliteFile(bytes);
  return readSmallTable(file, readSchema(file).table(table)).map((row) => Object.values(row));
}

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
  fc.string({ minLength: 1000, maxLength: 20_000 }).map((text) => text.replaceAll('\0', '')),
  fc.uint8Array({ maxLength: 3000 }),
);

describe('a database is read as SQLite reads it', () => {
  it('whatever its page size, encoding and values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(512, 1024, 4096, 65_536),
        fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be'),
        fc.constantFrom(0, 1, 2),
        fc.array(fc.tuple(value, value), { maxLength: 60 }),
        (pageSize, encoding, vacuum, rows) => {
          const bytes = write(
            `PRAGMA page_size = ${pageSize}`,
            `PRAGMA auto_vacuum = ${vacuum}`,
            `PRAGMA encoding = '${encoding}'`,
            'CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)',
            ...rows.map((row): [string, typeof row] => ['INSERT INTO t (a, b) VALUES (?, ?)', row]),
            'DELETE FROM t WHERE id % 5 = 3',
          );
          expect(read(bytes, 't')).toEqual(ask(bytes, 'SELECT * FROM t'));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('with many rows in many pages, in their order', () => {
    const bytes = write(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)',
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000) INSERT INTO t SELECT x * 7, 'row ' || x FROM n",
    );
    expect(read(bytes, 't')).toEqual(ask(bytes, 'SELECT * FROM t'));
  });

  it('with whole numbers of every size, the last digit included', () => {
    const numbers = ['0', '1', '-1', '127', '-128', '32767', '-8388608', '2147483647', '-140737488355328', '9007199254740991'];
    const large = ['9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775808'];
    const bytes = write(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, n)',
      ...[...numbers, ...large].map((text) => `INSERT INTO t (n) VALUES (${text})`),
      ...large.map((text) => `INSERT INTO t VALUES (${text}, 5)`).filter((_, n) => n !== 2),
    );
    const sort = (rows: unknown[][]) => rows.map((row) => row.join(' ')).sort();
    expect(sort(read(bytes, 't'))).toEqual(sort(ask(bytes, 'SELECT * FROM t')));
  });

  it('after columns were added, with the values that older rows take', () => {
    const bytes = write(
      'CREATE TABLE t (a TEXT)',
      "INSERT INTO t VALUES ('x')",
      "ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'it''s'",
      'ALTER TABLE t ADD COLUMN c INTEGER NOT NULL DEFAULT -3',
      'ALTER TABLE t ADD COLUMN d DOUBLE DEFAULT 1.5',
      'ALTER TABLE t ADD COLUMN e',
      'ALTER TABLE t ADD COLUMN f AS (c + 1)',
      'ALTER TABLE t DROP COLUMN a',
      'INSERT INTO t (b) VALUES (NULL)',
    );
    expect(read(bytes, 't')).toEqual(ask(bytes, 'SELECT b, c, d, e FROM t'));
  });
});

describe('the statement that made a table names its columns', () => {
  const columns = (sql: string) =>
    parseCreateTable(sql)?.map(({ name, type, isRowId }) => `${name} ${type}${isRowId ? ' rowid' : ''}`.trim());

  it('however they are quoted and whatever follows them', () => {
    expect(
      columns(`CREATE TABLE "a (b" ( -- first, (
        "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, [地 号] TEXT(20) DEFAULT 'a,)(', \`c\`\`c\` DOUBLE PRECISION,
        "check" NUMERIC(10,2) CHECK ("check" > 0), /* , */ plain, d UNSIGNED BIG INT COLLATE NOCASE, e REAL AS (1+2) STORED,
        CONSTRAINT pk UNIQUE (plain), FOREIGN KEY (d) REFERENCES x(y))`),
    ).toEqual(['fid INTEGER rowid', '地 号 TEXT', 'c`c DOUBLE', 'check NUMERIC', 'plain', 'd UNSIGNED', 'e REAL']);
  });

  it('and knows which is the number of the row', () => {
    expect(columns('create table t (a integer, b, primary key (a))')).toEqual(['a INTEGER rowid', 'b']);
    expect(columns('CREATE TABLE t (a INTEGER, b, CONSTRAINT k PRIMARY KEY (a, b))')).toEqual(['a INTEGER', 'b']);
    expect(columns('CREATE TABLE t (a INT PRIMARY KEY, b)')).toEqual(['a INT', 'b']);
    expect(columns('CREATE TABLE t (a INTEGER PRIMARY KEY DESC)')).toEqual(['a INTEGER']);
    expect(columns('CREATE TABLE t (a INTEGER PRIMARY KEY) WITHOUT ROWID')).toBeUndefined();
    expect(columns('CREATE VIRTUAL TABLE "r" USING rtree(id, minx)')).toBeUndefined();
  });
});

describe('a hostile database ends with a code', () => {
  const many = write(
    'PRAGMA page_size = 512',
    'CREATE TABLE t (a)',
    'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) INSERT INTO t SELECT hex(x) FROM n',
  );
  const refusal = (bytes: Uint8Array): string => {
    try {
      return `${read(bytes, 't').length} rows`;
    } catch (error) {
      expect(error).toBeInstanceOf(ReadError);
      return (error as ReadError).code;
    }
  };
  const root = new SqliteFile(many).pageStart(2);

  it('where a branch leads back to itself, or twice to the same page', () => {
    const view = new DataView(many.buffer, many.byteOffset + root);
    expect(view.getUint8(0)).toBe(5);
    for (const child of [2, view.getUint32(8)]) {
      const bytes = many.slice();
      new DataView(bytes.buffer).setUint32(root + view.getUint16(12), child);
      expect(refusal(bytes)).toBe('sqlite-damaged');
    }
  });

  it('where rows share their bytes', () => {
    const bytes = write('CREATE TABLE t (a)', `INSERT INTO t VALUES ('${'x'.repeat(3000)}')`);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const leaf = new SqliteFile(bytes).pageStart(2);
    view.setUint16(leaf + 3, 400);
    for (let n = 1; n < 400; n++) view.setUint16(leaf + 8 + 2 * n, view.getUint16(leaf + 8));
    expect(refusal(bytes)).toBe('sqlite-damaged');
  });

  it('where its end is missing', () => {
    expect(refusal(many.slice(0, many.length - 512))).toBe('sqlite-truncated');
    expect(refusal(many.slice(0, 60))).toBe('sqlite-damaged');
  });
});
