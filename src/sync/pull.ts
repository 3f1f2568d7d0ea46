import { changeOfLink } from '../core/register/feed-links.ts';
import type { Link } from '../api/feed.ts';
import type { DistrictStore } from '../store/open-store.ts';
import type { Given } from '../store/place-links.ts';
import { StoreError } from '../store/store-error.ts';
import { type Stop, stopOf } from './stop.ts';
import type { TeamServer } from './team-server.ts';

export const LINKS_PER_PULL = 500;
/** Another tab that reads at the same time is met at most as often as it can be closed and opened. */
const MOST_MOVES = 5;

/** A store, as far as reading and sending needs one. */
export type TeamStore = Pick<DistrictStore, 'team' | 'changesOf' | 'patchOutbox' | 'attachment' | 'packageBytes'>;

export interface Pulled {
  /** Links that were read. */
  readonly links: number;
  /** Changes of this device that were found in the server's feed. */
  readonly arrived: number;
  readonly stop: Stop | null;
}

/**
 * Reads the server's feed to its end, page by page: each page is proven to go on from what this device has, and kept with the packages
 * that it brings before the next is asked for. Where it was left off it goes on the next time.
 * @param given what the account is given of the feed
 */
export async function pull(
  server: TeamServer,
  { team }: Pick<TeamStore, 'team'>,
  district: string,
  signal: AbortSignal,
  given: Given = 'feed',
  onPage: (read: { readonly seq: number; readonly of: number }) => void = () => undefined,
): Promise<Pulled> {
  let [links, arrived, moves] = [0, 0, 0];
  const end = (stop: Stop | null): Pulled => ({ links, arrived, stop });
  while (!signal.aborted) {
    const after = await team.cursor(district, given);
    const answer = await server.pull(after.seq, LINKS_PER_PULL, signal);
    if (answer.at !== 'answered') return end(stopOf(answer));
    const page = answer.value;
    const packages = given === 'feed' ? await fetchPackages(server, page.links, signal) : new Map<string, Uint8Array>();
    if ('why' in packages) return end(packages);
    try {
      const taken = await team.takeLinks(district, { after, ...page, given }, packages);
      links += page.links.length;
      arrived += taken.arrived;
      onPage({ seq: taken.cursor.seq, of: page.head.seq });
      if (taken.cursor.seq >= page.head.seq || page.links.length === 0) return end(null);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code === 'feed-moved' && ++moves < MOST_MOVES) continue;
      return end({ why: 'store', code: error.code, params: error.params });
    }
  }
  return end({ why: 'offline' });
}

/** Layers come with the links that import them: a feed that names land which is not here could not be opened. */
async function fetchPackages(
  server: TeamServer,
  links: readonly Link[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array> | Stop> {
  const packages = new Map<string, Uint8Array>();
  for (const link of links) {
    const change = changeOfLink(link);
    if (change?.type !== 'layer-imported') continue;
    const name = change.body.layer.package_sha256;
    const answer = await server.package(name, signal);
    if (answer.at !== 'answered') return stopOf(answer);
    packages.set(name, answer.value);
  }
  return packages;
}
