import { MOST_CHANGES_PER_PUSH } from '../api/feed.ts';
import type { Problem } from '../api/problem.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import { offeredOf } from '../core/register/outbox/carried-change.ts';
import { chooseChanges, type Choosing } from './choose-changes.ts';
import type { TeamStore } from './pull.ts';
import { type Stop, stopOf } from './stop.ts';
import type { Answer, TeamServer } from './team-server.ts';

const CHANGES_PER_PUSH = Math.min(200, MOST_CHANGES_PER_PUSH);

export interface Pushed {
  /** Changes that the server took, or had taken before. */
  readonly taken: number;
  /** Changes whose entity somebody else changed meanwhile: to be read, and merged. */
  readonly outdated: number;
  readonly stop: Stop | null;
}

export interface Pushing extends Pick<Choosing, 'hasFiles'> {
  /** Changes that this run leaves alone; what the account may not record, or the server fails at, is added. */
  readonly setAside: Set<string>;
  /** Whether this device reads what others do to an entity, so that what is outdated can be merged. */
  readonly readsFeed: boolean;
  readonly signal: AbortSignal;
}

/**
 * Sends what the server has not taken, in batches that it takes whole or not at all. A change that it refuses is put down with the
 * reason, and the rest is sent without it. After an answer that did not come the same changes go again under the same ids: those that
 * were taken are answered with the places that they have.
 */
export async function push(
  server: TeamServer,
  store: TeamStore,
  district: string,
  { setAside, hasFiles, readsFeed, signal }: Pushing,
): Promise<Pushed> {
  let [taken, limit] = [0, CHANGES_PER_PUSH];
  const outdated = new Set<string>();
  const end = (stop: Stop | null): Pushed => ({ taken, outdated: outdated.size, stop });
  while (!signal.aborted) {
    const unsent = await store.team.unsent(district);
    const chosen = chooseChanges(unsent, { setAside: new Set([...setAside, ...outdated]), hasFiles, limit });
    if (chosen.length === 0) return end(null);
    const answer = await server.push(chosen.map(offeredOf), signal);
    if (answer.at === 'answered') {
      await store.team.acknowledge(district, answer.value.places);
      taken += chosen.length;
      limit = CHANGES_PER_PUSH;
      continue;
    }
    if (isOfTheWholeBatch(answer)) {
      // One of them is what the server fails at: it is found by sending fewer.
      if (chosen.length === 1 || limit === 1) await putAside(store, district, chosen[0], answer, setAside);
      limit = Math.max(1, Math.floor(Math.min(limit, chosen.length) / 2));
      continue;
    }
    const refused = answer.at === 'refused' && answer.problem.at !== undefined ? chosen[answer.problem.at] : undefined;
    if (answer.at === 'unknown' || !refused || answer.problem.status === 401) return end(stopOf(answer));
    if (answer.problem.status === 412 && readsFeed) outdated.add(refused.id);
    else await putDown(store, district, refused, answer.problem, setAside);
  }
  return end({ why: 'offline' });
}

type Failed = Exclude<Answer<unknown>, { at: 'answered' }>;

const isOfTheWholeBatch = (answer: Failed): boolean =>
  answer.at === 'unknown' ? answer.because === 'failed' : answer.problem.status === 413;

/** What the server does not take is looked at by somebody; what the account may not do is kept for one that may. */
async function putDown(
  store: TeamStore,
  district: string,
  { id }: AcceptedChange,
  { status, code, params }: Problem,
  setAside: Set<string>,
): Promise<void> {
  const isOfTheAccount = status === 403;
  const reason = { code: status === 412 ? 'entity-changed-elsewhere' : code, params };
  if (isOfTheAccount) setAside.add(id);
  await store.patchOutbox(district, [{ id, state: isOfTheAccount ? 'saved' : 'attention', reason }]);
}

async function putAside(
  store: TeamStore,
  district: string,
  { id }: AcceptedChange,
  answer: Failed,
  setAside: Set<string>,
): Promise<void> {
  setAside.add(id);
  const isTooLarge = answer.at === 'refused';
  const code = isTooLarge ? answer.problem.code : 'server-failed';
  await store.patchOutbox(district, [{ id, state: isTooLarge ? 'attention' : 'saved', reason: { code } }]);
}
