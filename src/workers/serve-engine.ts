import { withdrawLayer } from '../core/register/actions/withdraw-layer.ts';
import { linesOfLayer } from '../core/register/lines-of-layer.ts';
import { withdrawRedLine } from '../core/register/actions/withdraw-red-line.ts';
import { namedFiles } from '../core/register/outbox/field-work.ts';
import { streamContainer } from '../formats/container/write.ts';
import type { EngineApi, Opened, Proven } from './engine-api.ts';
import { describeFeature } from './engine/describe-feature.ts';
import { type DistrictSession, extendSession, openSession } from './engine/district-session.ts';
import { answerSeries } from './engine/footprint-answers.ts';
import { LayerRecords } from './engine/layer-records.ts';
import { titleOf } from './engine/title-of.ts';
import { proveDistrict, proveFeed } from './engine/prove-district.ts';
import { readSource, type SourceParts } from './engine/read-source.ts';
import { drawOverlaps } from './engine/overlap-shapes.ts';
import { PREVIEW_SOURCE, servePreviewTile } from './engine/preview-tiles.ts';
import { outlineOn, sceneOn } from './engine/scene-on.ts';
import { LATEST, sessionOn } from './engine/session-on.ts';
import { searchFeatures } from './engine/search-features.ts';
import { serveBulk } from './engine/serve-bulk.ts';
import { serveCapturing } from './engine/serve-capturing.ts';
import { serveCase } from './engine/serve-cases.ts';
import { serveDesk } from './engine/serve-desk.ts';
import { serveEditing } from './engine/serve-editing.ts';
import { serveFieldDay } from './engine/serve-field-day.ts';
import { serveField } from './engine/serve-field.ts';
import { serveFindings } from './engine/serve-findings.ts';
import { serveHistory } from './engine/serve-history.ts';
import { packFile, serveOutbox } from './engine/serve-outbox.ts';
import { serveNotices } from './engine/serve-notices.ts';
import { servePhotos } from './engine/serve-photos.ts';
import { servePatrolling } from './engine/serve-patrolling.ts';
import { serveRecording } from './engine/serve-recording.ts';
import { serveCartography } from './engine/serve-cartography.ts';
import { serveCertifying } from './engine/serve-certifying.ts';
import { serveFootprint } from './engine/serve-footprint.ts';
import { serveImporting } from './engine/serve-importing.ts';
import { serveInspection } from './engine/serve-inspection.ts';
import { serveMeasuring } from './engine/serve-measuring.ts';
import { serveSettings } from './engine/serve-settings.ts';
import { serveTables } from './engine/serve-tables.ts';
import { serveTile } from './engine/serve-tiles.ts';
import { summarise } from './engine/summarise.ts';
import { tabulateRedLine } from './engine/tabulate-red-line.ts';
import { takeDraft } from './engine/take-draft.ts';
import type { ImportSession } from './engine/waiting-import.ts';
import { EngineError, type Port, type Progress, serve, type Served } from './rpc.ts';

/** A district that was read and is not proven. */
interface Opening {
  readonly session: DistrictSession;
  readonly stop: AbortController;
  watch(progress: Progress): void;
  /** Begins with the first who asks, and is one for all. */
  prove(): Promise<Proven>;
}

/** Answers before the open district is proven; every other call waits for that. */
const AHEAD: ReadonlySet<string> = new Set<keyof EngineApi>([
  'open',
  'prove',
  'tile',
  'units',
  'outlineOn',
  'readField',
  'fetchField',
]);

/** Answers the engine's calls on a port: holds the open district and the files that wait to be accepted. */
export function serveEngine(port: Port): void {
  let session: DistrictSession | null = null;
  let opening: Opening | null = null;
  const imports = new Map<string, ImportSession>();
  const records = new LayerRecords();

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
      try {
        await proveDistrict({ progress: (progress) => made.watch(progress), signal: stop.signal }, read, parts);
        session = read;
        imports.clear();
        records.clear();
      } finally {
        if (opening === made) settled.open();
      }
      if (!isNew) return {};
      const { feed, packages, photos, missingPhotos } = parts;
      return { parts: { feed, packages, photos }, missingPhotos };
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

  const findings = serveFindings(open);
  const functions: Served<EngineApi> = {
    open: async (call, source, proving = 'at-once') => {
      const parts = await readSource(call, source);
      call.progress({ phase: 'fold-feed', done: 0, total: 0, unit: 'changes' });
      let answer: Opened;
      let opened: DistrictSession;
      try {
        opened = await openSession(parts.feed, parts.packages);
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
    apply: async (_, changes, packages) => {
      const before = open();
      session = await extendSession(before, changes, packages);
      records.note(before, changes);
      return summarise(session);
    },
    sceneOn: (_, on) => sceneOn(openOn(on), on),
    outlineOn: (_, on) => outlineOn(drawn() ?? open(), on),
    units: () => (drawn() ?? open()).units.list,
    tile: (_, source, z, x, y, shapesOn) => {
      const district = drawn();
      if (!district) return null;
      if (!source.startsWith(PREVIEW_SOURCE))
        return serveTile(shapesOn === undefined ? district : sessionOn(district, shapesOn), source, z, x, y);
      const waiting = imports.get(source.slice(PREVIEW_SOURCE.length));
      return waiting ? servePreviewTile(district, waiting, z, x, y) : null;
    },
    describe: (_, ref, on) => describeFeature(openOn(on), ref, on),
    overlapTable: (_, redLineId, on) => tabulateRedLine(openOn(on), redLineId, on),
    overlapShapes: (_, ref, others, on) => drawOverlaps(openOn(on), ref, others, on),
    footprintSeries: (_, target) => answerSeries(open(), target),
    search: (_, query, limit) => searchFeatures(openOn(LATEST), query, limit),
    titles: (_, refs) => refs.map((ref) => titleOf(open(), ref)),
    pack: (call, parts, files) => {
      const { district, settings } = open();
      const names = namedFiles(parts.feed).map(({ name }) => name);
      return packFile(call, files, (read, sink, progress) =>
        streamContainer({ district, settings, ...parts }, names, read, sink, progress),
      );
    },
    draftWithdrawal: (_, layerId, reason, on) => {
      const { register, placeOf } = open();
      const items = [...register.items.values()].filter((item) => placeOf(item.parcelId)?.layer.layer.id === layerId).length;
      if (items > 0) throw new EngineError('layer-in-use', { items });
      return [
        ...linesOfLayer(register, layerId).map((line) => withdrawRedLine(register, { redLineId: line.id, reason, on })),
        withdrawLayer(register, { layerId, reason, on }),
      ].map(takeDraft);
    },
    ...serveTables(open, findings),
    ...serveInspection(open),
    ...serveMeasuring(open),
    ...serveFootprint(open),
    ...serveCartography(open),
    ...serveImporting(open, () => session, imports, records),
    ...serveCertifying(open),
    ...serveBulk(open),
    ...serveCapturing(open),
    ...serveCase(open),
    ...serveDesk(open, findings),
    ...serveEditing(open),
    ...serveFieldDay(open),
    ...serveField(open),
    ...findings,
    ...serveHistory(open),
    ...serveNotices(open),
    ...servePhotos(open),
    ...servePatrolling(open),
    ...serveOutbox(open),
    ...serveRecording(open, records),
    ...serveSettings(open),
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
