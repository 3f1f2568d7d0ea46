import { MILESTONE_KINDS, type MilestoneKind } from '../../../core/register/clearance-item.ts';
import type { Day } from '../../../core/register/ports.ts';
import { readYuan } from '../../../core/register/yuan.ts';
import { readStep } from '../../../formats/milestone-table/column-role.ts';
import type { ColumnRole } from '../../../formats/milestone-table/roles.ts';
import { readWrittenDay } from '../../../formats/milestone-table/read-day.ts';
import type { MilestoneSheet } from '../../../formats/milestone-table/read-table.ts';
import type { BulkEntry, BulkMapping } from '../../calls/bulk.ts';

export type Problem = NonNullable<BulkEntry['problem']>;

/** One step as a row writes it. */
export interface WrittenStep {
  readonly kind: MilestoneKind | null;
  readonly on: Day | null;
  readonly dayText: string;
  readonly documentNo?: string;
  readonly proof?: string;
  readonly amount?: number;
  readonly problem?: Problem;
}

/** One row: which item it means and which steps it brings. */
export interface WrittenRow {
  readonly line: number;
  readonly item: string;
  readonly parcelNo: string;
  /** Its digits are no longer those that were typed. */
  readonly isParcelNoDamaged: boolean;
  readonly redLine: string;
  readonly household: string;
  readonly steps: readonly WrittenStep[];
}

/** What people put into a cell that holds nothing. */
const EMPTY = /^[\s/\\\-—–无]*$/;
const SHOWN = 40;

export const problem = (code: string, params: Problem['params'] = {}): Problem => ({ code, params });

/** Reads the rows of a sheet one by one; the steps of a row in the order of the procedure. */
export class RowReader {
  readonly #placeOf: ReadonlyMap<ColumnRole, number>;
  readonly #wide: readonly MilestoneKind[];

  constructor(
    private readonly sheet: MilestoneSheet,
    private readonly mapping: BulkMapping,
  ) {
    this.#placeOf = new Map(mapping.columns.flatMap((role, column) => (role === null ? [] : [[role, column] as const])));
    this.#wide = MILESTONE_KINDS.filter((kind) => fieldsOf(kind).some((role) => this.#placeOf.has(role)));
  }

  read(at: number): WrittenRow {
    const line = this.sheet.lines[at];
    const parcelAt = this.#placeOf.get('parcelNo');
    return {
      line,
      item: this.#text(at, 'item'),
      parcelNo: this.#text(at, 'parcelNo'),
      isParcelNoDamaged: parcelAt !== undefined && this.sheet.faultAt(line, parcelAt) === 'digits-lost',
      redLine: this.#text(at, 'redLine'),
      household: this.#text(at, 'household'),
      steps: this.#steps(at),
    };
  }

  #steps(at: number): WrittenStep[] {
    const steps = this.#wide.flatMap((kind) => {
      const [day, documentNo, proof, amount] = fieldsOf(kind);
      return this.#isFilled(at, [day, documentNo, proof, amount])
        ? [this.#step(at, kind, { day, documentNo, proof, amount })]
        : [];
    });
    const own: ColumnRole[] = [
      'milestone',
      'day',
      ...(this.#wide.length === 0 ? (['documentNo', 'proof', 'amount'] as const) : []),
    ];
    if (this.#isFilled(at, own)) return [...steps, this.#plainStep(at)];
    if (!this.#isFilled(at, ['documentNo', 'proof', 'amount'])) return steps;
    if (steps.length !== 1) return steps.map((step) => ({ ...step, problem: step.problem ?? problem('bulk-which-step') }));
    const [{ kind }] = steps;
    if (kind === null) return steps;
    const pick = (field: 'documentNo' | 'proof' | 'amount'): ColumnRole =>
      this.#isFilled(at, [field]) ? field : `${field}:${kind}`;
    return [
      this.#step(at, kind, { day: `day:${kind}`, documentNo: pick('documentNo'), proof: pick('proof'), amount: pick('amount') }),
    ];
  }

  /** The step that the row names in a column, or that all rows are said to be. */
  #plainStep(at: number): WrittenStep {
    const named = this.#text(at, 'milestone');
    const roles = { day: 'day', documentNo: 'documentNo', proof: 'proof', amount: 'amount' } as const;
    const kind = named === '' ? this.mapping.step : (readStep(named) ?? null);
    if (kind === null) {
      const why = named === '' ? problem('bulk-step-missing') : problem('bulk-step-unknown', { text: named.slice(0, SHOWN) });
      return { ...this.#step(at, null, roles), problem: why };
    }
    return this.#step(at, kind, roles);
  }

  #step(
    at: number,
    kind: MilestoneKind | null,
    roles: Readonly<Record<'day' | 'documentNo' | 'proof' | 'amount', ColumnRole>>,
  ): WrittenStep {
    const dayText = this.#text(at, roles.day);
    const read = dayText === '' ? { fault: 'bulk-day-missing' } : readWrittenDay(dayText);
    const amountText = this.#text(at, roles.amount);
    const amount = amountText === '' ? undefined : readYuan(amountText, this.mapping.amountUnit);
    const documentNo = this.#text(at, roles.documentNo);
    const proof = this.#text(at, roles.proof);
    const wrong =
      this.#faultOf(at, Object.values(roles)) ??
      ('fault' in read ? problem(read.fault, { text: dayText.slice(0, SHOWN) }) : undefined) ??
      (typeof amount === 'string' ? problem(amount, { text: amountText.slice(0, SHOWN) }) : undefined);
    return {
      kind,
      on: 'day' in read ? read.day : null,
      dayText,
      ...(documentNo !== '' && { documentNo }),
      ...(proof !== '' && { proof }),
      ...(typeof amount === 'number' && { amount }),
      ...(wrong && { problem: wrong }),
    };
  }

  #faultOf(at: number, roles: readonly ColumnRole[]): Problem | undefined {
    for (const role of roles) {
      const column = this.#placeOf.get(role);
      const fault = column === undefined ? undefined : this.sheet.faultAt(this.sheet.lines[at], column);
      if (fault !== undefined) return problem(`bulk-${fault}`, { column: this.sheet.headings[column ?? 0] ?? '' });
    }
    return undefined;
  }

  #isFilled(at: number, roles: readonly ColumnRole[]): boolean {
    return roles.some((role) => this.#text(at, role) !== '') || this.#faultOf(at, roles) !== undefined;
  }

  #text(at: number, role: ColumnRole): string {
    const column = this.#placeOf.get(role);
    const cell = column === undefined ? '' : (this.sheet.rows[at][column] ?? '').trim();
    return EMPTY.test(cell) ? '' : cell;
  }
}

const fieldsOf = (kind: MilestoneKind): [ColumnRole, ColumnRole, ColumnRole, ColumnRole] => [
  `day:${kind}`,
  `documentNo:${kind}`,
  `proof:${kind}`,
  `amount:${kind}`,
];
