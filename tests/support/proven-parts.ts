import type { AcceptedChange } from '../../src/core/register/change.ts';
import type { EngineApi, Proven } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import type { DistrictParts } from '../../src/store/save-district.ts';

/** What an engine has proven with its whole feed, fetched in pieces as the page does. */
export async function provenParts(engine: Pick<Remote<EngineApi>, 'provenChanges'>, { parts }: Proven): Promise<DistrictParts> {
  if (!parts) throw new Error('the district came without its parts');
  const { head, ...files } = parts;
  const feed: AcceptedChange[] = [];
  while (feed.length < head.seq) feed.push(...(await engine.provenChanges([head.hash, feed.length, feed.length + 5_000])));
  return { ...files, feed, proven: head };
}
