import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { Day } from '../../core/register/ports.ts';
import { AUDIENCES } from '../../core/report/audience.ts';
import { compareSnapshots } from '../../core/report/comparison/compare-snapshots.ts';
import type { ComparedLine } from '../../core/report/comparison/compared.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import type { DayComparison, StackedSeries, TimeQuestion } from '../../workers/calls/leader-time.ts';
import type { DayScene } from '../../workers/engine-api.ts';
import { asCodedError } from '../failure.ts';
import { createFiguresFirst, nextPaint } from '../figures-first.ts';
import { keepLatest } from '../latest.ts';
import { createSceneReel, type SceneReel } from '../scene-reel.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { type LeaderLook, useLeaderScreen } from './screen.ts';
import { partsInMemory } from './parts-in-memory.ts';

/** One map, two under a divider, or two beside each other. */
export const COMPARE_FORMS = ['swipe', 'side', 'single'] as const;
export type CompareForm = (typeof COMPARE_FORMS)[number];
export const COMPARE_LEVELS = ['zone', 'township', 'red-line'] as const;
export type CompareLevel = (typeof COMPARE_LEVELS)[number];
/** What the number table counts in. */
export const COMPARE_COUNTS = ['mu', 'm2', 'items'] as const;
export type CompareCount = (typeof COMPARE_COUNTS)[number];
export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

/** How two days are compared; a part of links. The later day is the one that all screens share. */
export interface CompareLook {
  /** Null: the end of the week before the day looked at. */
  readonly before: Day | null;
  readonly form: CompareForm;
  readonly level: CompareLevel;
  readonly count: CompareCount;
}

export const PLAIN_COMPARE: CompareLook = { before: null, form: 'swipe', level: 'zone', count: 'mu' };

/** Two frozen files in place of two days. */
export interface SnapshotPair {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly lines: readonly ComparedLine[];
}

interface CompareState extends CompareLook {
  readonly answer: DayComparison | null;
  /** The district's weeks, for the slider. */
  readonly series: StackedSeries | null;
  readonly scenes: Readonly<Record<Side, DayScene | null>>;
  /** The figures of the days of the scenes: what a map may say. Null while that is not known for the audience. */
  readonly told: DayComparison | null;
  readonly files: Readonly<Partial<Record<Side, Snapshot>>>;
  readonly pair: SnapshotPair | null;
  readonly error: CodedError | null;
  look(look: Partial<CompareLook>): void;
}

const NOTHING = {
  answer: null,
  series: null,
  scenes: { before: null, after: null },
  told: null,
  files: {},
  pair: null,
  error: null,
} as const;

export const useCompare = create<CompareState>()((set) => ({
  ...PLAIN_COMPARE,
  ...NOTHING,
  look: (look) => set(look),
}));

const turns = createFiguresFirst<Record<Side, DayScene>>({
  painted: nextPaint,
  show: (parts) =>
    useCompare.setState(({ scenes, answer }) => ({
      scenes: parts.before || parts.after ? { ...scenes, ...parts } : scenes,
      told: answer,
    })),
});

const reelOf = (side: Side) =>
  createSceneReel({
    borrow: (on) => reels[side === 'before' ? 'after' : 'before'].find(on),
    ask: async (on, beside) => {
      const { knownAt } = useLeaderScreen.getState();
      const { engine } = services();
      if (knownAt === null) return engine.sceneOn(beside === undefined ? [on] : [on, beside]);
      const { parts } = await partsInMemory();
      return engine.sceneKnownAt(parts ? [on, knownAt, parts] : [on, knownAt]);
    },
    show: (scene) => turns.offer({ [side]: scene }),
    fail: (error) => useCompare.setState({ error: asCodedError(error) }),
  });
const reels: Readonly<Record<Side, SceneReel>> = { before: reelOf('before'), after: reelOf('after') };
const clearReels = () => {
  turns.drop();
  for (const side of SIDES) reels[side].clear();
};

useSession.subscribe(({ revision, summary }, last) => {
  if (revision !== last.revision || summary === null) clearReels();
  if (last.summary && summary?.district.id !== last.summary.district.id) useCompare.setState({ ...NOTHING, before: null });
});
useLeaderScreen.subscribe(({ knownAt, audience }, last) => {
  if (audience !== last.audience) {
    dropSnapshots();
    useCompare.setState({ told: null });
  }
  if (knownAt !== last.knownAt) clearReels();
});

/** Settles when the figures asked for last are asked for: the engine answers in the order of the questions. */
let figuresAsked: Promise<unknown> = Promise.resolve();

/** What the map of a side draws, after the figures that were asked for before; until it is there the older picture stays. */
export const showSide = (side: Side, on: Day): void => {
  const show = () => reels[side].show(on);
  figuresAsked.then(show, show);
};

/** Days that are likely looked at next. */
export const prepareSide = (side: Side, days: readonly Day[]): void => reels[side].prepare(days);

/** Who asks, with the district itself where the engine cannot read it alone. */
export async function askFor({ audience, knownAt }: Pick<LeaderLook, 'audience' | 'knownAt'>): Promise<TimeQuestion> {
  return { audience, knownAt, ...(knownAt !== null && (await partsInMemory())) };
}

const answerOf = keepLatest((signal: AbortSignal, question: TimeQuestion, before: Day, after: Day) =>
  services().engine.compareDays([question, before, after], { signal }),
);

/** Asks for the figures of two days; those shown before stay until then, and the maps until they are painted. */
export async function loadDays(look: Pick<LeaderLook, 'audience' | 'knownAt'>, before: Day, after: Day): Promise<void> {
  // What was never shown is not kept waiting: a map that opens is drawn while the first figures are counted.
  const letGo = useCompare.getState().answer ? turns.hold() : null;
  try {
    const question = askFor(look);
    figuresAsked = question;
    const answer = await answerOf(await question, before, after);
    if (answer) useCompare.setState(letGo ? { answer, error: null } : { answer, told: answer, error: null });
  } catch (error) {
    useCompare.setState({ error: asCodedError(error) });
  } finally {
    void letGo?.();
  }
}

/** The district's weeks, for the slider. */
export async function loadWeeks(look: Pick<LeaderLook, 'audience' | 'knownAt'>): Promise<void> {
  try {
    useCompare.setState({ series: await services().engine.stackedSeries([await askFor(look), null]) });
  } catch (error) {
    useCompare.setState({ error: asCodedError(error) });
  }
}

/**
 * What became of a file: `altered` is not what was frozen, `other` is of another district than the open one, for another audience than its
 * counterpart, or says more than the audience of the screen may see.
 */
export type TakenSnapshot = 'taken' | 'altered' | 'other';

/** Takes a frozen snapshot as one of the sides; with both they are compared. @throws CodedError where the engine stopped */
export async function takeSnapshot(side: Side, bytes: Uint8Array): Promise<TakenSnapshot> {
  const { ok, snapshot } = await services().engine.readSnapshot([bytes]);
  if (!ok || !snapshot) return 'altered';
  const isToldAll = AUDIENCES.indexOf(snapshot.audience) < AUDIENCES.indexOf(useLeaderScreen.getState().audience);
  if (isToldAll || snapshot.district.id !== useSession.getState().summary?.district.id) return 'other';
  const files = { ...useCompare.getState().files, [side]: snapshot };
  const { before, after } = files;
  if (before && after && (before.audience !== after.audience || before.district.id !== after.district.id)) return 'other';
  useCompare.setState({
    files,
    pair: before && after ? { before, after, lines: compareSnapshots(before, after) } : null,
  });
  return 'taken';
}

/** Back to the days of the open district. */
export function dropSnapshots(): void {
  useCompare.setState({ files: {}, pair: null });
}
