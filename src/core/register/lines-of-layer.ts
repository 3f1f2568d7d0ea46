import type { RedLine } from './red-line.ts';
import type { Register } from './register.ts';

/** The red lines that came with a layer, or with one that it took the place of: they are withdrawn with it. */
export function linesOfLayer({ layers, redLines }: Pick<Register, 'layers' | 'redLines'>, layerId: string): RedLine[] {
  const origins = new Set([layerId, ...(layers.get(layerId)?.replaces ?? [])]);
  return [...redLines.values()].filter((line) => line.layerId !== undefined && origins.has(line.layerId));
}
