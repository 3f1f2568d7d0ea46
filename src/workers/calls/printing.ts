import type { DisclosureField } from '../../core/register/disclosure.ts';
import type { DisclosureList } from '../../core/report/disclosure/disclosure-list.ts';
import type { ItemStatus } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { FrameSize, GroundBox, SheetSet, SheetSetRefusal } from '../../core/report/print-sheet/sheet-set.ts';
import type { DistrictParts } from '../../store/save-district.ts';

/** What is to be on the sheets: the district, a red line or a unit as a whole, or what lies around a place, on one sheet. */
export type PrintTarget =
  | { readonly kind: 'district' }
  | { readonly kind: 'red-line' | 'unit'; readonly id: string }
  | { readonly kind: 'place'; readonly lon: number; readonly lat: number };

/** The records that sheets are drawn from. */
export interface PrintBasis {
  readonly on: Day;
  readonly audience: Audience;
  /** Place in the feed: what was accepted after it is not known. Null knows everything. */
  readonly knownAt: number | null;
  /** The district where this device's database does not hold it; only asked for with a place in the feed. */
  readonly parts?: DistrictParts;
}

export interface PrintPlanQuestion extends PrintBasis {
  readonly target: PrintTarget;
  /** n of 1:n; null for the largest at which one sheet holds everything. */
  readonly scale: number | null;
  readonly frame: FrameSize;
  readonly overlap_mm: number;
}

/** Kinds of what is drawn, each a colour, from below. */
export type DrawnKind =
  | 'farmland'
  | 'block'
  | 'green'
  | 'water'
  | 'road'
  | 'building'
  | 'parcel'
  | ItemStatus
  | 'village'
  | 'township'
  | 'zone'
  | 'build'
  | 'red-line';

export interface Drawn {
  readonly kind: DrawnKind;
  /** SVG paths in hundredths of a paper millimetre from the frame's upper left corner. */
  readonly paths: readonly string[];
  /** How many of them are within the frame, and their whole area by the measure of record of their layer. */
  readonly count: number;
  readonly area_cm2: number;
}

export interface DrawnText {
  readonly kind: 'red-line' | 'build' | 'zone' | 'township' | 'village' | 'parcel';
  /** Empty where only the place is marked. */
  readonly text: string;
  readonly textEn?: string;
  /** Of its middle, hundredths of a paper millimetre. */
  readonly x: number;
  readonly y: number;
}

export interface DrawnSheet {
  readonly drawn: readonly Drawn[];
  /** In order of their importance. */
  readonly texts: readonly DrawnText[];
  /** Place in the feed that was known. */
  readonly knownAt: number;
}

/** Everything that the audience may see; or, for the page that tells which sheet lies where, ground, boundaries and red lines alone. */
export type SheetContent = 'everything' | 'outlines';

export interface HashedDisclosure {
  readonly list: DisclosureList;
  readonly sha256: string;
}

export interface PrintingCalls {
  /** @throws EngineError `print-target-unknown` where the day has no such red line or unit */
  planPrint(question: PrintPlanQuestion): SheetSet | SheetSetRefusal;
  /** Draws what the audience may see of a day on one sheet, in the plane. @throws EngineError `cancelled` */
  drawSheet(box: GroundBox, scale: number, basis: PrintBasis, content: SheetContent): DrawnSheet;
  /** The disclosure list of a red line with its hash: to be printed, and nothing else. @throws EngineError `print-target-unknown` */
  disclosureList(redLineId: string, on: Day, fields: readonly DisclosureField[]): HashedDisclosure;
}

export const PRINTING_CALLS = ['planPrint', 'drawSheet', 'disclosureList'] as const satisfies readonly (keyof PrintingCalls)[];
