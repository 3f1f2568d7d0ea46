import { hilbertOrder } from '../hilbert-order.ts';
import type { SqliteWriter } from '../sqlite/write-sqlite.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
/** A row of the tree, or a node below: its number, and what it covers in the tree's own precision. */
interface Cell {
  readonly id: bigint;
  readonly box: Box;
}

/** As SQLite lays the nodes of two dimensions out (rtree.c): at most 51 cells of 24 bytes behind 4 of header. */
const MOST_CELLS = 51;
const CELL_BYTES = 24;
const NODE_BYTES = 4 + MOST_CELLS * CELL_BYTES;
const ROOT = 1n;
const DEFINITION = 'http://www.geopackage.org/spec120/#extension_rtree';

/**
 * The spatial index of a GeoPackage's table (OGC 12-128r17, annex F.3): a virtual table of SQLite's rtree with the three tables that
 * hold it, the triggers that keep it true, and the row that tells of it. Nodes are filled along a Hilbert curve.
 * @param rows those with a geometry, with their boxes in the table's coordinates
 */
export function addRtree(
  file: SqliteWriter,
  table: string,
  column: string,
  rows: readonly { readonly id: bigint; readonly box: Box }[],
): void {
  const name = `rtree_${table}_${column}`;
  file.addTable(
    'gpkg_extensions',
    'CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))',
    [{ rowId: 1n, values: [table, column, 'gpkg_rtree_index', DEFINITION, 'write-only'] }],
  );
  file.addKeyIndex('gpkg_extensions', 1, [[table, column, 'gpkg_rtree_index', 1n]]);
  const { nodes, parents, nodeOfRow } = buildTree(rows);
  file.addVirtualTable(name, `CREATE VIRTUAL TABLE ${quote(name)} USING rtree(id, minx, maxx, miny, maxy)`);
  const part = (kind: string, columns: string): [string, string] => [
    `${name}_${kind}`,
    `CREATE TABLE ${quote(`${name}_${kind}`)}(${columns})`,
  ];
  file.addTable(
    ...part('rowid', 'rowid INTEGER PRIMARY KEY,nodeno'),
    inOrder(nodeOfRow).map(([id, node]) => ({ rowId: id, values: [null, node] })),
  );
  file.addTable(
    ...part('node', 'nodeno INTEGER PRIMARY KEY,data'),
    inOrder(nodes).map(([node, bytes]) => ({ rowId: node, values: [null, bytes] })),
  );
  file.addTable(
    ...part('parent', 'nodeno INTEGER PRIMARY KEY,parentnode'),
    inOrder(parents).map(([node, parent]) => ({ rowId: node, values: [null, parent] })),
  );
  for (const [kind, sql] of triggersOf(name, table, column)) file.addTrigger(`${name}_${kind}`, table, sql);
}

function buildTree(rows: readonly Cell[]) {
  const nodes = new Map<bigint, Uint8Array>();
  const parents = new Map<bigint, bigint>();
  const nodeOfRow = new Map<bigint, bigint>();
  let level: Cell[] = hilbertOrder(rows.map(({ box }) => box)).map((n) => ({ id: rows[n].id, box: outward(rows[n].box) }));
  let up = nodeOfRow;
  let next = ROOT + 1n;
  let depth = 0;
  // The root comes last: it has the number that is known before.
  for (; level.length > MOST_CELLS; depth++) {
    const above: Cell[] = [];
    for (const cells of evenGroups(level)) {
      const node = next++;
      nodes.set(node, writeNode(cells, 0));
      for (const { id } of cells) up.set(id, node);
      above.push({ id: node, box: cover(cells) });
    }
    level = above;
    up = parents;
  }
  nodes.set(ROOT, writeNode(level, depth));
  for (const { id } of level) up.set(id, ROOT);
  return { nodes, parents, nodeOfRow };
}

/** As few groups as hold them all, as equal as they can be: no node is left nearly empty, which SQLite never leaves. */
function evenGroups(cells: readonly Cell[]): Cell[][] {
  const count = Math.ceil(cells.length / MOST_CELLS);
  return Array.from({ length: count }, (_, n) =>
    cells.slice(Math.floor((n * cells.length) / count), Math.floor(((n + 1) * cells.length) / count)),
  );
}

const cover = (cells: readonly Cell[]): Box =>
  cells
    .map(({ box }) => box)
    .reduce((all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ]);

/** The tree keeps single precision, rounded so that nothing is missed. */
const outward = ([west, south, east, north]: Box): Box => [below(west), below(south), above(east), above(north)];

/** The largest single-precision number that is not greater. */
function below(value: number): number {
  const near = Math.fround(value);
  if (near <= value) return near;
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, near);
  // Nothing is greater than minus nothing: the next one below is the smallest negative.
  if (near === 0) view.setInt32(0, 1 | (1 << 31));
  else view.setInt32(0, view.getInt32(0) + (near > 0 ? -1 : 1));
  return view.getFloat32(0);
}

const above = (value: number): number => -below(-value);

/** @param depth of the tree, which stands in its root */
function writeNode(cells: readonly Cell[], depth: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(NODE_BYTES));
  view.setUint16(0, depth);
  view.setUint16(2, cells.length);
  cells.forEach(({ id, box: [west, south, east, north] }, n) => {
    const at = 4 + n * CELL_BYTES;
    view.setBigInt64(at, id);
    [west, east, south, north].forEach((value, side) => view.setFloat32(at + 8 + 4 * side, value));
  });
  return new Uint8Array(view.buffer);
}

/** SQLite keeps rows in the order of their numbers. */
const inOrder = <T>(rows: ReadonlyMap<bigint, T>): [bigint, T][] => [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Of version 1.3; the functions in them are those that every program which edits a GeoPackage brings along. */
function triggersOf(name: string, table: string, column: string): [kind: string, sql: string][] {
  const [tree, rows, geometry] = [name, table, column].map(quote);
  const isThere = `(NEW.${geometry} NOTNULL AND NOT ST_IsEmpty(NEW.${geometry}))`;
  const isGone = `(NEW.${geometry} ISNULL OR ST_IsEmpty(NEW.${geometry}))`;
  const sides = ['ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY'].map((side) => `${side}(NEW.${geometry})`).join(', ');
  const insert = `INSERT OR REPLACE INTO ${tree} VALUES (NEW."fid", ${sides});`;
  const remove = (which: string) => `DELETE FROM ${tree} WHERE id ${which};`;
  const trigger = (kind: string, event: string, when: string, ...does: string[]): [string, string] => [
    kind,
    `CREATE TRIGGER ${quote(`${name}_${kind}`)} AFTER ${event} ON ${rows} WHEN ${when} BEGIN ${does.join(' ')} END`,
  ];
  const ofGeometry = `UPDATE OF ${geometry}`;
  const [isSame, isOther] = ['=', '!='].map((sign) => `OLD."fid" ${sign} NEW."fid"`);
  return [
    trigger('insert', 'INSERT', isThere, insert),
    trigger('update1', ofGeometry, `${isSame} AND ${isThere}`, insert),
    trigger('update2', ofGeometry, `${isSame} AND ${isGone}`, remove('= OLD."fid"')),
    trigger('update3', 'UPDATE', `${isOther} AND ${isThere}`, remove('= OLD."fid"'), insert),
    trigger('update4', 'UPDATE', `${isOther} AND ${isGone}`, remove('IN (OLD."fid", NEW."fid")')),
    trigger('delete', 'DELETE', `OLD.${geometry} NOT NULL`, remove('= OLD."fid"')),
  ];
}
