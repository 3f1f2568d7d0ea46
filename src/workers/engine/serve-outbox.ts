import { SIDECAR_TYPE, namedFiles } from '../../core/register/outbox/field-work.ts';
import { CONTAINER_FORMAT, CONTAINER_PATHS } from '../../formats/container/container.ts';
import { formatOfManifest, OUTBOX_FORMAT, OUTBOX_PATHS, readOutbox, writeOutbox } from '../../formats/container/outbox.ts';
import { openContainerFile } from '../../formats/container/open.ts';
import { hashName } from '../../formats/package/name.ts';
import type { FileSource, OutboxCalls, PackedFile } from '../calls/outbox.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeOutboxes, type ReadOutboxFile } from './judge-outbox.ts';

/** A file that waits lies in a Blob, which the browser may keep on its disk: its photos are read when they are wanted. */
interface Waiting extends ReadOutboxFile {
  readonly fileName: string;
  readonly file: Blob;
}

export function serveOutbox(open: () => DistrictSession): Served<OutboxCalls> {
  const waiting = new Map<string, Waiting>();
  let last = 0;
  const named = (outboxIds: readonly string[]): Waiting[] =>
    outboxIds.map((id) => {
      const found = waiting.get(id);
      if (!found) throw new EngineError('outbox-gone');
      return found;
    });
  return {
    packOutbox: (call, header, changes, source) =>
      packFile(call, source, (read, sink, progress) => writeOutbox(header, changes, read, sink, progress)),
    kindOfFile: async (_, file) => {
      try {
        const container = await openContainerFile(file, { fileName: '' });
        const format = formatOfManifest(await container.read(CONTAINER_PATHS.manifest));
        if (format === OUTBOX_FORMAT) return 'outbox';
        return format === CONTAINER_FORMAT ? 'district' : format === null ? null : 'other';
      } catch {
        return null;
      }
    },
    readOutbox: async (call, fileName, file) => {
      const container = await openContainerFile(file, contextOf(call, fileName));
      const texts = new Map<string, Uint8Array>();
      for (const path of [CONTAINER_PATHS.manifest, OUTBOX_PATHS.changes, OUTBOX_PATHS.reports]) {
        const bytes = await container.read(path);
        if (bytes) texts.set(path, bytes);
      }
      const { manifest, changes } = await readOutbox(texts, async (name) => {
        const bytes = await container.read(CONTAINER_PATHS.photos + name);
        if (!bytes) return 'missing';
        return (await hashName(bytes)) === name ? 'proven' : 'altered';
      });
      const { district } = open();
      if (manifest.district.id !== district.id)
        throw new EngineError(
          'outbox-of-another-district',
          { found: manifest.district.name, open: district.name },
          { file: fileName },
        );
      const outboxId = `outbox-${++last}`;
      waiting.set(outboxId, { outboxId, fileName, file, manifest, changes });
      const { base, device, exportedAt, missing } = manifest;
      return {
        outboxId,
        fileName,
        district: manifest.district,
        base,
        device,
        exportedAt,
        missing,
        changes: changes.map(({ id }) => id),
      };
    },
    judgeOutboxes: (_, outboxIds, holds, today) => judgeOutboxes(open(), named(outboxIds), holds, today).records,
    admitOutboxes: async (call, outboxIds, holds, today) => {
      const outboxes = named(outboxIds);
      const judged = judgeOutboxes(open(), outboxes, holds, today);
      const wanted = new Map(namedFiles(judged.drafts).map(({ name, mediaType }) => [name, mediaType]));
      const photos = new Map<string, { mediaType: string; content: Blob }>();
      for (const { file, fileName, manifest } of outboxes) {
        const names = manifest.photos.filter((name) => wanted.has(name) && !photos.has(name));
        if (names.length === 0) continue;
        const container = await openContainerFile(file, contextOf(call, fileName));
        for (const name of names) {
          const bytes = await container.read(CONTAINER_PATHS.photos + name);
          const mediaType = wanted.get(name) ?? SIDECAR_TYPE;
          if (bytes) photos.set(name, { mediaType, content: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }) });
        }
      }
      return { ...judged, photos };
    },
    dropOutbox: (_, outboxId) => {
      waiting.delete(outboxId);
    },
  };
}

const contextOf = (call: Call, fileName: string) => ({
  fileName,
  signal: call.signal,
  progress: (done: number, total: number) => call.progress({ phase: 'read-container', done, total, unit: 'bytes' }),
});

type Write = (
  read: (name: string) => Promise<Uint8Array | null>,
  sink: (piece: Uint8Array) => void,
  progress: (done: number, total: number) => void,
) => Promise<{ readonly missing: readonly string[] }>;

/** From here on a piece is worth a Blob of its own, which the browser may put on its disk. */
const LARGE_PIECE = 1 << 16;

/** Writes a file out of pieces: a photo is in this thread's memory only while it is written. @throws EngineError `cancelled` */
export async function packFile(call: Call, source: FileSource, write: Write): Promise<PackedFile> {
  const pieces: BlobPart[] = [];
  const sink = (piece: Uint8Array) => {
    const part = piece as Uint8Array<ArrayBuffer>;
    pieces.push(piece.length > LARGE_PIECE ? new Blob([part]) : part);
  };
  const files = await openFiles(source);
  try {
    const { missing } = await write(
      (name) => {
        if (call.signal.aborted) throw new EngineError('cancelled');
        return files.read(name);
      },
      sink,
      (done, total) => call.progress({ phase: 'write-container', done, total, unit: 'files' }),
    );
    return { blob: new Blob(pieces, { type: 'application/zip' }), missing };
  } finally {
    files.close();
  }
}

async function openFiles(source: FileSource): Promise<{ read(name: string): Promise<Uint8Array | null>; close(): void }> {
  if (source.from === 'given') return { read: async (name) => source.files.get(name) ?? null, close: () => undefined };
  if (source.from === 'second-copy') {
    const { readCopied } = await import('../../store/second-copy/read-alone.ts');
    return { read: readCopied, close: () => undefined };
  }
  const { openKeptFiles } = await import('../../store/read-kept.ts');
  return openKeptFiles(source.district);
}
