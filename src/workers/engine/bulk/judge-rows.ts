import type { ChangeDraft } from '../../../core/register/change.ts';
import { type ClearanceItem, MILESTONE_KINDS, type Milestone } from '../../../core/register/clearance-item.ts';
import type { Day } from '../../../core/register/ports.ts';
import { isRefusal } from '../../../core/register/refusal.ts';
import type { TentativeRegister } from '../../../core/register/tentative-register.ts';
import type { MilestoneSheet } from '../../../formats/milestone-table/read-table.ts';
import { Pacer } from '../../../formats/pacer.ts';
import type { BulkEntry, BulkMapping, BulkPreview, BulkVerdict } from '../../calls/bulk.ts';
import type { Call } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { openLawful } from '../judge-drafts.ts';
import { ItemFinder } from './find-item.ts';
import { type Problem, problem, RowReader, type WrittenRow, type WrittenStep } from './read-steps.ts';

/** What a table would do, and the changes that do it. */
export interface JudgedTable {
  /** Place in the feed that it was judged at. */
  readonly seq: number;
  readonly entries: readonly BulkEntry[];
  readonly drafts: readonly ChangeDraft[];
  readonly preview: BulkPreview;
}

/** Judges every step of every row in the order of the file, each as if those accepted before had been recorded. */
export async function judgeRows(
  call: Call,
  session: DistrictSession,
  sheet: MilestoneSheet,
  mapping: BulkMapping,
  leftOut: ReadonlySet<number>,
  today: Day,
): Promise<JudgedTable> {
  const reader = new RowReader(sheet, mapping);
  const finder = new ItemFinder(session, mapping.redLineId, today, call);
  const judge = new StepJudge(session, today);
  const entries: BulkEntry[] = [];
  const drafts: ChangeDraft[] = [];
  let idleRows = 0;
  const pacer = new Pacer(
    {
      fileName: '',
      signal: call.signal,
      progress: (done, total) => call.progress({ phase: 'bulk-judge', done, total, unit: 'rows' }),
    },
    sheet.rows.length,
    'features',
  );
  for (let at = 0; at < sheet.rows.length; at++) {
    const row = reader.read(at);
    if (row.steps.length === 0) idleRows++;
    const found = row.steps.length === 0 ? null : await finder.find(row);
    for (const step of row.steps) {
      const isLeftOut = leftOut.has(entries.length);
      const item = found && 'item' in found ? found.item : null;
      const wrong = step.problem ?? (found && 'problem' in found ? found.problem : undefined);
      const judged: Judgement =
        wrong || !item ? { verdict: 'unclear', problem: wrong } : judge.judge(item, step, row.line, isLeftOut);
      if (judged.draft && !isLeftOut) drafts.push(judged.draft);
      entries.push(entryOf(entries.length, row, step, item, judged, isLeftOut, session));
    }
    if (pacer.isDue()) await pacer.pause(at);
  }
  return { seq: session.register.seq, entries, drafts, preview: summarise(entries, idleRows) };
}

interface Judgement {
  readonly verdict: BulkVerdict;
  readonly problem?: Problem;
  readonly draft?: ChangeDraft;
}

class StepJudge {
  readonly #tentative: TentativeRegister;
  /** Line that brought a step of an item in this file. */
  readonly #broughtBy = new Map<string, number>();

  constructor(
    session: DistrictSession,
    private readonly today: Day,
  ) {
    this.#tentative = openLawful(session);
  }

  judge({ id }: ClearanceItem, step: WrittenStep, line: number, isLeftOut: boolean): Judgement {
    const { kind, on, documentNo, proof, amount } = step;
    if (kind === null || on === null) return { verdict: 'unclear' };
    const same = this.#tentative.register.items.get(id)?.milestones.find((one) => one.kind === kind);
    if (same) return this.#again(id, same, step);
    if (on > this.today) return { verdict: 'refused', problem: problem('day-in-future', { today: this.today, notBefore: on }) };
    const input = { itemId: id, kind, on, documentNo, proof, amount };
    // What is left out is judged and not taken, so that nothing rests on it.
    const draft = isLeftOut
      ? this.#tentative.judge({ action: 'recordMilestone', input: withoutBlanks(input) })
      : this.#tentative.take({ action: 'recordMilestone', input: withoutBlanks(input) });
    if (isRefusal(draft)) {
      const { refused, ...params } = draft;
      return { verdict: 'refused', problem: problem(refused, withoutBlanks(params)) };
    }
    if (!isLeftOut) this.#broughtBy.set(`${id}/${kind}`, line);
    return { verdict: 'record', draft };
  }

  /** The step is there already: nothing new where all that is said agrees, else a contradiction. */
  #again(id: string, same: Milestone, step: WrittenStep): Judgement {
    const line = this.#broughtBy.get(`${id}/${same.kind}`);
    const from: Problem['params'] = { recordedOn: same.on, ...(line !== undefined && { line }) };
    if (same.on !== step.on)
      return { verdict: 'refused', problem: problem(line === undefined ? 'bulk-day-conflict' : 'bulk-row-conflict', from) };
    const differs = (['documentNo', 'proof', 'amount'] as const).some(
      (field) => step[field] !== undefined && step[field] !== same[field],
    );
    if (differs) return { verdict: 'refused', problem: problem('bulk-details-differ', from) };
    return line === undefined ? { verdict: 'known' } : { verdict: 'known', problem: problem('bulk-row-repeated', from) };
  }
}

function entryOf(
  at: number,
  row: WrittenRow,
  step: WrittenStep,
  item: ClearanceItem | null,
  { verdict, problem: why }: Judgement,
  isLeftOut: boolean,
  { register, placeOf }: DistrictSession,
): BulkEntry {
  const place = item && placeOf(item.parcelId);
  return {
    at,
    line: row.line,
    verdict,
    isLeftOut: isLeftOut && verdict === 'record',
    parcelNo: row.parcelNo,
    redLine: row.redLine,
    item: item && {
      id: item.id,
      parcelNo: place?.layer.label(place.row) ?? item.parcelId,
      redLineId: item.redLineId,
      redLineName: register.redLines.get(item.redLineId)?.name ?? item.redLineId,
    },
    kind: step.kind,
    on: step.on,
    dayText: step.dayText,
    ...withoutBlanks({ documentNo: step.documentNo, proof: step.proof, amount: step.amount, problem: why }),
  };
}

function summarise(entries: readonly BulkEntry[], idleRows: number): BulkPreview {
  const counts = { record: 0, known: 0, refused: 0, unclear: 0 };
  const steps = new Map<string, { count: number; amount: number }>();
  const items = new Set<string>();
  let leftOut = 0;
  for (const { verdict, isLeftOut, kind, amount, item } of entries) {
    counts[verdict]++;
    if (isLeftOut) leftOut++;
    if (verdict !== 'record' || isLeftOut || kind === null) continue;
    const sum = steps.get(kind) ?? { count: 0, amount: 0 };
    steps.set(kind, { count: sum.count + 1, amount: sum.amount + (amount ?? 0) });
    if (item) items.add(item.id);
  }
  return {
    entries: entries.length,
    counts,
    leftOut,
    steps: MILESTONE_KINDS.flatMap((kind) => {
      const sum = steps.get(kind);
      return sum ? [{ kind, ...sum }] : [];
    }),
    items: items.size,
    idleRows,
  };
}

/** Fields that say nothing are absent: they would be written into the record. */
function withoutBlanks<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
