import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { FeatureDetail, FeatureRef, OverlapTable } from '../workers/engine-api.ts';
import { sameRef } from '../workers/feature-ref.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import { useView } from './view.ts';

export { sameRef };

interface SelectionState {
  readonly ref: FeatureRef | null;
  /** Everything under the last click, topmost first. */
  readonly under: readonly FeatureRef[];
  /** What people call them, in the same order; empty until known. */
  readonly underTitles: readonly string[];
  /** Kept as the first of two to compare; the second is what is selected beside it. */
  readonly pinned: FeatureRef | null;
  readonly detail: FeatureDetail | null;
  readonly overlapShapes: FeatureCollection<Polygon | MultiPolygon> | null;
  /** Red line of the overlap table. */
  readonly redLineId: string | null;
  readonly table: OverlapTable | null;
  readonly error: CodedError | null;
}

const NOTHING = { ref: null, under: [], underTitles: [], detail: null, overlapShapes: null, error: null };

export const useSelection = create<SelectionState>()(() => ({ ...NOTHING, pinned: null, redLineId: null, table: null }));

const day = () => shownDay(useView.getState().on, useSession.getState().summary);

const describe = keepLatest((signal: AbortSignal, ref: FeatureRef, on: string) =>
  services().engine.describe([ref, on], { signal }),
);
const shapesOf = keepLatest((signal: AbortSignal, ref: FeatureRef, others: readonly FeatureRef[], on: string) =>
  services().engine.overlapShapes([ref, others, on], { signal }),
);
const tableOf = keepLatest((signal: AbortSignal, redLineId: string, on: string) =>
  services().engine.overlapTable([redLineId, on], { signal }),
);

/** Selects a feature, shows what it is and draws what it overlaps. `under` lists what else lay under the click. */
export async function select(ref: FeatureRef | null, under: readonly FeatureRef[] = ref ? [ref] : []): Promise<void> {
  if (!ref) return letGo();
  useView.getState().openDossier(null);
  useSelection.setState((s) => ({
    ref,
    under,
    underTitles: s.under === under ? s.underTitles : [],
    error: null,
    overlapShapes: null,
    detail: sameRef(s.ref, ref) ? s.detail : null,
  }));
  if (under.length > 1) void nameUnder(under);
  if (ref.kind === 'red-line') void showTable(ref.id);
  await refreshDetail();
}

/** Back to the pinned feature where another stands beside it, else to nothing. */
async function letGo(): Promise<void> {
  const { pinned, ref } = useSelection.getState();
  if (pinned && !sameRef(pinned, ref)) return select(pinned);
  useSelection.setState({ ...NOTHING, pinned: null });
}

/** Goes on to the next (1) or back to the last (-1) of what lay under the click. */
export async function stepUnder(step: 1 | -1): Promise<void> {
  const { under, ref } = useSelection.getState();
  if (under.length < 2) return;
  const at = under.findIndex((one) => sameRef(one, ref));
  await select(under[(at + step + under.length) % under.length], under);
}

async function nameUnder(under: readonly FeatureRef[]): Promise<void> {
  try {
    const underTitles = await services().engine.titles([under]);
    if (useSelection.getState().under === under) useSelection.setState({ underTitles });
  } catch (error) {
    useSelection.setState({ error: asCodedError(error) });
  }
}

/** Opens the overlap table of a red line. */
export async function showTable(redLineId: string): Promise<void> {
  if (useSelection.getState().redLineId !== redLineId) useSelection.setState({ redLineId, table: null });
  await refreshTable();
}

export async function refreshDetail(): Promise<void> {
  const { ref } = useSelection.getState();
  if (!ref) return;
  try {
    const detail = await describe(ref, day());
    if (!detail) return;
    useSelection.setState({ detail });
    const others = detail.overlaps
      .filter((o) => !o.sliver)
      .slice(0, MOST_DRAWN)
      .map((o) => o.with);
    const overlapShapes = await shapesOf(ref, others, day());
    if (overlapShapes) useSelection.setState({ overlapShapes });
  } catch (error) {
    useSelection.setState({ error: asCodedError(error) });
  }
}

/** A red line meets hundreds of parcels: beyond this the map already shows them by their status. */
const MOST_DRAWN = 60;

export async function refreshTable(): Promise<void> {
  const { redLineId } = useSelection.getState();
  if (!redLineId) return;
  try {
    const table = await tableOf(redLineId, day());
    if (table) useSelection.setState({ table });
  } catch (error) {
    useSelection.setState({ error: asCodedError(error) });
  }
}

// What was chosen in one district means nothing in another.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id)
    useSelection.setState({ ...NOTHING, pinned: null, redLineId: null, table: null });
});
