import type { AssignedArea, PartnerGrants } from '../../api/accounts.ts';
import { readsFeed } from '../../api/reads-feed.ts';
import type { Role } from '../../api/roles.ts';
import { changeBodySchemas } from '../../api/change.ts';
import type { ChangeType } from '../../core/register/change.ts';
import { FIELD_CLASSES, type FieldClass } from '../../core/register/field-class.ts';

/** Who asks: an account of one district, by its session. */
export interface Actor {
  readonly district: string;
  readonly account: string;
  /** As named in changes. */
  readonly name: string;
  readonly role: Role;
  readonly isAdmin: boolean;
  readonly device: string;
  /** Of a partner department. */
  readonly grants?: PartnerGrants;
  /** A patrol reads of the land what touches it; without one nothing. */
  readonly assignedArea?: AssignedArea | null;
  /** Nothing but that can be asked for. */
  readonly mustChangePassword?: boolean;
}

/** Classes of values that a role is given; `secret` are reporters and investigations. */
const CLASSES: Readonly<Record<Role, readonly FieldClass[]>> = {
  planner: FIELD_CLASSES,
  auditor: FIELD_CLASSES,
  // Statistics and maps, from what is open; never persons, amounts, reporters, tracks.
  leader: ['open'],
  // One's own records come back in full; see `sees`.
  patrol: ['open'],
  partner: ['open'],
};

export const classesOf = (role: Role): readonly FieldClass[] => CLASSES[role];

/** What a patrol records in the field; everything else is the desk's. */
const FIELD_WORK: ReadonlySet<ChangeType> = new Set<ChangeType>([
  'sighting-reported',
  'sighting-reshaped',
  'sighting-linked',
  'photo-attached',
  'patrol-recorded',
  'patch-answered',
  'task-done',
]);

const EVERYTHING: ReadonlySet<ChangeType> = new Set(Object.keys(changeBodySchemas) as ChangeType[]);
const NOTHING: ReadonlySet<ChangeType> = new Set<ChangeType>();
/** Leaders publish and show; they record nothing of plots and cases. */
const SHOWING: ReadonlySet<ChangeType> = new Set<ChangeType>([
  'snapshot-frozen',
  'snapshot-withdrawn',
  'tour-saved',
  'tour-withdrawn',
  'board-published',
  'board-withdrawn',
]);
/** Settings and the district itself are the administrators', whatever their role. */
const ADMINISTRATION: ReadonlySet<ChangeType> = new Set<ChangeType>(['district-created', 'settings-changed']);

const RECORDS: Readonly<Record<Role, ReadonlySet<ChangeType>>> = {
  planner: EVERYTHING,
  patrol: FIELD_WORK,
  leader: SHOWING,
  auditor: NOTHING,
  partner: NOTHING,
};

/** Whether somebody may record a change of a type. */
export function mayRecord({ role, isAdmin }: Pick<Actor, 'role' | 'isAdmin'>, type: ChangeType): boolean {
  return ADMINISTRATION.has(type) ? isAdmin && type !== 'district-created' : RECORDS[role].has(type);
}

export { readsFeed };
