import { parseSync } from 'vite';

/** How a file reaches another: `url` is `new URL(…, import.meta.url)` or a `?worker` import, a program of its own. */
export type ImportKind = 'static' | 'dynamic' | 'type' | 'url' | 'glob';

export interface ImportFound {
  readonly kind: ImportKind;
  /** Without its query (`?worker&url`); null when it is computed and cannot be read. */
  readonly specifier: string | null;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/**
 * Every way in which a source file names another module: import and export … from (values and types), `import('…')`,
 * `import('…').Type`, `new URL('…', import.meta.url)`, `import.meta.glob`.
 *
 * @throws SyntaxError when the file does not parse
 */
export function readImports(path: string, source: string): ImportFound[] {
  const found: ImportFound[] = [];
  const lineOf = (node: Node): number => source.slice(0, node.start).split('\n').length;
  const add = (kind: ImportKind, node: Node, from: unknown): void => {
    const whole = textOf(from);
    const specifier = whole?.replace(/\?.*$/, '') ?? null;
    const isWorker = whole !== null && /\?.*worker/.test(whole);
    found.push({ kind: isWorker ? 'url' : kind, specifier, line: lineOf(node) });
  };
  visitNodes(parseProgram(path, source), (node) => {
    if (node.type === 'ImportDeclaration') return add(isTypeOnly(node, 'importKind') ? 'type' : 'static', node, node.source);
    if (/^Export(Named|All)Declaration$/.test(node.type) && isNode(node.source))
      return add(isTypeOnly(node, 'exportKind') ? 'type' : 'static', node, node.source);
    if (node.type === 'ImportExpression') return add('dynamic', node, node.source);
    if (node.type === 'TSImportType') return add('type', node, node.source);
    if (isModuleUrl(node)) return add('url', node, argumentsOf(node)[0]);
    if (isGlob(node)) for (const pattern of globPatterns(node)) add('glob', node, pattern);
  });
  return found;
}

/** @throws SyntaxError */
export function parseProgram(path: string, source: string): unknown {
  const { program, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  return program;
}

export function visitNodes(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visitNodes(entry, visit);
    return;
  }
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) if (typeof child === 'object') visitNodes(child, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** `import type { A }`, `export type { A } from`, and imports whose every name is marked `type`. */
function isTypeOnly(node: Node, key: 'importKind' | 'exportKind'): boolean {
  if (node[key] === 'type') return true;
  const names = Array.isArray(node.specifiers) ? node.specifiers : [];
  return names.length > 0 && names.every((name) => isNode(name) && name[key] === 'type');
}

function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis) || value.quasis.length !== 1) return null;
  const [quasi] = value.quasis;
  return typeof quasi?.value?.cooked === 'string' ? quasi.value.cooked : null;
}

function argumentsOf(node: Node): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

function isModuleUrl(node: Node): boolean {
  if (node.type !== 'NewExpression' || !isNode(node.callee) || node.callee.name !== 'URL') return false;
  return isImportMeta(argumentsOf(node)[1], 'url');
}

function isGlob(node: Node): boolean {
  return node.type === 'CallExpression' && isImportMeta(node.callee, 'glob');
}

function globPatterns(node: Node): unknown[] {
  const [patterns] = argumentsOf(node);
  return isNode(patterns) && Array.isArray(patterns.elements) ? patterns.elements : [patterns];
}

function isImportMeta(value: unknown, property: string): boolean {
  if (!isNode(value) || value.type !== 'MemberExpression') return false;
  return (
    isNode(value.object) && value.object.type === 'MetaProperty' && isNode(value.property) && value.property.name === property
  );
}
