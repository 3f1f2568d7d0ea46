import { numberDay } from '../../register/day.ts';
import type { AdminUnit } from '../../register/district.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { statusDays } from '../../register/item-status.ts';
import type { Register } from '../../register/register.ts';
import type { Shape } from '../../register/shape.ts';
import { NEVER } from './activity.ts';
import type { DatedRow, FootprintPlot, FootprintRedLine } from './footprint-input.ts';

export interface CollectedPlots {
  readonly plots: FootprintPlot[];
  readonly redLines: FootprintRedLine[];
  /** Shapes of the red-line versions, in order of the rows that `redLines` names. */
  readonly shapes: Shape[];
  /** Items of red lines that the register does not know: in no figure. */
  readonly withoutRedLine: readonly string[];
}

/**
 * Reads plots and red lines out of a register. An item is unresolved from its registration until it is handed over.
 * @param rowOf row of a parcel in the view of parcels, `undefined` where its layer is not loaded
 * @param shapesOf all rows of a parcel with their days, where it was reshaped
 */
export function collectPlots(
  register: Register,
  rowOf: (parcelId: string) => number | undefined,
  shapesOf: (parcelId: string) => readonly DatedRow[] | undefined = () => undefined,
): CollectedPlots {
  const shapes: Shape[] = [];
  const places = new Map<string, number>();
  const redLines: FootprintRedLine[] = [];
  for (const redLine of register.redLines.values()) {
    places.set(redLine.id, redLines.length);
    const versions = redLine.versions.map(({ fromOn, shape }, i) => {
      const next = redLine.versions[i + 1];
      return { row: shapes.push(shape) - 1, from: numberDay(fromOn), until: next ? numberDay(next.fromOn) : NEVER };
    });
    redLines.push({ id: redLine.id, versions: versions.filter(({ from, until }) => from < until) });
  }

  const lineage = traceUnits(register.settings?.units ?? []);
  const plots: FootprintPlot[] = [];
  const withoutRedLine: string[] = [];
  for (const item of register.items.values()) {
    const redLine = places.get(item.redLineId);
    const dated = shapesOf(item.parcelId);
    if (redLine === undefined) withoutRedLine.push(item.id);
    else
      plots.push({
        id: item.id,
        parcelRow: rowOf(item.parcelId) ?? -1,
        ...(dated && { shapes: dated }),
        redLine,
        units: lineage.get(item.unit) ?? [item.unit],
        ...unresolvedDays(item),
      });
  }
  return { plots, redLines, shapes, withoutRedLine };
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
