import type { AcceptedChange } from '../core/register/change.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { BASE_MAP_CALLS, type BaseMapCalls } from './calls/base-map.ts';
import { BULK_CALLS, type BulkCalls } from './calls/bulk.ts';
import { CAPTURING_CALLS, type CapturingCalls } from './calls/capturing.ts';
import { CARTOGRAPHY_CALLS, type CartographyCalls } from './calls/cartography.ts';
import { CASE_CALLS, type CaseCalls } from './calls/cases.ts';
import { CERTIFYING_CALLS, type CertifyingCalls } from './calls/certifying.ts';
import { DESK_CALLS, type DeskCalls } from './calls/desk.ts';
import { EDITING_CALLS, type EditingCalls } from './calls/editing.ts';
import { FIELD_CALLS, type FieldCalls } from './calls/field.ts';
import { EXPLAINING_CALLS, type ExplainingCalls } from './calls/explaining.ts';
import { EXPORTING_CALLS, type ExportingCalls } from './calls/exporting.ts';
import { FIELD_DAY_CALLS, type FieldDayCalls } from './calls/field-day.ts';
import { TRACK_ERASURE_CALLS, type TrackErasureCalls } from './calls/track-erasure.ts';
import { FINDING_CALLS, type FindingCalls } from './calls/findings.ts';
import { FOOTPRINT_CALLS, type FootprintCalls } from './calls/footprint.ts';
import { HISTORY_CALLS, type HistoryCalls } from './calls/history.ts';
import { IMPORTING_CALLS, type ImportingCalls } from './calls/importing.ts';
import { INSPECTION_CALLS, type InspectionCalls } from './calls/inspection.ts';
import { LEADER_BOARD_CALLS, type LeaderBoardCalls } from './calls/leader-board.ts';
import { LEADER_TIME_CALLS, type LeaderTimeCalls } from './calls/leader-time.ts';
import { MEASURING_CALLS, type MeasuringCalls } from './calls/measuring.ts';
import { NOTICE_CALLS, type NoticeCalls } from './calls/notices.ts';
import { OUTBOX_CALLS, type OutboxCalls } from './calls/outbox.ts';
import { PATROLLING_CALLS, type PatrollingCalls } from './calls/patrolling.ts';
import { PHOTO_CALLS, type PhotoCalls } from './calls/photos.ts';
import { PRINTING_CALLS, type PrintingCalls } from './calls/printing.ts';
import { SETTINGS_CALLS, type SettingsCalls } from './calls/settings.ts';
import { SNAPSHOT_CALLS, type SnapshotCalls } from './calls/snapshots.ts';
import { TOUR_CALLS, type TourCalls } from './calls/tours.ts';
import { TABLE_CALLS, type TableCalls } from './calls/tables.ts';
import type { EngineApi, Opened, Proven } from './engine-api.ts';
import { type DistrictSession, extendSession, openSession } from './engine/district-session.ts';
import { LayerRecords } from './engine/layer-records.ts';
import { proveDistrict, proveFeed } from './engine/prove-district.ts';
import { readSource, type SourceParts } from './engine/read-source.ts';
import { outlineOn, sceneOn } from './engine/scene-on.ts';
import { serveRecording } from './engine/serve-recording.ts';
import { serveTile } from './engine/serve-tiles.ts';
import type { Answered } from './engine/serve-tables.ts';
import { sessionOn } from './engine/session-on.ts';
import { summarise } from './engine/summarise.ts';
import type { ImportSession } from './engine/waiting-import.ts';
import { lazySubject } from './lazy-subject.ts';
import { EngineError, type Port, type Progress, serve, type Served } from './rpc.ts';

/** A district that was read and is not proven. */
interface Opening {
  readonly session: DistrictSession;
  readonly stop: AbortController;
  watch(progress: Progress): void;
  /** Begins with the first who asks, and is one for all. */
  prove(): Promise<Proven>;
}

/** Asked one by one, after the map stands. */
const FEATURE_CALLS = ['describe', 'overlapTable', 'overlapShapes', 'footprintSeries', 'search', 'titles'] as const;
type Features = Pick<EngineApi, (typeof FEATURE_CALLS)[number]>;

/** How the map names the tiles of a file that is not accepted yet. */
const PREVIEW_SOURCE = 'preview/';

/** Answers before the open district is proven; every other call waits for that. */
const AHEAD: ReadonlySet<string> = new Set<keyof EngineApi>([
  'open',
  'prove',
  'tile',
  'units',
  'outlineOn',
  'readField',
  'fetchField',
  'readSnapshot',
]);

/** Answers the engine's calls on a port: holds the open district and the files that wait to be accepted. */
export function serveEngine(port: Port): void {
  let session: DistrictSession | null = null;
  let opening: Opening | null = null;
  const imports = new Map<string, ImportSession>();
  const records = new LayerRecords();
  const answers = new Map<number, Answered>();
  /** Feeds that were proven and wait to be kept, by the hash that they end with. */
  const handed = new Map<string, readonly AcceptedChange[]>();

  const open = (): DistrictSession => {
    if (!session) throw new EngineError('district-missing');
    return session;
  };
  const openOn = (on: string): DistrictSession => sessionOn(open(), on);
  /** What the map draws: a district that is not proven yet only where there is no other. */
  const drawn = (): DistrictSession | null => session ?? (settled.isOpen ? null : (opening?.session ?? null));
  const settled = new Gate();

  const readied = (read: DistrictSession, parts: SourceParts, isNew: boolean): Opening => {
    const stop = new AbortController();
    let proof: Promise<Proven> | null = null;
    const run = async (): Promise<Proven> => {
      let head: FeedHead;
      try {
        head = await proveDistrict({ progress: (progress) => made.watch(progress), signal: stop.signal }, read, parts);
        session = read;
        imports.clear();
        records.clear();
      } finally {
        if (opening === made) settled.open();
      }
      if (!isNew) return {};
      const { feed, packages, photos, missingPhotos } = parts;
      handed.set(head.hash, feed);
      return { parts: { packages, photos, head }, missingPhotos };
    };
    const made: Opening = {
      session: read,
      stop,
      watch: () => {},
      prove: () => {
        proof ??= run();
        // A refusal is told to whoever asks; that nobody did yet is no fault.
        proof.catch(() => undefined);
        return proof;
      },
    };
    return made;
  };

  const findings = lazySubject<FindingCalls>(FINDING_CALLS, async () =>
    (await import('./engine/serve-findings.ts')).serveFindings(open),
  );
  const functions: Served<EngineApi> = {
    open: async (call, source, proving = 'at-once', now) => {
      const parts = await readSource(call, source);
      call.progress({ phase: 'fold-feed', done: 0, total: 0, unit: 'changes' });
      let answer: Opened;
      let opened: DistrictSession;
      try {
        opened = await openSession(parts.feed, parts.packages, now);
        const summary = summarise(opened);
        answer = { summary, outline: outlineOn(opened, summary.lastOn) };
      } catch (error) {
        // What a feed breaks that nobody looked into is told by what is wrong with the feed.
        await proveFeed(call, parts);
        throw error;
      }
      if (call.signal.aborted) throw new EngineError('cancelled');
      opening?.stop.abort();
      opening = readied(opened, parts, source.from === 'url' || source.from === 'bytes');
      settled.close();
      if (proving === 'at-once') void opening.prove().catch(() => undefined);
      return answer;
    },
    prove: async (call) => {
      const asked = opening;
      if (!asked) throw new EngineError('district-missing');
      asked.watch = (progress) => call.progress(progress);
      call.signal.addEventListener('abort', () => asked.stop.abort());
      try {
        return await asked.prove();
      } finally {
        if (opening === asked) opening = null;
      }
    },
    provenChanges: (_, hash, from, to) => {
      const feed = handed.get(hash);
      if (!feed) throw new EngineError('district-missing');
      if (to >= feed.length) handed.delete(hash);
      return feed.slice(from, to);
    },
    apply: async (_, changes, packages, now) => {
      const before = open();
      session = await extendSession(before, changes, packages, now);
      records.note(before, changes);
      return summarise(session);
    },
    sceneOn: (_, on, beside) => sceneOn(openOn(on), on, beside),
    outlineOn: (_, on) => outlineOn(drawn() ?? open(), on),
    units: () => (drawn() ?? open()).units.list,
    tile: async (_, source, z, x, y, shapesOn) => {
      const district = drawn();
      if (!district) return null;
      if (!source.startsWith(PREVIEW_SOURCE))
        return serveTile(shapesOn === undefined ? district : sessionOn(district, shapesOn), source, z, x, y);
      const waiting = imports.get(source.slice(PREVIEW_SOURCE.length));
      if (!waiting) return null;
      return (await import('./engine/preview-tiles.ts')).servePreviewTile(district, waiting, z, x, y);
    },
    ...lazySubject<Features>(FEATURE_CALLS, async () => (await import('./engine/serve-features.ts')).serveFeatures(open)),
    ...lazySubject<Pick<EngineApi, 'pack' | 'draftWithdrawal'>>(['pack', 'draftWithdrawal'], async () =>
      (await import('./engine/serve-leaving.ts')).serveLeaving(open),
    ),
    ...lazySubject<TableCalls>(TABLE_CALLS, async () =>
      (await import('./engine/serve-tables.ts')).serveTables(open, findings, answers),
    ),
    ...lazySubject<ExportingCalls>(EXPORTING_CALLS, async () =>
      (await import('./engine/serve-exporting.ts')).serveExporting(open, answers),
    ),
    ...lazySubject<InspectionCalls>(INSPECTION_CALLS, async () =>
      (await import('./engine/serve-inspection.ts')).serveInspection(open),
    ),
    ...lazySubject<MeasuringCalls>(MEASURING_CALLS, async () =>
      (await import('./engine/serve-measuring.ts')).serveMeasuring(open),
    ),
    ...lazySubject<FootprintCalls>(FOOTPRINT_CALLS, async () =>
      (await import('./engine/serve-footprint.ts')).serveFootprint(open),
    ),
    ...lazySubject<CartographyCalls>(CARTOGRAPHY_CALLS, async () =>
      (await import('./engine/serve-cartography.ts')).serveCartography(open),
    ),
    ...lazySubject<ImportingCalls>(IMPORTING_CALLS, async () =>
      (await import('./engine/serve-importing.ts')).serveImporting(open, () => session, imports, records),
    ),
    ...lazySubject<ExplainingCalls>(EXPLAINING_CALLS, async () =>
      (await import('./engine/serve-explaining.ts')).serveExplaining(open),
    ),
    ...lazySubject<CertifyingCalls>(CERTIFYING_CALLS, async () =>
      (await import('./engine/serve-certifying.ts')).serveCertifying(open),
    ),
    ...lazySubject<BaseMapCalls>(BASE_MAP_CALLS, async () => (await import('./engine/serve-base-map.ts')).serveBaseMap()),
    ...lazySubject<BulkCalls>(BULK_CALLS, async () => (await import('./engine/serve-bulk.ts')).serveBulk(open)),
    ...lazySubject<CaseCalls>(CASE_CALLS, async () => (await import('./engine/serve-cases.ts')).serveCase(open)),
    ...lazySubject<DeskCalls>(DESK_CALLS, async () => (await import('./engine/serve-desk.ts')).serveDesk(open, findings)),
    ...lazySubject<HistoryCalls>(HISTORY_CALLS, async () => (await import('./engine/serve-history.ts')).serveHistory(open)),
    ...lazySubject<LeaderBoardCalls>(LEADER_BOARD_CALLS, async () =>
      (await import('./engine/serve-leader-board.ts')).serveLeaderBoard(open),
    ),
    ...lazySubject<LeaderTimeCalls & Pick<EngineApi, 'sceneKnownAt'>>([...LEADER_TIME_CALLS, 'sceneKnownAt'], async () =>
      (await import('./engine/serve-leader-time.ts')).serveLeaderTime(open),
    ),
    ...lazySubject<NoticeCalls>(NOTICE_CALLS, async () => (await import('./engine/serve-notices.ts')).serveNotices(open)),
    ...lazySubject<SettingsCalls>(SETTINGS_CALLS, async () => (await import('./engine/serve-settings.ts')).serveSettings(open)),
    ...lazySubject<CapturingCalls>(CAPTURING_CALLS, async () =>
      (await import('./engine/serve-capturing.ts')).serveCapturing(open),
    ),
    ...lazySubject<TrackErasureCalls>(TRACK_ERASURE_CALLS, async () =>
      (await import('./engine/serve-track-erasure.ts')).serveTrackErasure(open),
    ),
    ...lazySubject<FieldDayCalls>(FIELD_DAY_CALLS, async () => (await import('./engine/serve-field-day.ts')).serveFieldDay(open)),
    ...lazySubject<FieldCalls>(FIELD_CALLS, async () => (await import('./engine/serve-field.ts')).serveField(open)),
    ...lazySubject<PhotoCalls>(PHOTO_CALLS, async () => (await import('./engine/serve-photos.ts')).servePhotos(open)),
    ...lazySubject<PatrollingCalls>(PATROLLING_CALLS, async () =>
      (await import('./engine/serve-patrolling.ts')).servePatrolling(open),
    ),
    ...lazySubject<OutboxCalls>(OUTBOX_CALLS, async () => (await import('./engine/serve-outbox.ts')).serveOutbox(open)),
    ...lazySubject<PrintingCalls>(PRINTING_CALLS, async () => (await import('./engine/serve-printing.ts')).servePrinting(open)),
    ...lazySubject<EditingCalls>(EDITING_CALLS, async () => (await import('./engine/serve-editing.ts')).serveEditing(open)),
    ...lazySubject<TourCalls>(TOUR_CALLS, async () => (await import('./engine/serve-tours.ts')).serveTours(open)),
    ...lazySubject<SnapshotCalls>(SNAPSHOT_CALLS, async () => (await import('./engine/serve-snapshots.ts')).serveSnapshots(open)),
    ...findings,
    ...serveRecording(open, records),
  };
  serve<EngineApi>(port, behind(settled, functions));
}

/** Lets through at once while it is open; else when it opens. */
class Gate {
  isOpen = true;
  #passed: Promise<void> = Promise.resolve();
  #resolve: () => void = () => {};

  open(): void {
    this.isOpen = true;
    this.#resolve();
  }

  close(): void {
    this.open();
    this.isOpen = false;
    this.#passed = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get passed(): Promise<void> {
    return this.#passed;
  }
}

/** The same functions; all that speak of figures wait at the gate. */
function behind(gate: Gate, functions: Served<EngineApi>): Served<EngineApi> {
  const wrapped = Object.entries(functions).map(([name, answer]: [string, (...args: never[]) => unknown]) => [
    name,
    AHEAD.has(name) ? answer : async (...args: never[]) => gate.passed.then(() => answer(...args)),
  ]);
  return Object.fromEntries(wrapped) as Served<EngineApi>;
}
