import type { SqliteValue } from './read-record.ts';

/** A column as it is stored. */
export interface TableColumn {
  readonly name: string;
  /** Declared type in capitals, without its length: `TEXT`, `BOOLEAN`, `MULTIPOLYGON`. */
  readonly type: string;
  /** The row's own number: what is stored in its place is empty. */
  readonly isRowId: boolean;
  /** Value of rows that were written before the column was added. */
  readonly fallback: SqliteValue;
}

interface Token {
  readonly text: string;
  /** A quoted name is never a keyword. */
  readonly kind: 'word' | 'name' | 'string' | 'symbol';
}

const TOKENS =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|'((?:[^']|'')*)'|([^\s"'`[\](),;]+)|([(),;])/g;
const OF_TABLE = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']);
const OF_COLUMN = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'NOT',
  'NULL',
  'UNIQUE',
  'CHECK',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
]);

/** The stored columns of a table by the statement that made it; undefined for a virtual table and one without row numbers. */
export function parseCreateTable(sql: string): TableColumn[] | undefined {
  const tokens = tokenize(sql);
  if (tokens.length === 0 || isWord(tokens[1], 'VIRTUAL')) return undefined;
  const open = tokens.findIndex(({ text, kind }) => kind === 'symbol' && text === '(');
  if (open < 0) return undefined;
  const { definitions, rest } = splitDefinitions(tokens, open + 1);
  if (rest.some((token) => isWord(token, 'WITHOUT'))) return undefined;
  const tableKey = keyOfTable(definitions);
  return definitions.flatMap((definition) => {
    const [name] = definition;
    if (name === undefined || isOfTable(name)) return [];
    const type = typeOf(definition);
    const constraints = definition.slice(1 + type.length);
    if (isComputed(constraints)) return [];
    const isKey = isColumnKey(constraints) || tableKey?.toLowerCase() === name.text.toLowerCase();
    return [
      {
        name: name.text,
        type: (type[0]?.text ?? '').toUpperCase(),
        isRowId: isKey && type.length === 1 && isWord(type[0], 'INTEGER'),
        fallback: fallbackOf(constraints),
      },
    ];
  });
}

function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const [, double, back, bracket, single, word, symbol] of sql.matchAll(TOKENS)) {
    if (double !== undefined) tokens.push({ text: double.replaceAll('""', '"'), kind: 'name' });
    else if (back !== undefined) tokens.push({ text: back.replaceAll('``', '`'), kind: 'name' });
    else if (bracket !== undefined) tokens.push({ text: bracket, kind: 'name' });
    else if (single !== undefined) tokens.push({ text: single.replaceAll("''", "'"), kind: 'string' });
    else if (word !== undefined) tokens.push({ text: word, kind: 'word' });
    else if (symbol !== undefined) tokens.push({ text: symbol, kind: 'symbol' });
  }
  return tokens;
}

/** What stands between the outer brackets, parted at its commas, and what follows them. */
function splitDefinitions(tokens: readonly Token[], from: number): { definitions: Token[][]; rest: readonly Token[] } {
  const definitions: Token[][] = [[]];
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const { text, kind } = tokens[at];
    const symbol = kind === 'symbol' ? text : '';
    if (symbol === '(') depth++;
    if (symbol === ')' && depth-- === 0) return { definitions, rest: tokens.slice(at + 1) };
    if (symbol === ',' && depth === 0) definitions.push([]);
    else definitions[definitions.length - 1].push(tokens[at]);
  }
  return { definitions, rest: [] };
}

/** The type's words and its bracketed length. */
function typeOf(definition: readonly Token[]): Token[] {
  let end = 1;
  for (; end < definition.length; end++) {
    const { kind, text } = definition[end];
    if (kind === 'symbol' || (kind === 'word' && OF_COLUMN.has(text.toUpperCase()))) break;
  }
  if (definition[end]?.text !== '(' || definition[end].kind !== 'symbol') return definition.slice(1, end);
  const close = definition.findIndex(({ text, kind }, at) => at > end && kind === 'symbol' && text === ')');
  return definition.slice(1, close < 0 ? definition.length : close + 1);
}

/** `PRIMARY KEY` of one column; in descending order it is no row number, by an old fault of SQLite that is kept. */
function isColumnKey(constraints: readonly Token[]): boolean {
  const at = constraints.findIndex((token) => isWord(token, 'PRIMARY'));
  return at >= 0 && !isWord(constraints[at + 2], 'DESC');
}

function keyOfTable(definitions: readonly (readonly Token[])[]): string | undefined {
  for (const definition of definitions) {
    const named = isWord(definition[0], 'CONSTRAINT') ? definition.slice(2) : definition;
    if (!isWord(named[0], 'PRIMARY')) continue;
    const [, , , column, next] = named;
    return next !== undefined && next.text !== ',' ? column.text : undefined;
  }
  return undefined;
}

/** `AS (…)` without `STORED`: worked out when it is asked for, and so not in the file. */
function isComputed(constraints: readonly Token[]): boolean {
  const at = constraints.findIndex((token, n) => isWord(token, 'AS') && constraints[n + 1]?.text === '(');
  return at >= 0 && !constraints.slice(at).some((token) => isWord(token, 'STORED'));
}

/** A literal after `DEFAULT`; expressions, which SQLite would have to run, count as none. */
function fallbackOf(constraints: readonly Token[]): SqliteValue {
  const at = constraints.findIndex((token) => isWord(token, 'DEFAULT'));
  const value = at < 0 ? undefined : constraints[at + 1];
  if (value === undefined || value.kind === 'symbol') return null;
  if (value.kind !== 'word') return value.text;
  if (isWord(value, 'TRUE')) return 1;
  if (isWord(value, 'FALSE')) return 0;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : null;
}

const isOfTable = ({ text, kind }: Token): boolean => kind === 'word' && OF_TABLE.has(text.toUpperCase());

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word;
}
