import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { DayScene, FootprintSeries, FootprintTarget, ResolvedPlot } from '../workers/engine-api.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';

interface SceneState {
  readonly scene: DayScene | null;
  readonly series: FootprintSeries | null;
  readonly districtSeries: FootprintSeries | null;
  readonly resolved: { readonly on: string; readonly plots: readonly ResolvedPlot[] } | null;
  readonly error: CodedError | null;
}

export const useScene = create<SceneState>()(() => ({
  scene: null,
  series: null,
  districtSeries: null,
  resolved: null,
  error: null,
}));

const guarded = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    useScene.setState({ error: asCodedError(error) });
  }
};

const sceneOn = keepLatest((signal: AbortSignal, on: string) => services().engine.sceneOn([on], { signal }));
const seriesOf = keepLatest((signal: AbortSignal, target: FootprintTarget) =>
  services().engine.footprintSeries([target], { signal }),
);
const resolvedIn = keepLatest((signal: AbortSignal, target: FootprintTarget, week: string) =>
  services().engine.resolvedInWeek([target, week], { signal }),
);

/** What the map draws on a day. While a newer day is asked for the older picture stays. */
export const loadScene = (on: string): Promise<void> =>
  guarded(async () => {
    const scene = await sceneOn(on);
    if (scene) useScene.setState({ scene });
  });

export const loadSeries = (target: FootprintTarget): Promise<void> =>
  guarded(async () => {
    const series = await seriesOf(target);
    if (series) useScene.setState(target.kind === 'district' ? { series, districtSeries: series } : { series });
  });

export const loadResolved = (target: FootprintTarget, week: string | null): Promise<void> =>
  guarded(async () => {
    if (!week) return useScene.setState({ resolved: null });
    const plots = await resolvedIn(target, week);
    if (plots) useScene.setState({ resolved: { on: week, plots } });
  });

/** The series of the whole district, for the date bar. */
export const loadDistrictSeries = (): Promise<void> =>
  guarded(async () => {
    useScene.setState({ districtSeries: await services().engine.footprintSeries([{ kind: 'district' }]) });
  });
