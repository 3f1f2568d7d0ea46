import type { AcceptedChange, Change, ChangeDraft, ChangeStamp } from '../../core/register/change.ts';
import { findFutureDay } from '../../core/register/day-in-future.ts';
import { dayOf } from '../../core/register/day.ts';
import { isSameRecord } from '../../core/register/outbox/carried-change.ts';
import { filesNamed, groupByRecord, subjectOf } from '../../core/register/outbox/field-work.ts';
import type { Photo } from '../../core/register/photo.ts';
import { writeSidecar } from '../../core/register/photo-sidecar.ts';
import type { Day } from '../../core/register/ports.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { sha256 } from '../../core/register/sha256.ts';
import type { OutboxManifest } from '../../formats/container/outbox.ts';
import type { DeskHolds, JudgedRecord } from '../calls/outbox.ts';
import type { DistrictSession } from './district-session.ts';
import { openLawful, retakeDraft } from './judge-drafts.ts';

/** An outbox that was read and waits. */
export interface ReadOutboxFile {
  readonly outboxId: string;
  readonly manifest: OutboxManifest;
  readonly changes: readonly Change[];
}

export interface JudgedOutboxes {
  readonly records: readonly JudgedRecord[];
  readonly drafts: readonly ChangeDraft[];
  readonly recorded: readonly ChangeStamp[];
}

interface Member {
  readonly outbox: ReadOutboxFile;
  readonly change: Change;
}

interface Group {
  readonly members: readonly Member[];
  readonly told: Omit<JudgedRecord, 'verdict' | 'refusal'>;
}

type Verdict = { readonly verdict: 'here' } | { readonly refusal: Refusal } | { readonly drafts: readonly ChangeDraft[] };

/**
 * Judges every record of the outboxes on the register as it is now. A record goes in whole or not at all; one that is refused is tried
 * again after others went in, so that the order of files and of what they hold decides nothing that it need not.
 */
export function judgeOutboxes(
  session: DistrictSession,
  outboxes: readonly ReadOutboxFile[],
  holds: DeskHolds,
  today: Day,
): JudgedOutboxes {
  const judge = new OutboxJudge(session, outboxes, holds, today);
  const groups = outboxes.flatMap((outbox) => groupsOf(session, outbox, holds));
  const verdicts = new Map<Group, Verdict>();
  let isNewsAhead = true;
  while (isNewsAhead) {
    isNewsAhead = false;
    for (const group of groups) {
      const before = verdicts.get(group);
      if (before && !('refusal' in before)) continue;
      const verdict = judge.judge(group.members);
      verdicts.set(group, verdict);
      if ('drafts' in verdict) isNewsAhead = true;
    }
  }
  const records = groups.map(({ told }, at): JudgedRecord => {
    const verdict = verdicts.get(groups[at]);
    if (!verdict || 'verdict' in verdict) return { ...told, verdict: 'here' };
    if ('drafts' in verdict) return { ...told, verdict: 'new' };
    return { ...told, verdict: 'refused', refusal: reasonOf(verdict.refusal) };
  });
  return { records, drafts: judge.drafts, recorded: judge.recorded };
}

class OutboxJudge {
  readonly drafts: ChangeDraft[] = [];
  readonly recorded: ChangeStamp[] = [];
  readonly #session: DistrictSession;
  readonly #today: Day;
  /** What is on record or goes in, by the change's id. */
  readonly #known: Map<string, Change>;
  readonly #files: ReadonlySet<string>;
  #tentative: ReturnType<typeof openLawful> | null = null;

  constructor(session: DistrictSession, outboxes: readonly ReadOutboxFile[], holds: DeskHolds, today: Day) {
    this.#session = session;
    this.#today = today;
    this.#known = new Map(holds.changes.map((change) => [change.id, change]));
    this.#files = new Set([...holds.files, ...outboxes.flatMap(({ manifest }) => manifest.photos)]);
  }

  judge(members: readonly Member[]): Verdict {
    const fresh: Change[] = [];
    for (const { change } of members) {
      const known = this.#known.get(change.id);
      if (known === undefined) fresh.push(change);
      // Who it was and on what device is the server's to say, where it came that way too.
      else if (!isSameRecord(known, change)) return { refusal: { refused: 'outbox-change-altered', id: change.id } };
    }
    if (fresh.length === 0) return { verdict: 'here' };
    const lost = fresh.flatMap(filesNamed).find((name) => !this.#files.has(name));
    if (lost !== undefined) return { refusal: { refused: 'outbox-photo-missing', name: lost.slice(0, 12) } };
    const ahead = this.#findAhead(fresh);
    if (ahead) return { refusal: ahead };
    const unsealed = fresh.find((change) => change.type === 'photo-attached' && !isSidecarOf(change.body.photo));
    if (unsealed) return { refusal: { refused: 'outbox-sidecar-differs', photo: unsealed.entity.id } };
    const early = findFutureDay(fresh.map(draftOf), this.#today);
    if (early) return { refusal: early.refusal };
    return this.#take(fresh);
  }

  /** A time that has not come yet is no evidence of when something was seen: the phone's clock is wrong, or the file is. */
  #findAhead(fresh: readonly Change[]): Refusal | null {
    const timeZone = this.#session.register.settings?.timeZone ?? 'Asia/Shanghai';
    const change = fresh.find(({ recordedAt }) => dayOf(recordedAt, timeZone) > this.#today);
    return change
      ? { refused: 'outbox-recorded-ahead', recordedOn: dayOf(change.recordedAt, timeZone), today: this.#today }
      : null;
  }

  #take(fresh: readonly Change[]): Verdict {
    this.#tentative ??= this.#reopen();
    const drafts: ChangeDraft[] = [];
    for (const change of fresh) {
      const draft = retakeDraft(this.#tentative, draftOf(change));
      if (isRefusal(draft)) {
        // What was taken of this record before is let go with it.
        this.#tentative = null;
        return { refusal: draft };
      }
      drafts.push(draft);
    }
    this.drafts.push(...drafts);
    this.recorded.push(...fresh.map(stampOf));
    for (const change of fresh) this.#known.set(change.id, change);
    return { drafts };
  }

  #reopen(): ReturnType<typeof openLawful> {
    const tentative = openLawful(this.#session);
    for (const draft of this.drafts) tentative.put(draft);
    return tentative;
  }
}

/** The sidecar that the record seals is the one that says what the record says. */
const isSidecarOf = (photo: Omit<Photo, 'attachedOn'>): boolean => sha256(writeSidecar(photo)) === photo.sidecar_sha256;

function groupsOf(session: DistrictSession, outbox: ReadOutboxFile, holds: DeskHolds): readonly Group[] {
  const { manifest, changes, outboxId } = outbox;
  const isBaseKnown = holds.bases.includes(outboxId);
  const groups = groupByRecord(changes, (change) => ({ entity: change.entity, subject: subjectOf(change) }));
  return groups.map(({ record, members }): Group => {
    const [first] = members;
    return {
      members: members.map((change) => ({ outbox, change })),
      told: {
        outboxId,
        record,
        label: members.map(labelOf).find((label) => label !== '') ?? labelOnRecord(session, record),
        types: members.map(({ type }) => type),
        by: first.by,
        device: first.device,
        recordedAt: first.recordedAt,
        photos: members.filter(({ type }) => type === 'photo-attached').length,
        moved: isBaseKnown && members.some((change) => hasMoved(session, change, manifest.base.seq, holds.changes)),
        changes: members.map(({ id }) => id),
      },
    };
  });
}

/** Whether somebody else recorded something of the entity after `base`. */
function hasMoved({ register }: DistrictSession, { entity }: Change, base: number, ours: readonly AcceptedChange[]): boolean {
  const seq = register.versions.get(`${entity.kind}/${entity.id}`)?.seq ?? 0;
  return seq > base && !ours.some((one) => one.seq === seq);
}

const labelOf = (change: Change): string => (change.type === 'sighting-reported' ? change.body.sighting.no : '');

const labelOnRecord = ({ register }: DistrictSession, { kind, id }: Change['entity']): string =>
  kind === 'sighting' ? (register.sightings.get(id)?.no ?? '') : '';

function draftOf(change: Change): ChangeDraft {
  const { district, entity, type, v, on, base, body } = change;
  return { district, entity, type, v, on, base, body } as ChangeDraft;
}

const stampOf = ({ id, recordedAt, clockOffset_ms, by, device }: Change): ChangeStamp => ({
  id,
  recordedAt,
  clockOffset_ms,
  by,
  device,
});

function reasonOf({ refused, ...params }: Refusal): NonNullable<JudgedRecord['refusal']> {
  const given = Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return { code: refused, params: Object.fromEntries(given) };
}
