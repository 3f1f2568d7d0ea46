import { create } from 'zustand';
import type { AcceptedChange } from '../core/register/change.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import { compareFields, type FieldChange, type FieldValue } from '../core/register/compare-fields.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { OutboxReason } from '../core/register/outbox/outbox-entry.ts';
import { requestOfDraft } from '../core/register/request-of-draft.ts';
import type { Merge } from '../sync/merge.ts';
import { GIVEN_UP, givenUpName } from '../store/given-up.ts';
import type { NamedEntity, ShapeChange } from '../workers/calls/history.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';
import { openDistrictId } from './session.ts';

/** One field of an entity as it was known to both sides, as this device recorded it, and as the server has it. */
export interface ThreeSides extends Pick<FieldChange, 'path' | 'of'> {
  readonly before: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** Work of this device that the server did not take, with what somebody needs to decide about it. */
export interface SyncCase {
  readonly entity: EntityRef;
  /** As people call it. */
  readonly label: string;
  readonly reasons: readonly OutboxReason[];
  /** Null where nobody else changed it: a rule refused it. */
  readonly merge: (Pick<Merge, 'applies'> & { readonly isGone: boolean }) | null;
  readonly fields: readonly ThreeSides[];
  readonly mineShape: ShapeChange | null;
  readonly theirShape: ShapeChange | null;
}

interface SyncCaseState {
  readonly entity: EntityRef | null;
  /** Null while it is read, or where nothing is to be decided any more. */
  readonly open: SyncCase | null;
  readonly at: 'reading' | 'open' | 'deciding' | 'settled';
  readonly problem: CodedError | null;
}

const NOTHING: SyncCaseState = { entity: null, open: null, at: 'settled', problem: null };

export const useSyncCase = create<SyncCaseState>()(() => NOTHING);

const set = useSyncCase.setState;
/** The program of it is loaded when something is to be decided. */
const loadMerging = () => import('../sync/merge-outdated.ts');
const tellServer = async () => (await import('./sync.ts')).syncNow();
const isSame = (a: EntityRef | null, b: EntityRef) => a?.kind === b.kind && a.id === b.id;

export const closeSyncCase = (): void => set(NOTHING);

/** Opens what the server did not take of an entity. Never rejects. */
export async function openSyncCase(entity: EntityRef): Promise<void> {
  set({ entity, open: null, at: 'reading', problem: null });
  try {
    const open = await readCase(entity);
    if (isSame(useSyncCase.getState().entity, entity)) set({ open, at: open ? 'open' : 'settled' });
  } catch (error) {
    if (isSame(useSyncCase.getState().entity, entity)) set({ at: 'settled', problem: asCodedError(error) });
  }
}

async function readCase(entity: EntityRef): Promise<SyncCase | null> {
  const district = openDistrictId();
  if (district === undefined) return null;
  const { store } = services();
  const { openMerge, readSides } = await loadMerging();
  const own = (await store.team.unsent(district)).filter(({ change }) => isSame(change.entity, entity));
  const reasons = own.flatMap(({ entry }) => (entry.state === 'attention' && entry.reason ? [entry.reason] : []));
  if (reasons.length === 0) return null;
  const merge = await openMerge(store, district, entity);
  const { known, theirs, mine } = await readSides(store, district, entity);
  const { label } = await nameRecord(entity);
  return {
    entity,
    label,
    reasons,
    merge: merge && { applies: merge.applies, isGone: merge.theirs === null && merge.before !== null },
    fields: merge ? threeSides(merge) : [],
    mineShape: await tellShape(known, mine),
    theirShape: await tellShape(known, theirs),
  };
}

/** A record as people call it, and where it is on the map. @throws CodedError */
export async function nameRecord(entity: EntityRef): Promise<NamedEntity> {
  const [named] = await services().engine.nameEntities([[entity]]);
  return named;
}

/** What one side made of the shape since the version that both know. */
async function tellShape(known: readonly AcceptedChange[], since: readonly AcceptedChange[]): Promise<ShapeChange | null> {
  if (since.length === 0) return null;
  const placed = [...known, ...since].map((change, at) => ({ ...change, seq: at + 1 }));
  const told = (await services().engine.tellChanges([placed])).slice(known.length).flatMap(({ shape }) => shape ?? []);
  const [first, last] = [told.at(0), told.at(-1)];
  if (!first || !last) return null;
  return {
    ...last,
    before: first.before,
    difference_cm2: (last.after?.area.value_cm2 ?? 0) - (first.before?.area.value_cm2 ?? 0),
  };
}

/** Every field that one of the sides changed. */
function threeSides({ before, mine, theirs }: Pick<Merge, 'before' | 'mine' | 'theirs'>): readonly ThreeSides[] {
  const keyOf = ({ path, of }: FieldChange) => `${path.join('.')}/${of ?? ''}`;
  const [ours, others] = [mine, theirs].map((side) => new Map(compareFields(before, side).map((one) => [keyOf(one), one])));
  return [...new Set([...ours.keys(), ...others.keys()])].map((key) => {
    const [a, b] = [ours.get(key), others.get(key)];
    const { path, of, before: was } = (a ?? b) as FieldChange;
    return { path, ...(of !== undefined && { of }), before: was, mine: a ? a.after : was, theirs: b ? b.after : was };
  });
}

/**
 * Puts a person's choice into effect. `mine`: goes to the server behind what others recorded, where the rules judge it. `theirs`: is
 * given up and stays among the drafts. Never rejects.
 */
export async function decideSyncCase(entity: EntityRef, side: 'mine' | 'theirs'): Promise<void> {
  await decide(async (district) => (await loadMerging()).chooseSide(services().store, district, entity, side));
}

/** Asks the server once more: what it refused may be lawful by now. Never rejects. */
export async function sendAgain(entity: EntityRef): Promise<void> {
  await decide(async (district) => {
    const { store } = services();
    const own = (await store.team.unsent(district)).filter(
      ({ change, entry }) => isSame(change.entity, entity) && entry.state === 'attention',
    );
    await store.patchOutbox(
      district,
      own.map(({ change }) => ({ id: change.id, state: 'saved' as const })),
    );
  });
}

async function decide(step: (district: string) => Promise<void>): Promise<void> {
  const district = openDistrictId();
  if (district === undefined) return;
  set({ at: 'deciding', problem: null });
  try {
    await step(district);
    set(NOTHING);
    await tellServer();
  } catch (error) {
    set({ at: 'open', problem: asCodedError(error) });
  }
}

/** What was given up of the open district, the latest first. */
export async function listGivenUp(): Promise<readonly AcceptedChange[]> {
  const district = openDistrictId();
  if (district === undefined) return [];
  const rows = await services().store.loadDrafts(district, GIVEN_UP);
  return rows.map(({ value }) => value as AcceptedChange).reverse();
}

/** Records what was given up once more, as new, under the rules of today. @throws CodedError with the refusal's code */
export async function takeUpAgain(change: AcceptedChange): Promise<void> {
  const request = requestOfDraft(change);
  if (!request) throw Object.assign(new Error(change.type), { code: 'type-unknown' });
  await act([request]);
  await services().store.removeDrafts(change.district, [givenUpName(change.id)]);
}
