import type { AcceptedChange } from '../core/register/change.ts';
import type { ProvenParts } from '../workers/engine-api.ts';
import type { SavedDistrict } from '../store/save-district.ts';
import { services } from './services.ts';

/** What one answer of the engine brings: reading it in is one task of the page. */
const CHANGES_PER_ANSWER = 500;

/**
 * Puts a district that the engine has proven into the store: fetched in pieces, then written in one transaction. What is kept ends at
 * the hash up to which it was proven.
 * @param onPercent of both together, each whole percent once
 * @throws StoreError as `saveDistrict`
 */
export async function keepProven(
  id: string,
  { head, ...files }: ProvenParts,
  onPercent: (percent: number) => void,
): Promise<SavedDistrict> {
  const { engine, store } = services();
  let told = -1;
  const tell = (done: number) => {
    const percent = Math.floor((100 * done) / (2 * head.seq));
    if (percent > told) onPercent((told = percent));
  };
  const feed: AcceptedChange[] = [];
  while (feed.length < head.seq) {
    const piece = await engine.provenChanges([head.hash, feed.length, feed.length + CHANGES_PER_ANSWER]);
    for (const change of piece) feed.push(change);
    tell(feed.length);
  }
  return store.save(id, { feed, ...files, proven: head }, (written) => tell(feed.length + written));
}
