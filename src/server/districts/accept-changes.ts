import type { Place, PushAnswer } from '../../api/feed.ts';
import { offeredSchemaOf } from '../../api/change.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { AcceptedChange, Change, ChangeDraft, ChangeStamp, ChangeType } from '../../core/register/change.ts';
import { findFutureDay } from '../../core/register/day-in-future.ts';
import { dayOf } from '../../core/register/day.ts';
import { type FeedHead, type LinkedChange, linkChange } from '../../core/register/feed.ts';
import { changeOfLink } from '../../core/register/feed-links.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import { isSameRecord, type OfferedChange } from '../../core/register/outbox/carried-change.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { findRefusal } from '../../workers/engine/judge-drafts.ts';
import type { Connection } from '../database/database.ts';
import { type Actor, mayRecord } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { eraseTracks } from './erase-tracks.ts';
import { noteSettings } from './note-settings.ts';
import { appendChanges, findOperations, lockHeadAndFind, readLinks } from './feed-table.ts';
import type { LiveDistrict } from './live-district.ts';

/** Where the server's own instants and salts come from. */
export interface Stamping {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Brings a live district up to what is on record: another process may have written. */
export type CatchUp = (connection: Connection, district: LiveDistrict, to: FeedHead) => Promise<void>;

/** What land decides: everything but the field work, which states where something is and asks for nothing. */
const LANDLESS: ReadonlySet<ChangeType> = new Set<ChangeType>([
  'sighting-reported',
  'sighting-reshaped',
  'sighting-linked',
  'photo-attached',
  'patrol-recorded',
  'patch-answered',
  'task-assigned',
  'task-done',
]);

export interface Accepted {
  readonly answer: PushAnswer;
  /** Those that were not on record before. */
  readonly fresh: readonly AcceptedChange[];
  /** How many erasures there are on record. */
  readonly erasures: number;
}

/**
 * The server's one door for writes, inside a transaction of the district: all changes are accepted, in their order, or none. What was
 * accepted before under the same id is answered with its place; the rules that block are judged again, on the record as it stands now,
 * so that two desks which each recorded a lawful payment without a network do not record a double one.
 * @throws ProblemError 400 `change-malformed`, 403 `not-permitted`, `district-closed`, 404 `district-unknown`, 409 `operation-reused`,
 * 412 `entity-changed` (with the version that there is), 422 with the refusal's code
 */
export async function acceptChanges(
  connection: Connection,
  live: LiveDistrict,
  actor: Actor,
  offered: readonly unknown[],
  stamping: Stamping,
  catchUp: CatchUp,
): Promise<Accepted> {
  const read = offered.map((one, at) => readOffered(one, at, live.id));
  const changes = read.map(({ change }) => change);
  const digests = new Map(read.map(({ change, text }) => [change.id, sha256(text)]));
  refuseRepeats(changes);
  changes.forEach((change, at) => {
    if (!mayRecord(actor, change.type)) throw new ProblemError(403, 'not-permitted', { type: change.type }, at);
  });
  const ids = changes.map(({ id }) => id);
  const before = live.head;
  const locked = await lockHeadAndFind(connection, live.id, ids);
  if (!locked) throw new ProblemError(404, 'district-unknown', { district: live.id });
  const { head } = locked;
  const isAsKnown = (known: FeedHead) => known.seq === head.seq && known.hash === head.hash;
  if (!isAsKnown(live.head)) await catchUp(connection, live, head);
  // Whoever wrote while this waited for the lock may have recorded the same operation.
  const known = isAsKnown(before) ? locked.asked : await findOperations(connection, live.id, ids);
  const fresh = changes.filter(({ id }) => !known.has(id));
  for (const [at, change] of changes.entries()) {
    const done = known.get(change.id);
    if (!done || done.offered_sha256 === digests.get(change.id)) continue;
    // What was carried to a desk by file came from there, under the same id with that desk's versions.
    const [link] = await readLinks(connection, live.id, done.seq - 1, 1, () => FIELD_CLASSES);
    const accepted = changeOfLink(link);
    if (!accepted || !isSameRecord(change, accepted)) throw new ProblemError(409, 'operation-reused', { id: change.id }, at);
  }
  if (fresh.length > 0 && head.closedAt !== '') throw new ProblemError(403, 'district-closed', { district: live.id });
  const linked = fresh.length === 0 ? [] : await judge(live, actor, fresh, changes, stamping, head);
  const accepted = linked.map(({ change }) => change);
  appendChanges(
    connection,
    live.id,
    linked,
    accepted.map(({ id }) => digests.get(id) ?? ''),
  );
  await eraseTracks(connection, live.id, actor.account, accepted, stamping);
  await noteSettings(connection, live.id, actor.account, accepted, stamping);
  const places = new Map<string, Place>([...known].map(([id, { seq, acceptedAt, hash }]) => [id, { id, seq, acceptedAt, hash }]));
  for (const { id, seq, acceptedAt, hash } of accepted) places.set(id, { id, seq, acceptedAt, hash });
  const last = accepted.at(-1) ?? head;
  return {
    answer: { places: changes.map(({ id }) => places.get(id) as Place), head: { seq: last.seq, hash: last.hash } },
    fresh: accepted,
    erasures: head.erasures,
  };
}

/** A change as it was offered, with its canonical text. */
function readOffered(offered: unknown, at: number, district: string): { readonly change: OfferedChange; readonly text: string } {
  const read = offeredSchemaOf(offered).safeParse(offered);
  if (!read.success)
    throw new ProblemError(400, 'change-malformed', { path: read.error.issues[0].path.map(String).join('.') }, at);
  const change = read.data as OfferedChange;
  // A member that the schema does not know would be hashed without ever having been judged.
  const text = writeCanonicalJson(change);
  if (text !== writeCanonicalJson(offered)) throw new ProblemError(400, 'change-malformed', { path: '' }, at);
  if (change.district !== district) throw new ProblemError(400, 'change-of-another-district', { district: change.district }, at);
  return { change, text };
}

function refuseRepeats(changes: readonly Change[]): void {
  const ids = new Set<string>();
  for (const [at, { id }] of changes.entries()) {
    if (ids.has(id)) throw new ProblemError(400, 'change-repeated', { id }, at);
    ids.add(id);
  }
}

async function judge(
  live: LiveDistrict,
  { name, device }: Actor,
  fresh: readonly OfferedChange[],
  offered: readonly OfferedChange[],
  { clock, ids }: Stamping,
  head: FeedHead,
): Promise<readonly LinkedChange[]> {
  const placeOf = (change: Change | undefined) => offered.findIndex((one) => one === change);
  for (const change of fresh) {
    const version = live.register.versions.get(`${change.entity.kind}/${change.entity.id}`)?.version ?? 0;
    const before = fresh.filter((one) => isSameEntity(one, change)).indexOf(change);
    if (change.base !== version + before) {
      const params = { kind: change.entity.kind, entity: change.entity.id, version: version + before };
      throw new ProblemError(412, 'entity-changed', params, placeOf(change));
    }
  }
  const drafts = fresh.map(draftOf);
  const today = dayOf(clock.now(), live.register.settings?.timeZone ?? 'Asia/Shanghai');
  const session = fresh.every(({ type }) => LANDLESS.has(type)) ? await live.withoutLand() : await live.session();
  const refused = findFutureDay(drafts, today) ?? findRefusal(session, drafts, head.seq, await live.packagesWith(fresh), 'taken');
  if (refused) {
    const { refused: code, ...params } = refused.refusal;
    const told = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<
      string,
      string | number
    >;
    throw new ProblemError(422, code, told, placeOf(fresh[refused.at]));
  }
  const acceptedAt = clock.now();
  const linked: LinkedChange[] = [];
  let last = head;
  for (const change of fresh) {
    // Whoever sends says what and when; who it was and on what device is the session's to say, unless it was erased with the rest.
    const said = change.sealed ? change : { ...change, by: name, device };
    const one = linkChange(last, said, acceptedAt, () => ids.salt());
    linked.push(one);
    last = one.change;
  }
  return linked;
}

const isSameEntity = ({ entity: a }: Change, { entity: b }: Change): boolean => a.kind === b.kind && a.id === b.id;

const STAMP = new Set<string>(['id', 'recordedAt', 'clockOffset_ms', 'by', 'device'] satisfies (keyof ChangeStamp)[]);

/** What its action wrote, without who recorded it, when and on what. */
function draftOf(change: Change): ChangeDraft {
  return Object.fromEntries(Object.entries(change).filter(([member]) => !STAMP.has(member))) as unknown as ChangeDraft;
}
