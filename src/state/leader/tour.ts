import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { FigureRef, Tour, TourCamera, TourFigure, TourLayer, TourStop } from '../../core/register/tour.ts';
import { PICTURE_TYPE, picturesOfTour, snapshotsOfTour } from '../../core/register/tour.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import { firstFigures } from '../../core/report/tour/first-figures.ts';
import { tellBefore } from '../../core/report/tour/tell-before.ts';
import { weekBefore } from '../../core/report/tour/week-before.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { Attachment } from '../../store/database.ts';
import type { MadeSnapshot } from '../../workers/calls/snapshots.ts';
import type { Progress } from '../../workers/rpc.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { freezeDay, type FreezeOrder, knownFile, loadFiles, takeFile, type TourFile } from './tour-files.ts';
import { keepPicture, knownPicture, loadPictures } from './tour-pictures.ts';

export type TourDraft = Omit<Tour, 'savedOn'>;

interface TourState {
  readonly saved: readonly Tour[];
  /** Drafts with changes that were not saved, as they lie on this device. */
  readonly left: readonly KeptDraft[];
  readonly draft: TourDraft | null;
  readonly isChanged: boolean;
  /** Id of the stop that is worked on; null: a new one, of the day looked at. */
  readonly chosen: string | null;
  /** Of the day looked at, as far as it is frozen. */
  readonly frozen: TourFile | null;
  readonly freezing: Progress | null;
  /** Where the map of the view looks. */
  readonly camera: TourCamera | null;
  /** Names of snapshots of the draft that are not on this device. */
  readonly missing: readonly string[];
  readonly removed: { readonly stop: TourStop; readonly at: number } | null;
  readonly error: CodedError | null;
  /** A tour is being put together that nobody has to make; nothing of it is shown until it is whole. */
  readonly isReadying: boolean;
  /** The draft was made to be shown, not to be worked on first. */
  readonly showsAtOnce: boolean;
  choose(id: string | null): void;
  moveCamera(camera: TourCamera): void;
}

const NO_DRAFT = {
  draft: null,
  isChanged: false,
  chosen: null,
  missing: [],
  removed: null,
  error: null,
  isReadying: false,
  showsAtOnce: false,
} as const;

export const useTour = create<TourState>()((set) => ({
  saved: [],
  left: [],
  ...NO_DRAFT,
  frozen: null,
  freezing: null,
  camera: null,
  choose: (chosen) => set({ chosen }),
  moveCamera: (camera) => set({ camera }),
}));

const DRAFTS = 'tour/';
const nameOf = ({ id }: TourDraft): string => `${DRAFTS}${id}`;
const FLIGHT_s = 3;
const SHOWN: readonly TourLayer[] = ['plots', 'red-lines', 'sightings', 'units', 'names'];

/** What `frozen` was frozen of; a record of ours alone does not make it old. */
let frozenOf: (FreezeOrder & { seq: number }) | null = null;

useSession.subscribe(({ summary }, before) => {
  if (!before.summary || summary?.district.id === before.summary.district.id) return;
  frozenOf = null;
  useTour.setState({ saved: [], left: [], ...NO_DRAFT, frozen: null, freezing: null, camera: null });
});

const district = (): string => useSession.getState().summary?.district.id ?? '';
const seq = (): number => useSession.getState().summary?.seq ?? 0;

/** The tours on record, and the drafts that were left on this device. @throws CodedError */
export async function loadTours(): Promise<void> {
  const { engine } = services();
  const { tours } = await engine.savedTours([]);
  await keeping;
  const rows = await services().store.loadDrafts(district(), DRAFTS);
  useTour.setState({ saved: tours, left: rows.map(({ value }) => value as KeptDraft) });
}

export interface KeptDraft {
  readonly draft: TourDraft;
  readonly files: readonly { readonly sha256: string; readonly bytes: Uint8Array; readonly frozen?: MadeSnapshot['frozen'] }[];
  /** Absent in drafts of before there were photos. */
  readonly pictures?: readonly { readonly sha256: string; readonly content: Blob }[];
}

const loadAll = async (tour: TourDraft): Promise<readonly string[]> => [
  ...(await loadFiles(snapshotsOfTour(tour))),
  ...(await loadPictures(picturesOfTour(tour))),
];

/** Goes on with what was not saved. @throws CodedError where a snapshot was altered */
export async function resumeDraft({ draft, files, pictures = [] }: KeptDraft): Promise<void> {
  for (const { bytes, sha256, frozen } of files) await takeFile(bytes, sha256, frozen);
  for (const { sha256, content } of pictures) keepPicture(sha256, content);
  const missing = await loadAll(draft);
  useTour.setState({ ...NO_DRAFT, draft, isChanged: true, chosen: draft.stops[0]?.id ?? null, missing });
}

/** Gives up what was not saved of a tour. @throws CodedError of the store */
export async function dropDraft({ draft }: KeptDraft): Promise<void> {
  await services().store.removeDrafts(district(), [nameOf(draft)]);
  await loadTours();
}

/** Saves go one after the other, so that an earlier one never comes last. */
let keeping: Promise<unknown> = Promise.resolve();

function keepDraft(): void {
  const { draft } = useTour.getState();
  const id = district();
  keeping = keeping
    .then(() => {
      if (!draft) return undefined;
      const files = snapshotsOfTour(draft).flatMap((name) => {
        const file = knownFile(name);
        return file?.frozen ? [{ sha256: name, bytes: file.bytes, frozen: file.frozen }] : [];
      });
      const pictures = knownPictures(draft);
      return services().store.saveDraft(id, nameOf(draft), { draft, files, pictures } satisfies KeptDraft);
    })
    .catch((error: unknown) => useTour.setState({ error: asCodedError(error) }));
}

const knownPictures = (draft: TourDraft) =>
  picturesOfTour(draft).flatMap((sha256) => {
    const content = knownPicture(sha256);
    return content ? [{ sha256, content }] : [];
  });

export function beginTour(audience: Audience, title: string): void {
  useTour.setState({ ...NO_DRAFT, draft: { id: services().ids.next(), title, audience, stops: [] } });
}

/** @throws CodedError where a snapshot was altered */
export async function openTour({ id, title, audience, stops }: Tour): Promise<void> {
  const tour: TourDraft = { id, title, audience, stops };
  const missing = await loadAll(tour);
  useTour.setState({ ...NO_DRAFT, draft: tour, missing, chosen: tour.stops[0]?.id ?? null });
}

/** Lays the draft aside; what was not saved stays on this device. */
export async function closeTour(): Promise<void> {
  useTour.setState(NO_DRAFT);
  await loadTours();
}

function change(next: (draft: TourDraft) => Partial<TourDraft>): void {
  const { draft } = useTour.getState();
  if (!draft) return;
  useTour.setState({ draft: { ...draft, ...next(draft) }, isChanged: true, error: null });
  keepDraft();
}

/** Gives the draft its stops, all at once; the first is worked on. */
export function placeStops(stops: readonly TourStop[]): void {
  change(() => ({ stops }));
  useTour.setState({ chosen: stops[0]?.id ?? null });
}

export const nameTour = (title: string): void => change(() => ({ title }));

export const changeStop = (id: string, patch: Partial<TourStop>): void =>
  change(({ stops }) => ({ stops: stops.map((one) => (one.id === id ? { ...one, ...patch } : one)) }));

/** Puts a stop at another place of the order. */
export function moveStop(id: string, to: number): void {
  change(({ stops }) => {
    const moved = stops.find((one) => one.id === id);
    if (!moved) return {};
    const rest = stops.filter((one) => one !== moved);
    const at = Math.max(0, Math.min(rest.length, to));
    return { stops: [...rest.slice(0, at), moved, ...rest.slice(at)] };
  });
}

export function deleteStop(id: string): void {
  const { draft } = useTour.getState();
  const at = draft?.stops.findIndex((one) => one.id === id) ?? -1;
  if (!draft || at < 0) return;
  const stop = draft.stops[at];
  change(({ stops }) => ({ stops: stops.filter((one) => one !== stop) }));
  const { stops } = useTour.getState().draft ?? draft;
  useTour.setState({ removed: { stop, at }, chosen: (stops[at] ?? stops[at - 1])?.id ?? null });
}

export function restoreStop(): void {
  const { removed } = useTour.getState();
  if (!removed) return;
  change(({ stops }) => ({ stops: [...stops.slice(0, removed.at), removed.stop, ...stops.slice(removed.at)] }));
  useTour.setState({ removed: null, chosen: removed.stop.id });
}

/** Was a snapshot frozen by all that is known now? A record of ours alone does not make it old. */
export const isKnownNow = (snapshot: Snapshot): boolean =>
  snapshot.knownAt.seq === seq() || (useTour.getState().frozen?.snapshot === snapshot && frozenOf?.seq === seq());

/**
 * Shows figures at a stop, each with what it was a week before by the same knowledge, where that can be asked and told.
 */
export async function showFigures(stop: TourStop, figures: readonly FigureRef[], snapshot: Snapshot): Promise<void> {
  const bare = figures.map(({ table, row, column }): TourFigure => {
    const known = stop.figures.find((one) => one.table === table && one.row === row && one.column === column);
    return known ?? { table, row, column };
  });
  changeStop(stop.id, { figures: bare });
  // Both days by the same knowledge: an older snapshot keeps what it was told, and is told no more.
  if (!isKnownNow(snapshot)) return;
  const summary = useSession.getState().summary;
  const earlier = weekBefore(snapshot.asOf, summary?.firstOn ?? snapshot.asOf);
  if (earlier === null) return;
  try {
    const told = await services().engine.figuresBefore([earlier, bare]);
    const isMeant = useTour.getState().draft?.stops.find(({ id }) => id === stop.id)?.figures === bare;
    if (isMeant) changeStop(stop.id, { beforeOn: earlier, figures: tellBefore(bare, told, snapshot) });
  } catch (error) {
    useTour.setState({ error: asCodedError(error) });
  }
}

const freezing = keepLatest((signal: AbortSignal, order: FreezeOrder) =>
  freezeDay(order, snapshotsOfTour(useTour.getState().draft ?? { stops: [] }), signal, (progress) =>
    useTour.setState({ freezing: progress }),
  ),
);

const isFrozen = (order: FreezeOrder): boolean =>
  frozenOf !== null &&
  frozenOf.on === order.on &&
  frozenOf.audience === order.audience &&
  frozenOf.knownAt === order.knownAt &&
  frozenOf.seq === seq();

/** Has the day looked at frozen, or takes the one that is. Failures are kept for the screen. */
export async function lookAtDay(order: FreezeOrder): Promise<TourFile | null> {
  const { frozen } = useTour.getState();
  if (frozen && isFrozen(order)) return frozen;
  const at = seq();
  useTour.setState({ freezing: { phase: 'make-snapshot', done: 0, total: 0, unit: 'steps' }, error: null });
  try {
    const made = await freezing(order);
    if (!made) return null;
    frozenOf = { ...order, seq: at };
    useTour.setState({ frozen: made, freezing: null });
    return made;
  } catch (error) {
    useTour.setState({ freezing: null, error: asCodedError(error) });
    return null;
  }
}

/** A stop where the map looks, after the one that is worked on, with numbers of what is looked at. @param title of the stop */
export async function addStop(day: TourFile, camera: TourCamera, title: string): Promise<void> {
  const { draft, chosen } = useTour.getState();
  if (!draft) return;
  const model = draft.stops.find((one) => one.id === chosen);
  const stop: TourStop = {
    id: services().ids.next(),
    snapshot_sha256: day.sha256,
    camera,
    flight_s: FLIGHT_s,
    layers: model?.layers ?? SHOWN,
    title,
    text: '',
    notes: '',
    figures: firstFigures(day.snapshot, day.sha256, camera, draft.stops),
  };
  change(({ stops }) => {
    const at = model ? stops.indexOf(model) + 1 : stops.length;
    return { stops: [...stops.slice(0, at), stop, ...stops.slice(at)] };
  });
  useTour.setState({ chosen: stop.id, removed: null });
  await showFigures(stop, stop.figures, day.snapshot);
}

/** Records the tour with the snapshots that the feed does not have yet; their files are kept with it. @throws CodedError of the refusal */
export async function saveTour(): Promise<void> {
  const { draft } = useTour.getState();
  if (!draft) return;
  const on = today();
  const files = snapshotsOfTour(draft).flatMap((name) => knownFile(name) ?? []);
  const { saved } = useTour.getState();
  const known = new Set(saved.flatMap(snapshotsOfTour));
  const news = files.flatMap(({ frozen, sha256 }) => (frozen && !known.has(sha256) ? [frozen] : []));
  const titles = new Map(draft.stops.map(({ snapshot_sha256, title }) => [snapshot_sha256, title]));
  const attachments = new Map<string, Attachment>([
    ...files.map(({ sha256, bytes }): [string, Attachment] => [
      sha256,
      { mediaType: 'application/json', content: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/json' }) },
    ]),
    ...knownPictures(draft).map(({ sha256, content }): [string, Attachment] => [sha256, { mediaType: PICTURE_TYPE, content }]),
  ]);
  const before = seq();
  await act(
    [
      ...news.map((snapshot) => ({
        action: 'freezeSnapshot' as const,
        input: { snapshot: { ...snapshot, title: titles.get(snapshot.file_sha256) || draft.title }, on },
      })),
      { action: 'saveTour', input: { tour: draft, on } },
    ],
    attachments,
  );
  if (frozenOf?.seq === before) frozenOf.seq = seq();
  useTour.setState({ isChanged: useTour.getState().draft !== draft, removed: null });
  await keeping;
  await services().store.removeDrafts(district(), [nameOf(draft)]);
  await loadTours();
}

/** @throws CodedError of the refusal */
export async function withdrawTour(id: string, reason: string): Promise<void> {
  await act([{ action: 'withdrawTour', input: { tourId: id, reason, on: today() } }]);
  if (useTour.getState().draft?.id === id) useTour.setState(NO_DRAFT);
  await loadTours();
}
