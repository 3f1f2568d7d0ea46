const PAGE = 4;

/** Where a key moves a slider over `count` stops; null for keys that do not move it. */
export function stepIndex(key: string, from: number, count: number): number | null {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE }[key];
  if (step !== undefined) return Math.min(count - 1, Math.max(0, from + step));
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
