/** Shares of the screen: the foot alone, half, and all but a strip of the map. */
export const SHEET_HEIGHTS = { peek: 0.24, half: 0.5, full: 0.92 } as const;
export type SheetHeight = keyof typeof SHEET_HEIGHTS;

/** Less would not hold the handle, a head and one large button, CSS pixels. */
const LEAST_PEEK_PX = 196;
/** A screen that lies and is no higher than this has no room for a sheet below the map, CSS pixels. */
const LOW_PX = 540;
/** Narrower than this it does not lie: a keyboard took the rest of its height. */
const LEAST_WIDTH_PX = 560;
/** Of a sheet beside the map: no wider than a hand's way, and never most of the screen, CSS pixels. */
const SIDE = { widest_px: 400, share: 0.48 } as const;

export interface SheetRoom {
  readonly width: number;
  readonly height: number;
}

/** Whether the sheet stands beside the map, because the screen is too low for one at its foot. */
export const isBeside = ({ width, height }: SheetRoom): boolean => width > height && width >= LEAST_WIDTH_PX && height <= LOW_PX;

/** Width of a sheet that stands beside the map, CSS pixels. */
export const besideWidth = ({ width }: SheetRoom): number => Math.round(Math.min(SIDE.widest_px, SIDE.share * width));

/** How high a sheet stands in its room, CSS pixels. `whole`: what it needs to be seen whole at its lowest; null where that may be cut. */
export function sheetPixels(height: SheetHeight, room: SheetRoom & { readonly beside: boolean }, whole: number | null): number {
  const share = room.beside && height !== 'peek' ? 1 : SHEET_HEIGHTS[height];
  if (height !== 'peek') return Math.round(share * room.height);
  const most = (room.beside ? 1 : SHEET_HEIGHTS.full) * room.height;
  return Math.round(Math.min(most, whole ?? Math.max(LEAST_PEEK_PX, share * room.height)));
}

/** The height that a sheet let go at so many pixels settles on. */
export function nearestHeight(pixels: number, pixelsOf: (height: SheetHeight) => number): SheetHeight {
  const names = Object.keys(SHEET_HEIGHTS) as SheetHeight[];
  const away = (name: SheetHeight) => Math.abs(pixelsOf(name) - pixels);
  return names.reduce((best, name) => (away(name) < away(best) ? name : best));
}
