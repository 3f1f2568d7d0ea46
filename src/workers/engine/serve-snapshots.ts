import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import { feedUpTo } from '../../core/register/seal-erased.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { veilTexts } from '../../core/register/veil-change.ts';
import { collectFigures } from '../../core/report/figures/collect-figures.ts';
import type { FigureTable } from '../../core/report/figures/figure-table.ts';
import { makeSnapshot, type SnapshotSource, writeSnapshot } from '../../core/report/snapshot/make-snapshot.ts';
import type { Published } from '../../core/report/snapshot/published.ts';
import { readSnapshot } from '../../core/report/snapshot/read-snapshot.ts';
import { HIDDEN } from '../../core/report/snapshot/snapshot.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { MadeSnapshot, SnapshotCalls, SnapshotOrder, SnapshotPast } from '../calls/snapshots.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { type DistrictSession, openSession } from './district-session.ts';
import { fieldLayersOf } from './field-layers.ts';
import { footprintOf } from './footprint-model.ts';
import { wholeSession } from './session-on.ts';

type Past = SnapshotPast | null;

/** Snapshots: frozen out of the open district, read and proven. */
export function serveSnapshots(open: () => DistrictSession): Served<SnapshotCalls> {
  return {
    makeSnapshot: (call, order, past) => freeze(call, wholeSession(open()), order, past),
    // Proved as it is, shown as texts of a file are.
    readSnapshot: (_, bytes, recorded) => {
      const reading = readSnapshot(bytes, recorded);
      return { ...reading, snapshot: veilTexts(reading.snapshot) };
    },
  };
}

async function freeze(call: Call, session: DistrictSession, order: SnapshotOrder, past: Past): Promise<MadeSnapshot> {
  const { id, audience, asOf, words, camera, pictures } = order;
  const steps = 2 + order.before.length;
  const report = async (done: number) => {
    call.progress({ phase: 'make-snapshot', done, total: steps, unit: 'steps' });
    await nextTask();
    if (call.signal.aborted) throw new EngineError('cancelled');
  };
  await report(0);
  const known = await sessionAt(session, order.knownAt ?? session.register.seq, past);
  const source = snapshotSourceOf(known, asOf);
  const before: Published[] = [];
  for (const bytes of order.before) {
    await report(1 + before.length);
    before.push(await readBefore(session, bytes, order, past));
  }
  await report(steps - 1);
  const snapshot = await makeSnapshot(source, { id, audience, asOf, words, camera, pictures, before });
  const bytes = writeSnapshot(snapshot);
  const cells = snapshot.figures.flatMap((table) => table.cells.flat()).filter((cell) => cell !== null);
  return {
    bytes,
    frozen: {
      id,
      audience,
      asOf,
      knownAt: snapshot.knownAt,
      title: words.title,
      file_sha256: sha256(bytes),
      bytes: bytes.length,
    },
    cells: cells.length,
    hidden: cells.filter((cell) => cell === HIDDEN).length,
  };
}

const headOf = ({ register, chainHash }: DistrictSession): FeedHead => ({
  seq: register.seq,
  hash: chainHash ?? EMPTY_FEED.hash,
});

/** The district as it was known at a place of its feed. */
async function sessionAt(session: DistrictSession, seq: number, past: Past): Promise<DistrictSession> {
  if (seq === session.register.seq) return session;
  if (!past) throw new EngineError('snapshot-past-missing');
  if (past.feed[seq - 1]?.seq !== seq) throw new EngineError('snapshot-unknown-place', { seq });
  return openSession(feedUpTo(past.feed, seq), past.packages);
}

/** What a snapshot of a day is made from, as the session knows the district. */
export function snapshotSourceOf(session: DistrictSession, on: string): SnapshotSource {
  const { register, plane } = session;
  return { register, plane, layers: fieldLayersOf(session), head: headOf(session), tables: figuresOf(session, on) };
}

/** All figures of a day, before anything is hidden. */
export function figuresOf(session: DistrictSession, on: string): readonly FigureTable[] {
  const { register, plane, redLines, units } = session;
  const { model } = footprintOf(session);
  return collectFigures({ register, plane, model, redLines, units: units.polygons }, on);
}

/** An earlier publication, with its figures counted again from the feed that it rests on. */
async function readBefore(
  session: DistrictSession,
  bytes: Uint8Array,
  { audience }: SnapshotOrder,
  past: Past,
): Promise<Published> {
  const { ok, snapshot } = readSnapshot(bytes);
  if (!ok || !snapshot) throw new EngineError('snapshot-before-altered');
  if (snapshot.audience !== audience) throw new EngineError('snapshot-before-other', { audience });
  const known = await sessionAt(session, snapshot.knownAt.seq, past);
  if (headOf(known).hash !== snapshot.knownAt.chainHash) throw new EngineError('snapshot-before-altered');
  return { snapshot, tables: figuresOf(known, snapshot.asOf) };
}
