/** Short and long side in millimetres (ISO 216). */
export const PAPERS = { A4: [210, 297], A3: [297, 420] } as const;
export type Paper = keyof typeof PAPERS;
export const PAPER_NAMES = ['A4', 'A3'] as const satisfies readonly Paper[];
export type Orientation = 'portrait' | 'landscape';

/** A box on the paper, millimetres from its upper left corner. */
export interface PaperBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  /** The frame of the map: what is drawn at scale. */
  readonly map: PaperBox;
  /** Scale, legend, index of the sheets, title block: a column beside the map of a lying sheet, a band below that of an upright one. */
  readonly side: PaperBox;
}

/** What no printer prints on. */
const EDGE_mm = 8;
/** Between the frame and what else is there: the numbers of the grid stand in it. */
const GRID_NUMBERS_mm = 6;
const TITLE_mm = 13;
const COLUMN_mm = 62;
const BAND_mm = 78;

/** Where things stand on a sheet of paper. */
export function layOutSheet(paper: Paper, orientation: Orientation): SheetLayout {
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  const left = EDGE_mm + GRID_NUMBERS_mm;
  const top = EDGE_mm + TITLE_mm;
  const isLying = orientation === 'landscape';
  const right = isLying ? width - EDGE_mm - COLUMN_mm - GRID_NUMBERS_mm : width - EDGE_mm - GRID_NUMBERS_mm;
  const bottom = isLying ? height - EDGE_mm - GRID_NUMBERS_mm : height - EDGE_mm - BAND_mm - GRID_NUMBERS_mm;
  const map = { x: left, y: top, width: right - left, height: bottom - top };
  const side = isLying
    ? { x: width - EDGE_mm - COLUMN_mm, y: top, width: COLUMN_mm, height: height - EDGE_mm - top }
    : { x: EDGE_mm, y: height - EDGE_mm - BAND_mm, width: width - 2 * EDGE_mm, height: BAND_mm };
  return { width, height, map, side };
}
