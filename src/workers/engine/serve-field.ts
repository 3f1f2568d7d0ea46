import { EMPTY_FEED } from '../../core/register/feed.ts';
import { seededIds } from '../../core/report/field-package/seeded-ids.ts';
import { readUnchecked, unpackContainer } from '../../formats/container/read.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { FieldCalls, ReadField } from '../calls/field.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { fieldLayersOf } from './field-layers.ts';
import { downloadContainer } from './download-container.ts';
import { proveFeed } from './prove-district.ts';

/** Field packages: cut out of the open district at the desk, read on the phone. */
export function serveField(open: () => DistrictSession): Served<FieldCalls> {
  return {
    makeField: async (call, request, { received, at, seed }) => {
      const session = open();
      const { makeFieldPackage } = await import('../../formats/field-package/make-field-package.ts');
      const { register, plane } = session;
      const from = { seq: register.seq, hash: session.chainHash ?? EMPTY_FEED.hash };
      const source = { register, plane, layers: fieldLayersOf(session), from, received, at, ids: seededIds(seed, at) };
      const { bytes, counts } = await makeFieldPackage(source, request, async (done) => {
        call.progress({ phase: 'make-field', done: Math.round(100 * done), total: 100, unit: 'percent' });
        await nextTask();
        if (call.signal.aborted) throw new EngineError('cancelled');
      });
      return { bytes, counts };
    },
    readField: (call, bytes, fileName) => readField(call, bytes, fileName),
    fetchField: async (call, url) => readField(call, await downloadContainer(url, call), url.split('/').at(-1) ?? url),
  };
}

async function readField(call: Call, bytes: Uint8Array, fileName: string): Promise<ReadField> {
  call.progress({ phase: 'read-container', done: 0, total: 0, unit: 'bytes' });
  const files = await unpackContainer(bytes, {
    fileName,
    signal: call.signal,
    progress: (done, total, unit) => call.progress({ phase: 'read-container', done, total, unit }),
  });
  const container = await readUnchecked(files);
  const { district, field, feed, packages } = container;
  if (!field) throw new EngineError('field-none', {}, { file: fileName });
  await proveFeed(call, { feed, packages, fileName });
  const { judgeReadField } = await import('../../formats/field-package/judge-read-field.ts');
  const refusal = await judgeReadField(container);
  if (refusal) {
    const { refused, ...params } = refusal;
    throw Object.assign(new EngineError(refused, {}, { file: fileName }), { params });
  }
  return { district, field, feed, packages };
}
