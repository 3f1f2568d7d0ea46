import type { Choice } from './deviation.ts';

/** What may be counted of a shape. */
export interface ScopedArea extends Choice {
  readonly area: number;
}

/** Every way to add up the rings of a shape, the right one first: shells less holes. `areas`: of each part its rings', either sign. */
export function listScopes(areas: readonly (readonly number[])[]): readonly ScopedArea[] {
  const parts = areas.map(([shell, ...holes]) => {
    const own = Math.abs(shell);
    const inside = holes.reduce((sum, hole) => sum + Math.abs(hole), 0);
    return { own, inside, net: own - inside };
  });
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0);
  const scopes: ScopedArea[] = [{ deviation: null, cost: 0, area: sum(({ net }) => net) }];
  if (parts.some(({ inside }) => inside > 0)) {
    scopes.push({ deviation: { code: 'without-holes' }, cost: 0.8, area: sum(({ own }) => own) });
    scopes.push({ deviation: { code: 'holes-added' }, cost: 1.6, area: sum(({ own, inside }) => own + inside) });
  }
  if (parts.length > 1) {
    const largest = parts.reduce((best, part) => (part.net > best.net ? part : best));
    scopes.push({ deviation: { code: 'largest-part' }, cost: 1, area: largest.net });
    if (largest !== parts[0]) scopes.push({ deviation: { code: 'first-part' }, cost: 1.1, area: parts[0].net });
  }
  return scopes;
}
