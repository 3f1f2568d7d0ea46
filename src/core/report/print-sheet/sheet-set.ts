/** minX, minY, maxX, maxY: whole millimetres east and north of the origin of the district's plane. */
export type GroundBox = readonly [west: number, south: number, east: number, north: number];

/** n of 1:n. Between them any whole number may be typed. */
export const LARGEST_SCALE = 500;
export const SMALLEST_SCALE = 50_000;
export const ROUND_SCALES = [500, 1000, 2000, 5000, 10_000, 25_000, 50_000] as const;
/** Scales at which a single sheet may come out, so that everything fits. */
const FITTING_SCALES = [
  500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000,
];

/** More are not drawn at once: a smaller scale, a larger paper or a smaller part is asked for. */
export const MOST_SHEETS = 60;

/** Maps at 1:2000 and larger of more than so much land are state secrets under the rules of the survey administration (DOMAIN.md §6). */
const SECRET_FROM_SCALE = 2000;
const SECRET_FROM_KM2 = 25;
const MM2_PER_KM2 = 1e12;

export interface FrameSize {
  readonly width_mm: number;
  readonly height_mm: number;
}

export interface PlannedSheet {
  /** 1 at the upper left, then as one reads. */
  readonly no: number;
  readonly column: number;
  readonly row: number;
  readonly box: GroundBox;
}

export interface SheetSet {
  readonly scale: number;
  readonly columns: number;
  readonly rows: number;
  readonly sheets: readonly PlannedSheet[];
}

export type SheetSetRefusal = { readonly refused: 'too-many-sheets'; readonly sheets: number; readonly most: number };

interface SetRequest {
  /** What is to be on the sheets. */
  readonly area: GroundBox;
  readonly scale: number;
  /** Of the map on one sheet, paper millimetres. */
  readonly frame: FrameSize;
  /** What neighbouring sheets show both, paper millimetres. */
  readonly overlap_mm: number;
  /** Whether anything that was asked for lies in a box: sheets without are left out. */
  readonly isMet: (box: GroundBox) => boolean;
}

/** The largest round scale at which an area fits one frame; null where none down to 1:50 000 does. */
export function fitScale([west, south, east, north]: GroundBox, { width_mm, height_mm }: FrameSize): number | null {
  const fits = (scale: number) => east - west <= width_mm * scale && north - south <= height_mm * scale;
  return FITTING_SCALES.find(fits) ?? null;
}

/**
 * Sheets of one scale that cover an area, its middle in their middle: a paper millimetre is `scale` millimetres of the plane, so every
 * sheet is exact in all its corners. Neighbours overlap.
 */
export function planSheets({ area, scale, frame, overlap_mm, isMet }: SetRequest): SheetSet | SheetSetRefusal {
  const [width, height] = [frame.width_mm * scale, frame.height_mm * scale];
  const overlap = overlap_mm * scale;
  const countFor = (length: number, one: number) => Math.max(1, Math.ceil((length - overlap) / (one - overlap)));
  const columns = countFor(area[2] - area[0], width);
  const rows = countFor(area[3] - area[1], height);
  if (columns * rows > 40 * MOST_SHEETS) return { refused: 'too-many-sheets', sheets: columns * rows, most: MOST_SHEETS };
  const spanOf = (count: number, one: number) => count * one - (count - 1) * overlap;
  const west = Math.round((area[0] + area[2] - spanOf(columns, width)) / 2);
  const north = Math.round((area[1] + area[3] + spanOf(rows, height)) / 2);
  const sheets: PlannedSheet[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = west + column * (width - overlap);
      const top = north - row * (height - overlap);
      const box: GroundBox = [left, top - height, left + width, top];
      if (columns * rows === 1 || isMet(box)) sheets.push({ no: sheets.length + 1, column, row, box });
    }
  }
  if (sheets.length > MOST_SHEETS) return { refused: 'too-many-sheets', sheets: sheets.length, most: MOST_SHEETS };
  return { scale, columns, rows, sheets };
}

/** Land on all sheets of a set, km², what two show counted once: sheets stand in a grid, each apart from its overlap to the left and above. */
export function coveredLand_km2({ sheets }: SheetSet): number {
  const places = new Map(sheets.map((sheet) => [`${sheet.column}/${sheet.row}`, sheet.box]));
  const covered_mm2 = sheets.reduce((sum, { column, row, box: [west, south, east, north] }) => {
    const left = places.get(`${column - 1}/${row}`);
    const above = places.get(`${column}/${row - 1}`);
    return sum + (east - (left ? left[2] : west)) * ((above ? above[1] : north) - south);
  }, 0);
  return covered_mm2 / MM2_PER_KM2;
}

/** Whether a set of sheets is a state secret by its scale and its land. */
export const isSecretSet = (set: SheetSet): boolean => set.scale <= SECRET_FROM_SCALE && coveredLand_km2(set) > SECRET_FROM_KM2;
