import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { StackedSeries, TimeQuestion, ZoneSeries } from '../../workers/calls/leader-time.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { askFor } from './compare.ts';
import type { LeaderLook } from './screen.ts';

interface ChartsState {
  /** Null: the district. */
  readonly redLineId: string | null;
  readonly level: 'zone' | 'township';
  readonly stack: StackedSeries | null;
  readonly zones: ZoneSeries | null;
  readonly error: CodedError | null;
  look(look: Partial<Pick<ChartsState, 'redLineId' | 'level'>>): void;
}

/** What the charts show; the figures of the two days are those of the comparison. */
export const useCharts = create<ChartsState>()((set) => ({
  redLineId: null,
  level: 'zone',
  stack: null,
  zones: null,
  error: null,
  look: (look) => set(look),
}));

useSession.subscribe(({ summary }, last) => {
  if (last.summary && summary?.district.id !== last.summary.district.id)
    useCharts.setState({ redLineId: null, stack: null, zones: null, error: null });
});

const seriesOf = keepLatest(async (signal: AbortSignal, question: TimeQuestion, redLineId: string | null) => {
  const { engine } = services();
  return {
    stack: await engine.stackedSeries([question, redLineId], { signal }),
    zones: await engine.zoneSeries([question], { signal }),
  };
});

/** Asks for the weeks of a red line, or of the district, and of every zone; what was shown stays until then. */
export async function loadCharts(look: Pick<LeaderLook, 'audience' | 'knownAt'>, redLineId: string | null): Promise<void> {
  try {
    const answer = await seriesOf(await askFor(look), redLineId);
    if (answer) useCharts.setState({ ...answer, error: null });
  } catch (error) {
    useCharts.setState({ error: asCodedError(error) });
  }
}
