/** Shares of the screen: the head alone, half, and all but a strip of the map. */
export const SHEET_HEIGHTS = { peek: 0.16, half: 0.5, full: 0.92 } as const;
export type SheetHeight = keyof typeof SHEET_HEIGHTS;

/** The height that a sheet let go at `share` settles on. */
export function nearestHeight(share: number): SheetHeight {
  const names = Object.keys(SHEET_HEIGHTS) as SheetHeight[];
  return names.reduce((best, name) =>
    Math.abs(SHEET_HEIGHTS[name] - share) < Math.abs(SHEET_HEIGHTS[best] - share) ? name : best,
  );
}
