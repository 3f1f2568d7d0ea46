import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { UnsentChange } from '../store/team-feed.ts';
import { merge, type Merge } from './merge.ts';
import type { TeamStore } from './pull.ts';

/** One's own changes of one entity, of which the server has another version than they go on from. */
export interface Outdated {
  readonly entity: EntityRef;
  readonly own: readonly UnsentChange[];
  readonly version: number;
}

/** Entities that somebody else changed meanwhile; none where this device is not given the feed. */
export function findOutdated(unsent: readonly UnsentChange[]): readonly Outdated[] {
  const groups = new Map<string, { entity: EntityRef; own: UnsentChange[]; version: number }>();
  for (const one of unsent) {
    if (one.version === undefined) continue;
    const { entity } = one.change;
    const key = `${entity.kind}/${entity.id}`;
    const group = groups.get(key) ?? { entity, own: [], version: one.version };
    group.own.push(one);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ own, version }) => own.some(({ change }, at) => change.base !== version + at));
}

/**
 * Merges what can be merged without asking, and puts the rest down as `merge-needed`, with the fields in question. To be called when
 * the feed has just been read. @returns how many entities were merged
 */
export async function mergeOutdated(store: TeamStore, district: string): Promise<number> {
  let merged = 0;
  for (const outdated of findOutdated(await store.team.unsent(district))) {
    const { own, version } = outdated;
    if (own.some(({ entry }) => entry.state === 'attention')) continue;
    const laid = await layBehind(store, district, outdated);
    if (laid.verdict === 'automatic') {
      await store.team.settleOwn(district, versionsFrom(own, version));
      merged++;
      continue;
    }
    const asked = laid.both.length > 0 ? laid.both : laid.guarded.length > 0 ? laid.guarded : laid.fields;
    const params = { fields: asked.join(', '), version };
    await store.patchOutbox(district, [{ id: own[0].change.id, state: 'attention', reason: { code: 'merge-needed', params } }]);
  }
  return merged;
}

/** Mine, theirs and what both knew of an entity, for whoever has to choose; null where nothing is to be chosen any more. */
export async function openMerge(store: TeamStore, district: string, entity: EntityRef): Promise<Merge | null> {
  const outdated = findOutdated(await store.team.unsent(district)).find((one) => isSame(one.entity, entity));
  return outdated ? layBehind(store, district, outdated) : null;
}

/**
 * Puts a person's choice into effect. `mine`: what was recorded here is sent again behind what others recorded; the rules judge it
 * there. `theirs`: it is given up, and stays among the drafts.
 */
export async function chooseSide(store: TeamStore, district: string, entity: EntityRef, side: 'mine' | 'theirs'): Promise<void> {
  const own = (await store.team.unsent(district)).filter(({ change }) => isSame(change.entity, entity));
  const [first] = own;
  if (!first) return;
  const ids = own.map(({ change }) => change.id);
  if (side === 'theirs') return store.team.settleOwn(district, new Map(), ids);
  // Neither a field package nor the chain alone holds the server's versions: the refusal told which it is.
  const told = Number(first.entry.reason?.params?.version ?? first.change.base);
  return store.team.settleOwn(district, versionsFrom(own, first.version ?? told));
}

const versionsFrom = (own: readonly UnsentChange[], version: number): ReadonlyMap<string, number> =>
  new Map(own.map(({ change }, at) => [change.id, version + at]));

/** The changes of an entity: what both sides know, and what each recorded since, in their orders. */
export async function readSides(
  store: TeamStore,
  district: string,
  entity: EntityRef,
): Promise<{
  readonly known: readonly AcceptedChange[];
  readonly theirs: readonly AcceptedChange[];
  readonly mine: readonly AcceptedChange[];
}> {
  const unsent = (await store.team.unsent(district)).filter(({ change }) => isSame(change.entity, entity));
  const ids = new Set(unsent.map(({ change }) => change.id));
  const server = (await store.changesOf(district, entity)).filter(({ id }) => !ids.has(id));
  const upTo = unsent[0]?.change.base ?? server.length;
  return { known: server.slice(0, upTo), theirs: server.slice(upTo), mine: unsent.map(({ change }) => change) };
}

const isSame = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;

async function layBehind(store: TeamStore, district: string, { entity, own }: Outdated): Promise<Merge> {
  const ids = new Set(own.map(({ change }) => change.id));
  const all = await store.changesOf(district, entity);
  const server = all.filter(({ id }) => !ids.has(id));
  const mine: readonly AcceptedChange[] = own.map(({ change }) => change);
  return merge(entity, server, mine);
}
