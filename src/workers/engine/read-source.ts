import type { FeedHead } from '../../core/register/feed.ts';
import { readUnchecked, unpackContainer } from '../../formats/container/read.ts';
import type { DistrictParts, OpenSource } from '../engine-api.ts';
import { type Call, EngineError } from '../rpc.ts';
import { downloadContainer } from './download-container.ts';

/** The parts of a district and what to call their file in a message. */
export interface SourceParts extends DistrictParts {
  readonly fileName: string;
  /** Where the feed has to end, where that is known from elsewhere. */
  readonly head?: FeedHead;
  /** Photos that the feed names and the file does not bring. */
  readonly missingPhotos?: readonly string[];
}

/** Reads feed and packages from wherever they are; the changes are not looked into yet. @throws ReadError; EngineError `download-failed`, `field-for-patrol` */
export async function readSource(call: Call, source: OpenSource): Promise<SourceParts> {
  if (source.from === 'parts') return { feed: source.feed, packages: source.packages, fileName: '' };
  if (source.from === 'kept') {
    call.progress({ phase: 'read-container', done: 0, total: 0, unit: 'bytes' });
    const { readKept } = await import('../../store/read-kept.ts');
    return { ...(await readKept(source.district)), fileName: '' };
  }
  const bytes = source.from === 'url' ? await downloadContainer(source.url, call) : source.bytes;
  const fileName = source.from === 'url' ? (source.url.split('/').at(-1) ?? source.url) : (source.fileName ?? 'district.chidu');
  call.progress({ phase: 'read-container', done: 0, total: 0, unit: 'bytes' });
  const files = await unpackContainer(bytes, {
    fileName,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-container', done, total, unit }),
  });
  const { feed, packages, photos, missingPhotos, field } = await readUnchecked(files);
  // Opened as a district it would outlive its day.
  if (field) throw new EngineError('field-for-patrol', { name: field.for }, { file: fileName });
  return { feed, packages, photos, missingPhotos, fileName };
}
