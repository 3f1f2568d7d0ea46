import type { Building } from './building.ts';
import type { Case, CaseStep } from './case.ts';
import type { ClearanceItem, Milestone, Objection, ObjectionExplanation } from './clearance-item.ts';
import type { District, Settings } from './district.ts';
import type { Disclosure } from './disclosure.ts';
import type { EntityRef } from './entity-ref.ts';
import type { FieldClass } from './field-class.ts';
import type { FindingAcceptance } from './finding-acceptance.ts';
import type { FrozenSnapshot } from './frozen-snapshot.ts';
import type { Household } from './household.ts';
import type { Layer } from './layer.ts';
import type { Patch, PatchAnswer } from './patch.ts';
import type { PublishedBoard } from './published-board.ts';
import type { Tour } from './tour.ts';
import type { Day, Instant } from './ports.ts';
import type { RedLine, RedLineVersion } from './red-line.ts';
import type { Shape } from './shape.ts';
import type { Patrol, TrackReach } from './patrol.ts';
import type { Photo } from './photo.ts';
import type { Sighting } from './sighting.ts';
import type { Task, TaskResult } from './task.ts';

export type { EntityKind } from './entity-ref.ts';

/** Papers of a milestone, as they are said anew. */
export interface PapersPatch {
  readonly documentNo?: string | null;
  readonly proof?: string | null;
}

/** What each type of change carries. Types are verbs in the past, never renamed: they reach archives. */
export interface ChangeBodies {
  'district-created': { readonly district: District; readonly settings: Settings };
  /** Top-level fields of `Settings` replaced whole; `null` takes one away that need not be there. */
  /** `name`: what the district is called from now on. */
  'settings-changed': { readonly patch: SettingsPatch; readonly name?: string; readonly reason?: string };
  'layer-imported': { readonly layer: Omit<Layer, 'importedOn'> };
  'layer-withdrawn': { readonly reason: string };
  'parcel-reshaped': { readonly layerId: string; readonly parcelNo: string; readonly shape: Shape; readonly reason: string };
  'red-line-drawn': { readonly redLine: Omit<RedLine, 'versions'>; readonly shape: Shape; readonly reason: string };
  'red-line-revised': { readonly version: Omit<RedLineVersion, 'fromOn' | 'changeId'> };
  /** Fields of the red line replaced whole; `null` takes one away that need not be there. */
  'red-line-described': { readonly patch: RedLinePatch; readonly reason: string };
  'red-line-withdrawn': { readonly reason: string };
  'item-registered': { readonly item: Omit<ClearanceItem, 'milestones' | 'objections'> };
  'item-withdrawn': { readonly reason: string };
  'milestone-recorded': { readonly milestone: Omit<Milestone, 'changeId' | 'on'> };
  /** Papers of a milestone on record replaced; `null` takes one away. */
  'milestone-documented': { readonly changeId: string; readonly patch: PapersPatch; readonly reason: string };
  'milestone-withdrawn': { readonly changeId: string; readonly reason: string };
  'objection-received': { readonly objection: Omit<Objection, 'answeredOn' | 'result' | 'documentNo' | 'explanations'> };
  'objection-answered': { readonly objectionId: string; readonly result: string; readonly documentNo?: string };
  'objection-withdrawn': { readonly objectionId: string; readonly reason: string };
  'objection-answer-withdrawn': { readonly objectionId: string; readonly reason: string };
  'objection-explained': { readonly objectionId: string; readonly explanation: Omit<ObjectionExplanation, 'changeId' | 'on'> };
  'objection-explanation-withdrawn': { readonly objectionId: string; readonly changeId: string; readonly reason: string };
  'household-registered': { readonly household: Household };
  'household-withdrawn': { readonly reason: string };
  'building-registered': { readonly building: Building };
  'building-withdrawn': { readonly reason: string };
  'sighting-reported': { readonly sighting: Omit<Sighting, 'shapes'>; readonly shape: Shape; readonly reason: string };
  'sighting-reshaped': { readonly shape: Shape | null; readonly reason: string };
  'sighting-linked': { readonly sameAs: string };
  'sighting-unlinked': { readonly reason: string };
  'sighting-withdrawn': { readonly reason: string };
  /** Takes back one later shape of a parcel, red line, build or occupied land, named by the change that brought it. */
  'shape-withdrawn': { readonly changeId: string; readonly reason: string };
  /** `occupiedLand`: the land the fine is counted on, beside the building. */
  'case-opened': { readonly case: Omit<Case, 'steps' | 'occupiedLand'>; readonly occupiedLand?: Shape; readonly reason: string };
  'case-step-taken': { readonly step: Omit<CaseStep, 'changeId' | 'on'> };
  /** A document reached the person on `served.on`, days after it was written. */
  'document-served': { readonly changeId: string; readonly served: NonNullable<CaseStep['served']> };
  'document-service-withdrawn': { readonly changeId: string; readonly reason: string };
  'case-step-withdrawn': { readonly changeId: string; readonly reason: string };
  'occupied-land-drawn': { readonly shape: Shape; readonly reason: string };
  'case-withdrawn': { readonly reason: string };
  'patch-received': { readonly patch: Omit<Patch, 'receivedOn' | 'answer'> };
  'patch-answered': { readonly answer: Omit<PatchAnswer, 'on'> };
  'patch-answer-withdrawn': { readonly reason: string };
  'patch-withdrawn': { readonly reason: string };
  'task-assigned': { readonly task: Omit<Task, 'assignedOn' | 'result'> };
  'task-done': { readonly result: Omit<TaskResult, 'on'> };
  'task-reopened': { readonly reason: string };
  'task-withdrawn': { readonly reason: string };
  'finding-accepted': { readonly acceptance: Omit<FindingAcceptance, 'id' | 'acceptedOn'> };
  'finding-reopened': { readonly reason: string };
  'patrol-recorded': { readonly patrol: Omit<Patrol, 'on' | 'reached'> };
  'patrol-withdrawn': { readonly reason: string };
  /** Takes the place of what was recorded, without the fixes: with it whoever keeps the feed erases their values (`seal-erased.ts`). */
  'track-erased': { readonly patrol: Omit<Patrol, 'on' | 'segments'> & { readonly reached: TrackReach } };
  'photo-attached': { readonly photo: Omit<Photo, 'attachedOn'> };
  'photo-withdrawn': { readonly reason: string };
  /** The file itself is kept as an attachment under its SHA-256. */
  'snapshot-frozen': { readonly snapshot: Omit<FrozenSnapshot, 'frozenOn'> };
  'snapshot-withdrawn': { readonly reason: string };
  'board-published': { readonly board: Omit<PublishedBoard, 'publishedOn'> };
  'board-withdrawn': { readonly reason: string };
  /** Its snapshots' files are kept as attachments under their SHA-256. */
  'tour-saved': { readonly tour: Omit<Tour, 'savedOn'> };
  'tour-withdrawn': { readonly reason: string };
  'disclosure-printed': { readonly disclosure: Omit<Disclosure, 'printedOn'> };
  'disclosure-withdrawn': { readonly reason: string };
}

/** Some fields of `E`; those that may be absent can be taken away. */
export type PatchOf<E> = { readonly [F in keyof E]?: undefined extends E[F] ? E[F] | null : E[F] };

export type SettingsPatch = PatchOf<Settings>;
export type RedLinePatch = PatchOf<
  Pick<RedLine, 'name' | 'nameEn' | 'project' | 'approvalNo' | 'regime' | 'freezeOn' | 'targets'>
>;

export type ChangeType = keyof ChangeBodies;

interface ChangeOf<T extends ChangeType> {
  /** UUID v7, made on the device. */
  readonly id: string;
  readonly district: string;
  readonly entity: EntityRef;
  readonly type: T;
  /** Schema version of the body. */
  readonly v: 1;
  /** Day of effect. */
  readonly on: Day;
  /** The device's instant: evidence only, it never decides a figure. */
  readonly recordedAt: Instant;
  readonly clockOffset_ms: number;
  readonly by: string;
  readonly device: string;
  /** Version of the entity that the author saw; 0 for a new one. An entity's version counts its accepted changes. */
  readonly base: number;
  readonly body: ChangeBodies[T];
}

/** Everything that happens is one of these; the register is their fold. */
export type Change = { [T in ChangeType]: ChangeOf<T> }[ChangeType];

/** A change that entered the district's feed: given its place once, by the server or by the local store where there is none. */
export type AcceptedChange = Change & {
  readonly seq: number;
  readonly acceptedAt: Instant;
  /** Hash of the change before it; 64 zeros before the first. */
  readonly prev: string;
  readonly hash: string;
  /** Salts of the digests of the classes other than `open`; absent where nothing will ever be withheld (the fictional demo). */
  readonly salts?: Readonly<Partial<Record<FieldClass, string>>>;
  /** Digests of the classes that this reader is not given. */
  readonly sealed?: Readonly<Partial<Record<FieldClass, string>>>;
};

/** What an action decides; the door it enters by (`transact`, the server) stamps the rest. */
export type ChangeDraft<T extends ChangeType = ChangeType> = {
  [K in T]: Omit<ChangeOf<K>, 'id' | 'recordedAt' | 'clockOffset_ms' | 'by' | 'device'>;
}[T];

/** Who recorded a change, when and on what. */
export type ChangeStamp = Pick<Change, 'id' | 'recordedAt' | 'clockOffset_ms' | 'by' | 'device'>;
