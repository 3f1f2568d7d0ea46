import { create } from 'zustand';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import type { LegendCounts } from '../workers/calls/cartography.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';
import { openDistrictId, useSession } from './session.ts';

interface LegendState {
  /** What the map tells at its zoom: totals of zones, of townships, or parcels. */
  readonly detail: 'zones' | 'townships' | 'parcels';
  readonly counts: LegendCounts | null;
  readonly error: CodedError | null;
}

export const useLegend = create<LegendState>()(() => ({ detail: 'parcels', counts: null, error: null }));

const countIn = keepLatest((signal: AbortSignal, bounds: Bounds, on: Day) =>
  services().engine.legendIn([bounds, on], { signal }),
);

/** What meets any box on a day, for a sheet of its own. */
export const countLegend = (bounds: Bounds, on: Day, signal: AbortSignal): Promise<LegendCounts> =>
  services().engine.legendIn([bounds, on], { signal });

/** Counts what meets the map's box on a day. While that runs the older figures stay. */
export async function loadLegend(bounds: Bounds, on: Day): Promise<void> {
  const district = openDistrictId();
  try {
    const counts = await countIn(bounds, on);
    if (counts && district === openDistrictId()) useLegend.setState({ counts, error: null });
  } catch (error) {
    useLegend.setState({ error: asCodedError(error) });
  }
}

// Figures of one district never stand under another's name.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) useLegend.setState({ counts: null, error: null });
});
