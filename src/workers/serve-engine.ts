import { withdrawLayer } from '../core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../core/register/actions/withdraw-red-line.ts';
import { readContainer, unpackContainer } from '../formats/container/read.ts';
import { packContainer, writeContainer } from '../formats/container/write.ts';
import { verifyFeed } from '../store/verify-feed.ts';
import type { EngineApi, OpenSource, Opened } from './engine-api.ts';
import { admitImport, takeDraft } from './engine/admit-import.ts';
import { describeFeature } from './engine/describe-feature.ts';
import { type DistrictSession, extendSession, openSession } from './engine/district-session.ts';
import { downloadContainer } from './engine/download-container.ts';
import { answerResolved, answerSeries } from './engine/footprint-answers.ts';
import { type ImportSession, previewImport, startImport } from './engine/import-session.ts';
import { titleOf } from './engine/title-of.ts';
import { drawOverlaps } from './engine/overlap-shapes.ts';
import { PREVIEW_SOURCE, servePreviewTile } from './engine/preview-tiles.ts';
import { draftReturn, type WithdrawnLayer } from './engine/return-layer.ts';
import { sceneOn } from './engine/scene-on.ts';
import { searchFeatures } from './engine/search-features.ts';
import { serveCartography } from './engine/serve-cartography.ts';
import { serveFootprint } from './engine/serve-footprint.ts';
import { serveInspection } from './engine/serve-inspection.ts';
import { serveMeasuring } from './engine/serve-measuring.ts';
import { serveTables } from './engine/serve-tables.ts';
import { serveTile } from './engine/serve-tiles.ts';
import { summarise } from './engine/summarise.ts';
import { tabulateRedLine } from './engine/tabulate-red-line.ts';
import { type Call, EngineError, type Port, serve } from './rpc.ts';

/** Answers the engine's calls on a port: holds the open district and the files that wait to be accepted. */
export function serveEngine(port: Port): void {
  let session: DistrictSession | null = null;
  const imports = new Map<string, ImportSession>();
  const withdrawn = new Map<string, WithdrawnLayer>();
  let lastImport = 0;

  const open = (): DistrictSession => {
    if (!session) throw new EngineError('district-missing');
    return session;
  };
  const imported = (id: string): ImportSession => {
    const found = imports.get(id);
    if (!found) throw new EngineError('import-missing');
    return found;
  };

  serve<EngineApi>(port, {
    open: async (call, source) => {
      const parts = await readSource(call, source);
      call.progress({ phase: 'fold-feed', done: 0, total: 0, unit: 'changes' });
      const opened = await openSession(parts.feed, parts.packages);
      call.progress({ phase: 'measure-overlaps', done: 0, total: 0, unit: 'pairs' });
      const summary = summarise(opened);
      if (call.signal.aborted) throw new EngineError('cancelled');
      session = opened;
      imports.clear();
      withdrawn.clear();
      const answer: Opened = source.from === 'parts' ? { summary } : { summary, parts };
      return answer;
    },
    apply: async (_, changes, packages) => {
      session = await extendSession(open(), changes, packages);
      return summarise(session);
    },
    sceneOn: (_, on) => sceneOn(open(), on),
    units: () => open().units.list,
    tile: (_, source, z, x, y) => {
      if (!session) return null;
      if (!source.startsWith(PREVIEW_SOURCE)) return serveTile(session, source, z, x, y);
      const waiting = imports.get(source.slice(PREVIEW_SOURCE.length));
      return waiting ? servePreviewTile(session, waiting, z, x, y) : null;
    },
    describe: (_, ref, on) => describeFeature(open(), ref, on),
    overlapTable: (_, redLineId, on) => tabulateRedLine(open(), redLineId, on),
    overlapShapes: (_, ref, others, on) => drawOverlaps(open(), ref, others, on),
    footprintSeries: (_, target) => answerSeries(open(), target),
    resolvedInWeek: (_, target, week) => answerResolved(open(), target, week),
    search: (_, query, limit) => searchFeatures(open(), query, limit),
    titles: (_, refs) => refs.map((ref) => titleOf(open(), ref)),
    readImport: async (call, fileName, bytes, crs) => {
      const read = await startImport(call, String(++lastImport), fileName, bytes, crs);
      imports.set(read.id, read);
      return previewImport(read, session?.settings.bounds ?? null);
    },
    admitImport: async (call, choice, on, ids) => {
      const result = await admitImport(call, open(), imported(choice.importId), choice, on, ids);
      return result;
    },
    dropImport: (_, id) => {
      imports.delete(id);
    },
    pack: async (_, parts) => {
      const { district, settings } = open();
      return packContainer(await writeContainer({ district, settings, ...parts, photos: new Map() }));
    },
    draftWithdrawal: (_, layerId, reason, on) => {
      const { register, placeOf } = open();
      const items = [...register.items.values()].filter((item) => placeOf(item.parcelId)?.layer.layer.id === layerId).length;
      if (items > 0) throw new EngineError('layer-in-use', { items });
      const lines = [...register.redLines.values()].filter((line) => line.layerId === layerId);
      const layer = register.layers.get(layerId);
      if (layer) withdrawn.set(layerId, { layer, redLines: lines });
      return [
        ...lines.map((line) => withdrawRedLine(register, { redLineId: line.id, reason, on })),
        withdrawLayer(register, { layerId, reason, on }),
      ].map(takeDraft);
    },
    draftReturn: (_, layerId) => {
      const gone = withdrawn.get(layerId);
      if (!gone) throw new EngineError('layer-unknown', { layer: layerId });
      return draftReturn(open().register, gone);
    },
    ...serveTables(open),
    ...serveInspection(open),
    ...serveMeasuring(open),
    ...serveFootprint(open),
    ...serveCartography(open),
  });
}

type Parts = Required<Opened>['parts'];

async function readSource(call: Call, source: OpenSource): Promise<Parts> {
  if (source.from === 'parts') return source;
  const bytes = source.from === 'url' ? await downloadContainer(source.url, call) : source.bytes;
  const fileName = source.from === 'url' ? (source.url.split('/').at(-1) ?? source.url) : 'district.chidu';
  call.progress({ phase: 'read-container', done: 0, total: 0, unit: 'bytes' });
  const files = await unpackContainer(bytes, {
    fileName,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-container', done, total, unit }),
  });
  const { feed, packages } = await readContainer(files);
  const chain = await verifyFeed(feed);
  if (!chain.ok) throw new EngineError('feed-altered', { seq: chain.seq }, { file: fileName });
  return { feed, packages };
}
