import { parseProgram, visitNodes } from './read-imports.ts';

const GLOBALS = new Set(
  (
    'window document navigator location localStorage sessionStorage indexedDB caches fetch XMLHttpRequest WebSocket EventSource ' +
    'performance process setTimeout setInterval requestAnimationFrame globalThis self crypto console'
  ).split(' '),
);

/** Uses of the world outside: page, network, clock, chance. One line each, for folders that must be pure. */
export function findImpurities(path: string, source: string): string[] {
  const found: string[] = [];
  const own = new Set<unknown>();
  const names = new Set<unknown>();
  visitNodes(parseProgram(path, source), (node) => {
    const { object, property, callee } = node as Record<string, { name?: unknown } | null | undefined>;
    if (node.type === 'VariableDeclarator') own.add((node.id as { name?: unknown }).name);
    if (Array.isArray(node.params)) for (const parameter of node.params) own.add(parameter?.name);
    if (node.type === 'MemberExpression') {
      names.add(object?.name);
      if (object?.name === 'Math' && property?.name === 'random') found.push('Math.random');
      if (object?.name === 'Date' && property?.name === 'now') found.push('Date.now');
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      names.add(callee?.name);
      if (callee?.name === 'Date' && Array.isArray(node.arguments) && node.arguments.length === 0) found.push('new Date()');
    }
  });
  for (const name of names) if (typeof name === 'string' && GLOBALS.has(name) && !own.has(name)) found.push(name);
  return found.map((what) => `${path} uses ${what}`);
}
