import type { Place, PushAnswer } from '../../api/feed.ts';
import { offeredSchemaOf } from '../../api/change.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { AcceptedChange, Change, ChangeDraft, ChangeStamp, ChangeType } from '../../core/register/change.ts';
import { findFutureDay } from '../../core/register/day-in-future.ts';
import { dayOf } from '../../core/register/day.ts';
import { acceptChange, type FeedHead } from '../../core/register/feed.ts';
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
import { appendChanges, findOperations, lockHead, readLinks } from './feed-table.ts';
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
  { clock, ids }: Stamping,
  catchUp: CatchUp,
): Promise<Accepted> {
  const changes = offered.map((one, at) => readOffered(one, at, live.id));
  const digests = changes.map((change) => sha256(writeCanonicalJson(change)));
  refuseRepeats(changes);
  changes.forEach((change, at) => {
    if (!mayRecord(actor, change.type)) throw new ProblemError(403, 'not-permitted', { type: change.type }, at);
  });
  const head = await lockHead(connection, live.id);
  if (!head) throw new ProblemError(404, 'district-unknown', { district: live.id });
  if (live.head.seq !== head.seq || live.head.hash !== head.hash) await catchUp(connection, live, head);
  const known = await findOperations(
    connection,
    live.id,
    changes.map(({ id }) => id),
  );
  const fresh = changes.filter(({ id }) => !known.has(id));
  for (const [at, change] of changes.entries()) {
    const before = known.get(change.id);
    if (!before || before.offered_sha256 === digests[at]) continue;
    // What was carried to a desk by file came from there, under the same id with that desk's versions.
    const [link] = await readLinks(connection, live.id, before.seq - 1, 1, () => FIELD_CLASSES);
    const accepted = changeOfLink(link);
    if (!accepted || !isSameRecord(change, accepted)) throw new ProblemError(409, 'operation-reused', { id: change.id }, at);
  }
  if (fresh.length > 0 && head.closedAt !== '') throw new ProblemError(403, 'district-closed', { district: live.id });
  const accepted = fresh.length === 0 ? [] : await judge(live, actor, fresh, changes, { clock, ids }, head);
  await appendChanges(
    connection,
    live.id,
    accepted,
    accepted.map(({ id }) => digests[changes.findIndex((one) => one.id === id)]),
  );
  await eraseTracks(connection, live.id, actor.account, accepted, { clock, ids });
  await noteSettings(connection, live.id, actor.account, accepted, { clock, ids });
  const places = new Map<string, Place>([...known].map(([id, { seq, acceptedAt, hash }]) => [id, { id, seq, acceptedAt, hash }]));
  for (const { id, seq, acceptedAt, hash } of accepted) places.set(id, { id, seq, acceptedAt, hash });
  const last = accepted.at(-1) ?? head;
  return {
    answer: { places: changes.map(({ id }) => places.get(id) as Place), head: { seq: last.seq, hash: last.hash } },
    fresh: accepted,
    erasures: head.erasures,
  };
}

function readOffered(offered: unknown, at: number, district: string): OfferedChange {
  const read = offeredSchemaOf(offered).safeParse(offered);
  if (!read.success)
    throw new ProblemError(400, 'change-malformed', { path: read.error.issues[0].path.map(String).join('.') }, at);
  const change = read.data as OfferedChange;
  // A member that the schema does not know would be hashed without ever having been judged.
  if (writeCanonicalJson(change) !== writeCanonicalJson(offered))
    throw new ProblemError(400, 'change-malformed', { path: '' }, at);
  if (change.district !== district) throw new ProblemError(400, 'change-of-another-district', { district: change.district }, at);
  return change;
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
): Promise<readonly AcceptedChange[]> {
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
  const accepted: AcceptedChange[] = [];
  let last = head;
  for (const change of fresh) {
    // Whoever sends says what and when; who it was and on what device is the session's to say, unless it was erased with the rest.
    const said = change.sealed ? change : { ...change, by: name, device };
    const one = acceptChange(last, said, acceptedAt, () => ids.salt());
    accepted.push(one);
    last = one;
  }
  return accepted;
}

const isSameEntity = ({ entity: a }: Change, { entity: b }: Change): boolean => a.kind === b.kind && a.id === b.id;

const STAMP = new Set<string>(['id', 'recordedAt', 'clockOffset_ms', 'by', 'device'] satisfies (keyof ChangeStamp)[]);

/** What its action wrote, without who recorded it, when and on what. */
function draftOf(change: Change): ChangeDraft {
  return Object.fromEntries(Object.entries(change).filter(([member]) => !STAMP.has(member))) as unknown as ChangeDraft;
}
