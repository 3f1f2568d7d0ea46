import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import type {
  FootprintSeries,
  FootprintTarget,
  StatusSeries,
  TargetComparison,
  TargetKind,
  WeekRecord,
} from '../workers/calls/footprint.ts';
import type { DayOutline, DayScene } from '../workers/engine-api.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { createSceneReel } from './scene-reel.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

interface SceneState {
  readonly scene: DayScene | null;
  /** What the map draws while there is no scene yet. */
  readonly outline: DayOutline | null;
  readonly series: StatusSeries | null;
  readonly districtSeries: FootprintSeries | null;
  readonly record: WeekRecord | null;
  readonly comparison: TargetComparison | null;
  readonly error: CodedError | null;
}

const NOTHING: SceneState = {
  scene: null,
  outline: null,
  series: null,
  districtSeries: null,
  record: null,
  comparison: null,
  error: null,
};

export const useScene = create<SceneState>()(() => NOTHING);

const guarded = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    useScene.setState({ error: asCodedError(error) });
  }
};

const outlineOn = keepLatest((signal: AbortSignal, on: string) => services().engine.outlineOn([on], { signal }));

const reel = createSceneReel({
  ask: (on, beside) => services().engine.sceneOn(beside === undefined ? [on] : [on, beside]),
  show: (scene) => useScene.setState({ scene, outline: null }),
  fail: (error) => useScene.setState({ error: asCodedError(error) }),
});

/** The map of a district that was just opened does not wait for an answer. */
const showOutline = (outline: DayOutline | null): void => {
  if (outline && !useScene.getState().scene) useScene.setState({ outline });
};

showOutline(useSession.getState().outline);
useSession.subscribe(({ revision, summary, outline }, before) => {
  if (revision !== before.revision || summary === null) reel.clear();
  // What was asked of a district that is not there any more.
  if (before.summary && summary?.district.id !== before.summary.district.id) useScene.setState(NOTHING);
  if (outline !== before.outline) showOutline(outline);
});

/** What the map draws on a day. While it is not there yet the older picture stays. */
export const loadScene = (on: Day): void => {
  reel.show(on);
  void guarded(() => loadOutline(on));
};

/** Days that are likely looked at next. */
export const prepareScenes = (days: readonly Day[]): void => reel.prepare(days);

const seriesOf = keepLatest((signal: AbortSignal, target: FootprintTarget) =>
  services().engine.statusSeries([target], { signal }),
);
const recordOf = keepLatest((signal: AbortSignal, target: FootprintTarget, on: Day) =>
  services().engine.weekRecord([target, on], { signal }),
);
const comparisonOf = keepLatest((signal: AbortSignal, kind: TargetKind, on: Day) =>
  services().engine.compareTargets([kind, on], { signal }),
);

export const sameTarget = (a: FootprintTarget, b: FootprintTarget): boolean =>
  a.kind === b.kind && (a.kind === 'district' || ('id' in b && a.id === b.id));

/** Figures come after the records were checked; the lines and marks of the map need none. */
async function loadOutline(on: string): Promise<void> {
  const known = useScene.getState();
  if (known.scene || known.outline?.on === on) return;
  showOutline(await outlineOn(on));
}

export const loadSeries = (target: FootprintTarget): Promise<void> =>
  guarded(async () => {
    const series = await seriesOf(target);
    if (series) useScene.setState(target.kind === 'district' ? { series, districtSeries: series } : { series });
  });

/** What the week that ended last by a day resolved and added. */
export const loadWeek = (target: FootprintTarget, on: Day): Promise<void> =>
  guarded(async () => {
    const record = await recordOf(target, on);
    if (record) useScene.setState({ record });
  });

/** How the targets of a kind stand at the end of the week that ended last by a day. */
export const loadComparison = (kind: TargetKind, on: Day): Promise<void> =>
  guarded(async () => {
    const comparison = await comparisonOf(kind, on);
    if (comparison) useScene.setState({ comparison });
  });

/** The series of the whole district, for the date bar. */
export const loadDistrictSeries = (): Promise<void> =>
  guarded(async () => {
    useScene.setState({ districtSeries: await services().engine.footprintSeries([{ kind: 'district' }]) });
  });
