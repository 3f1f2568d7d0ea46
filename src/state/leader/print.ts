import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { AdminUnit } from '../../core/register/district.ts';
import { layOutSheet, type Orientation, type Paper } from '../../core/report/print-sheet/paper.ts';
import type { GroundBox, SheetSet, SheetSetRefusal } from '../../core/report/print-sheet/sheet-set.ts';
import type { DrawnSheet, PrintBasis, PrintTarget, SheetContent } from '../../workers/calls/printing.ts';
import type { Progress } from '../../workers/rpc.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { partsInMemory } from './parts-in-memory.ts';

export type { DrawnKind, DrawnSheet, DrawnText, PrintTarget } from '../../workers/calls/printing.ts';
export type PrintQuestion = Omit<PrintBasis, 'parts'>;

/** What is printed: sheets at a true scale, or the disclosure list of a red line. */
export const PRINTED = ['sheets', 'disclosure'] as const;
export type Printed = (typeof PRINTED)[number];

/** How the sheets are set up. */
export interface PrintLook {
  readonly target: PrintTarget;
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** n of 1:n; null for the largest at which one sheet holds everything. */
  readonly scale: number | null;
  readonly overlap_mm: number;
  /** Of the plane's grid; null for the usual one. */
  readonly step_m: number | null;
}

/** What people write into the title block. */
export interface PrintWords {
  /** Null for the usual title. */
  readonly title: string | null;
  readonly preparedBy: string;
  readonly checkedBy: string;
}

interface PrintState extends PrintLook {
  readonly what: Printed;
  readonly words: PrintWords;
  readonly units: readonly AdminUnit[];
  readonly plan: SheetSet | null;
  readonly refusal: SheetSetRefusal | null;
  readonly error: CodedError | null;
  /** Number of the sheet that is looked at. */
  readonly shown: number;
  /** Sheets that are drawn, by their numbers. */
  readonly sheets: ReadonlyMap<number, DrawnSheet>;
  /** The whole set small, below the frames of its sheets; where there are several. */
  readonly index: DrawnIndex | null;
  readonly progress: Progress | null;
  look(look: Partial<PrintLook>): void;
  write(words: Partial<PrintWords>): void;
  show(no: number): void;
  turnTo(what: Printed): void;
}

export interface DrawnIndex {
  readonly box: GroundBox;
  readonly scale: number;
  readonly sheet: DrawnSheet;
}

const NOTHING_DRAWN = { sheets: new Map<number, DrawnSheet>(), index: null, progress: null, shown: 1 } as const;

export const usePrint = create<PrintState>()((set) => ({
  what: 'sheets',
  target: { kind: 'district' },
  paper: 'A4',
  orientation: 'landscape',
  scale: null,
  overlap_mm: 10,
  step_m: null,
  words: { title: null, preparedBy: '', checkedBy: '' },
  units: [],
  plan: null,
  refusal: null,
  error: null,
  ...NOTHING_DRAWN,
  look: (look) => set(look),
  write: (words) => set((state) => ({ words: { ...state.words, ...words } })),
  show: (shown) => set({ shown }),
  turnTo: (what) => set({ what }),
}));

useSession.subscribe(({ summary }, before) => {
  if (before.summary && summary?.district.id !== before.summary.district.id)
    usePrint.setState({ target: { kind: 'district' }, plan: null, refusal: null, error: null, ...NOTHING_DRAWN });
});

const basisOf = async (question: PrintQuestion): Promise<PrintBasis> => ({
  ...question,
  ...(question.knownAt !== null && (await partsInMemory())),
});

const planOf = keepLatest(async (signal: AbortSignal, question: PrintQuestion, look: PrintLook) => {
  const { paper, orientation, target, scale, overlap_mm } = look;
  const { map } = layOutSheet(paper, orientation);
  const frame = { width_mm: map.width, height_mm: map.height };
  return services().engine.planPrint([{ ...(await basisOf(question)), target, scale, frame, overlap_mm }], { signal });
});

const sheetOf = keepLatest(
  async (signal: AbortSignal, box: GroundBox, scale: number, question: PrintQuestion, content: SheetContent) =>
    services().engine.drawSheet([box, scale, await basisOf(question), content], {
      signal,
      onProgress: (progress) => usePrint.setState({ progress }),
    }),
);

/** Plans the sheets anew; what was drawn before is forgotten. */
export async function planPrint(question: PrintQuestion): Promise<void> {
  const { engine } = services();
  try {
    const [plan, units] = [await planOf(question, usePrint.getState()), await engine.units([])];
    if (!plan) return;
    const answer = 'refused' in plan ? { plan: null, refusal: plan } : { plan, refusal: null };
    usePrint.setState({ ...answer, units, error: null, ...NOTHING_DRAWN });
  } catch (error) {
    usePrint.setState({ error: asCodedError(error), plan: null, ...NOTHING_DRAWN });
  }
}

/** Draws one sheet of the plan, where it is not drawn yet. */
export async function drawSheet(no: number, question: PrintQuestion): Promise<void> {
  const { plan, sheets } = usePrint.getState();
  const planned = plan?.sheets.find((sheet) => sheet.no === no);
  if (!plan || !planned || sheets.has(no)) return;
  try {
    const sheet = await sheetOf(planned.box, plan.scale, question, 'everything');
    if (!sheet || usePrint.getState().plan !== plan) return;
    usePrint.setState((state) => ({ sheets: new Map(state.sheets).set(no, sheet), progress: null, error: null }));
  } catch (error) {
    usePrint.setState({ error: asCodedError(error), progress: null });
  }
}

/** Draws every sheet of the plan, and its index where there are several. False where it was overtaken or failed. */
export async function drawAllSheets(question: PrintQuestion): Promise<boolean> {
  const { plan } = usePrint.getState();
  if (!plan) return false;
  for (const { no } of plan.sheets) {
    await drawSheet(no, question);
    if (usePrint.getState().plan !== plan || !usePrint.getState().sheets.has(no)) return false;
  }
  return plan.sheets.length === 1 || drawIndex(plan, question);
}

async function drawIndex(plan: SheetSet, question: PrintQuestion): Promise<boolean> {
  const { paper, orientation, index } = usePrint.getState();
  if (index) return true;
  const { map } = layOutSheet(paper, orientation);
  const side = (at: number) => plan.sheets.map(({ box }) => box[at]);
  const [west, south, east, north] = [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
  // A round scale, with some air around the sheets.
  const scale = Math.ceil((Math.max((east - west) / map.width, (north - south) / map.height) * 1.05) / 100) * 100;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [halfWidth, halfHeight] = [(map.width * scale) / 2, (map.height * scale) / 2];
  const box: GroundBox = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
  try {
    const sheet = await sheetOf(box, scale, question, 'outlines');
    if (!sheet || usePrint.getState().plan !== plan) return false;
    usePrint.setState({ index: { box, scale, sheet }, progress: null });
    return true;
  } catch (error) {
    usePrint.setState({ error: asCodedError(error), progress: null });
    return false;
  }
}
