import type { ClearanceItem } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import { statusDays } from '../../register/item-status.ts';
import { NEVER } from '../footprint/activity.ts';
import type { FootprintModel } from '../footprint/footprint-model.ts';
import { tabulateFootprints } from '../footprint/footprint-series.ts';
import { type FootprintSpans, listSpans } from '../footprint/footprint-spans.ts';
import { LANDS, type Land } from './board-figures.ts';
import type { BoardRows } from './board-rows.ts';

/** Unions of land as spans of days: those of the whole model, and for each assisting unit those of its items alone. */
export interface LandSpans {
  readonly whole: Readonly<Record<Land, FootprintSpans>>;
  readonly assisting: ReadonlyMap<number, Readonly<Record<Land, FootprintSpans>>>;
}

/** Land that open cases hold as well; no rate is taken of it. */
const OF_CASES_TOO: ReadonlySet<Land> = new Set<Land>(['land-unresolved', 'land-claimed']);

/**
 * Measures the land of the board with the footprint's own model, so that it equals the planner's figures to the cm² and counts no land
 * twice within a line. Assisting units have no outline: each has the union of the items that name it.
 * @param openCases as the law has it; without them as boards were reckoned before they counted
 */
export async function listLandSpans(
  model: FootprintModel,
  items: ReadonlyMap<string, ClearanceItem>,
  rows: BoardRows,
  openCases: boolean,
  pause: () => Promise<void>,
): Promise<LandSpans> {
  const { plots } = model.input;
  const days = plots.map(({ id }) => {
    const item = items.get(id);
    const found = item ? statusDays(item) : {};
    const signed = item?.milestones.find(({ kind }) => kind === 'signed')?.on;
    return { signed: toNumber(signed), handedOver: toNumber(found['handed-over']) };
  });
  const spansOf = (land: Land, wanted: (n: number) => boolean): FootprintSpans => {
    const from = new Int32Array(plots.length);
    const until = new Int32Array(plots.length).fill(NEVER);
    plots.forEach((plot, n) => {
      const { signed, handedOver } = days[n];
      const isMeant = plot.kind === 'item' || (openCases && OF_CASES_TOO.has(land));
      from[n] = plot.from;
      if (land === 'land-signed') from[n] = Math.max(plot.from, signed);
      if (land === 'land-handed-over') from[n] = Math.max(plot.from, handedOver);
      if (land === 'land-unresolved' || plot.kind === 'case') until[n] = plot.until;
      if (!isMeant || !wanted(n)) until[n] = from[n];
    });
    return listSpans({ ...model, plotDays: { from, until } });
  };
  const measure = async (wanted: (n: number) => boolean): Promise<Readonly<Record<Land, FootprintSpans>>> => {
    const hasCases = plots.some(({ kind }, n) => kind === 'case' && openCases && wanted(n));
    const made = new Map<Land, FootprintSpans>();
    for (const land of LANDS) {
      await pause();
      const same = land === 'land-claimed' && !hasCases ? made.get('land') : undefined;
      made.set(land, same ?? spansOf(land, wanted));
    }
    return Object.fromEntries(made) as Record<Land, FootprintSpans>;
  };
  const rowOf = plots.map(({ id }) => rows.ofAssisting(items.get(id)?.assistingUnit));
  const assisting = new Map<number, Readonly<Record<Land, FootprintSpans>>>();
  for (const row of new Set(rowOf)) if (row !== undefined) assisting.set(row, await measure((n) => rowOf[n] === row));
  return { whole: await measure(() => true), assisting };
}

const toNumber = (day: string | undefined): number => (day === undefined ? NEVER : numberDay(day));

/** Land of every line at the end of each of the days, whole cm²: per kind `lines × days`. */
export function sumLand(
  { whole, assisting }: LandSpans,
  model: FootprintModel,
  rows: BoardRows,
  days: readonly number[],
): ReadonlyMap<Land, Float64Array> {
  const width = days.length;
  const { redLines, units } = model.input;
  const district = model.scopeCount - 1;
  return new Map(
    LANDS.map((land) => {
      const table = new Float64Array(rows.places.length * width);
      const { unresolved_cm2 } = tabulateFootprints(whole[land], days, redLines.length, units.length + 1);
      table.set(unresolved_cm2.subarray(units.length * width, (units.length + 1) * width), 0);
      // Units stand in the order of the settings in the model as on the board.
      table.set(unresolved_cm2.subarray(0, units.length * width), width);
      for (const [row, spans] of assisting)
        table.set(tabulateFootprints(spans[land], days, district, 1).unresolved_cm2, row * width);
      return [land, table];
    }),
  );
}
