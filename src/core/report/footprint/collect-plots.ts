import type { OverlapTable } from '../../overlay/overlap-table.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import type { AdminUnit } from '../../register/district.ts';
import { statusDays } from '../../register/item-status.ts';
import type { Register } from '../../register/register.ts';
import type { Shape } from '../../register/shape.ts';
import { listOpenDays } from '../case-land.ts';
import { NEVER } from './activity.ts';
import type { DatedRow, FootprintPlot, FootprintRedLine } from './footprint-input.ts';

export interface CollectedRedLines {
  readonly redLines: FootprintRedLine[];
  /** Shapes of the red-line versions, in order of the rows that `redLines` names. */
  readonly shapes: Shape[];
}

/** Reads the red lines with their versions out of a register. */
export function collectRedLines(register: Pick<Register, 'redLines'>): CollectedRedLines {
  const shapes: Shape[] = [];
  const redLines = [...register.redLines.values()].map((redLine): FootprintRedLine => {
    const versions = redLine.versions.map(({ fromOn, shape }, i) => {
      const next = redLine.versions[i + 1];
      return { row: shapes.push(shape) - 1, from: numberDay(fromOn), until: next ? numberDay(next.fromOn) : NEVER };
    });
    return { id: redLine.id, versions: versions.filter(({ from, until }) => from < until) };
  });
  return { redLines, shapes };
}

/** Where the plots of a register lie: rows of the view of their shapes. */
export interface PlotRows {
  readonly redLines: readonly FootprintRedLine[];
  /** Row of a parcel, undefined where its layer is not loaded. */
  parcel(parcelId: string): number | undefined;
  /** All rows of a parcel with their days, where it was reshaped. */
  reshaped(parcelId: string): readonly DatedRow[] | undefined;
  /** Rows of each building of a case, or of its occupied land, with their days. */
  ofCase(caseId: string): readonly (readonly DatedRow[])[];
  /** Id of the unit that holds most of a row of a case. */
  unitOfCase(row: number): string | undefined;
  /** Shapes of plots × versions of red lines: which red lines a case reaches into. */
  readonly redLineCuts: OverlapTable;
}

/**
 * Reads the unresolved plots out of a register. An item is unresolved from its registration until it is handed over, in its own red
 * line; a case while it is open, in every red line that its land reaches into. Items come first.
 */
export function collectPlots(
  register: Register,
  rows: PlotRows,
): {
  readonly plots: FootprintPlot[];
  /** Items of red lines that the register does not know: in no figure. */
  readonly withoutRedLine: readonly string[];
} {
  const places = new Map(rows.redLines.map(({ id }, place) => [id, place]));
  const lineage = traceUnits(register.settings?.units ?? []);
  const plots: FootprintPlot[] = [];
  const withoutRedLine: string[] = [];
  for (const item of register.items.values()) {
    const redLine = places.get(item.redLineId);
    const dated = rows.reshaped(item.parcelId);
    if (redLine === undefined) withoutRedLine.push(item.id);
    else
      plots.push({
        kind: 'item',
        id: item.id,
        parcelRow: rows.parcel(item.parcelId) ?? -1,
        ...(dated && { shapes: dated }),
        redLine,
        units: lineage.get(item.unit) ?? [item.unit],
        ...unresolvedDays(item),
      });
  }
  plots.push(...collectCases(register, rows, (unit) => lineage.get(unit) ?? []));
  return { plots, withoutRedLine };
}

function collectCases(
  { cases }: Register,
  { redLines, ofCase, unitOfCase, redLineCuts }: PlotRows,
  lineageOf: (unit: string) => readonly string[],
): FootprintPlot[] {
  if (cases.size === 0) return [];
  const lineOf = new Map(redLines.flatMap(({ versions }, redLine) => versions.map(({ row }) => [row, redLine] as const)));
  const linesOf = new Map<number, Set<number>>();
  for (let k = 0; k < redLineCuts.count; k++) {
    const redLine = lineOf.get(redLineCuts.clip[k]);
    if (redLine === undefined) continue;
    const lines = linesOf.get(redLineCuts.subject[k]);
    if (lines) lines.add(redLine);
    else linesOf.set(redLineCuts.subject[k], new Set([redLine]));
  }
  return [...cases.values()].flatMap((one) =>
    ofCase(one.id).flatMap((shapes) => {
      const lines = new Set(shapes.flatMap(({ row }) => [...(linesOf.get(row) ?? [])]));
      const unit = unitOfCase(shapes[0].row);
      const units = unit === undefined ? [] : lineageOf(unit);
      return [...lines].flatMap((redLine) =>
        listOpenDays(one).map(
          (days): FootprintPlot => ({
            kind: 'case',
            id: one.id,
            parcelRow: shapes[0].row,
            shapes,
            redLine,
            units,
            ...days,
          }),
        ),
      );
    }),
  );
}

function unresolvedDays(item: ClearanceItem): { from: number; until: number } {
  const days = statusDays(item);
  const registeredOn = days.registered;
  const handedOverOn = days['handed-over'];
  return { from: registeredOn ? numberDay(registeredOn) : NEVER, until: handedOverOn ? numberDay(handedOverOn) : NEVER };
}

/** Each unit's id with the ids of the units above it. */
function traceUnits(units: readonly AdminUnit[]): Map<string, string[]> {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const trace = (id: string): string[] => {
    const line: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = parents.get(at)) line.push(at);
    return line;
  };
  return new Map(units.map(({ id }) => [id, trace(id)]));
}
