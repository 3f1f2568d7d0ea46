import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { DayOutline, DayScene, FootprintSeries, FootprintTarget, ResolvedPlot } from '../workers/engine-api.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';

interface SceneState {
  readonly scene: DayScene | null;
  /** What the map draws while there is no scene yet. */
  readonly outline: DayOutline | null;
  readonly series: FootprintSeries | null;
  readonly districtSeries: FootprintSeries | null;
  readonly resolved: { readonly on: string; readonly plots: readonly ResolvedPlot[] } | null;
  readonly error: CodedError | null;
}

const NOTHING: SceneState = { scene: null, outline: null, series: null, districtSeries: null, resolved: null, error: null };

export const useScene = create<SceneState>()(() => NOTHING);

/** Forgets what was asked of a district that is not there any more. */
export const clearScene = (): void => useScene.setState(NOTHING);

const guarded = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    useScene.setState({ error: asCodedError(error) });
  }
};

const sceneOn = keepLatest((signal: AbortSignal, on: string) => services().engine.sceneOn([on], { signal }));
const outlineOn = keepLatest((signal: AbortSignal, on: string) => services().engine.outlineOn([on], { signal }));
const seriesOf = keepLatest((signal: AbortSignal, target: FootprintTarget) =>
  services().engine.footprintSeries([target], { signal }),
);
const resolvedIn = keepLatest((signal: AbortSignal, target: FootprintTarget, week: string) =>
  services().engine.resolvedInWeek([target, week], { signal }),
);

/** What the map draws on a day. While a newer day is asked for the older picture stays. */
export const loadScene = (on: string): Promise<void> =>
  guarded(async () => {
    const [scene] = await Promise.all([sceneOn(on), loadOutline(on)]);
    if (scene) useScene.setState({ scene, outline: null });
  });

/** Figures come after the records were checked; the lines and marks of the map need none. */
async function loadOutline(on: string): Promise<void> {
  const known = useScene.getState();
  if (known.scene || known.outline?.on === on) return;
  const outline = await outlineOn(on);
  if (outline && !useScene.getState().scene) useScene.setState({ outline });
}

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
