import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import type { AreaUnit } from '../../core/measure/units.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Patch, PatchAreas } from '../../core/register/patch.ts';
import type { Day } from '../../core/register/ports.ts';
import type { RedLine } from '../../core/register/red-line.ts';
import type { Task } from '../../core/register/task.ts';
import type { BoardRate, BoardStage } from '../../core/report/clearance-progress.ts';
import type { AssigneeRate, ClosingRate } from '../../core/report/closing-rate.ts';
import type { PatchBalance } from '../../core/report/patch-balance.ts';
import type { AreaFigures } from '../area-figures.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { FindingEntry } from './findings.ts';
import type { FoundGroup } from './inspection.ts';

/** What the work list can be narrowed to; `all` holds everything that waits, `done` the tasks that are done. */
export const WORK_GROUPS = ['all', 'overdue', 'this-week', 'conflicts', 'sightings', 'patches', 'tasks', 'done'] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** Why something waits. Stable; worded as `desk.waits.<code>` and `desk.todo.<code>`, of a finding by its own rule. */
export type WorkCode =
  | 'demolition'
  | 'decision-due'
  | 'service-due'
  | 'court-application-due'
  | 'performance-over'
  | 'objection'
  | 'patch'
  | 'sighting'
  | 'task'
  | 'finding';

export interface WorkQuery {
  readonly on: Day;
  readonly group: WorkGroup;
  /** Null: everybody; the empty text: what nobody was given. */
  readonly assignee: string | null;
  /** Zone, township or village; null: everywhere. */
  readonly unit: string | null;
  readonly search: string;
}

export interface WorkAnswer {
  readonly handle: number;
  readonly on: Day;
  /** Last day of the office's week that holds the day. */
  readonly weekEndsOn: Day;
  readonly count: number;
  /** Of every group under the other conditions; null of conflicts where the rules could not be asked. */
  readonly counts: Readonly<Record<WorkGroup, number | null>>;
  /** Of what was given to the assignee that is asked for, in the unit that is asked for; a search narrows none of them. */
  readonly rates: {
    readonly tasks: ClosingRate;
    readonly complaints: ClosingRate;
    /** Patches answered ÷ received. */
    readonly patches: ClosingRate;
    readonly byAssignee: readonly AssigneeRate[];
  };
  /** Everybody who was given something by that day, wherever it lies; who has most left open first. */
  readonly assignees: readonly string[];
}

/** A task with what it is about in words. */
export interface TaskEntry extends Omit<Task, 'subject'> {
  readonly subject?: EntityRef & { readonly label: string };
}

export interface WorkRow {
  readonly key: string;
  readonly code: WorkCode;
  /** What opens: an item, a case, a patch, a sighting, a task or a finding (by its key). */
  readonly entity: EntityRef;
  readonly label: string;
  /** Smallest unit known that it lies in. */
  readonly unit: string | null;
  readonly since: Day;
  readonly dueOn?: Day;
  /** The day is that of the task about it, which comes before its own or stands for it. */
  readonly isTaskDue?: true;
  /** The day reaches a year without a holiday table, or two readings of it exist. */
  readonly certainty?: 'disputed' | 'provisional';
  readonly article?: string;
  /** The task itself, or the open one about it. */
  readonly task?: TaskEntry;
  readonly finding?: FindingEntry;
  readonly place: EntityPlace | null;
}

/** Where an entity is on the map. */
export interface EntityPlace {
  readonly ref: FeatureRef | null;
  readonly bounds: Bounds;
}

export interface BoardRow {
  readonly itemId: string;
  readonly label: string;
  readonly ref: FeatureRef | null;
  readonly unit: string;
  readonly assistingUnit?: string;
  readonly stage: BoardStage;
  readonly since: Day;
  /** Its part of the red line in force, whole cm²; null where that cannot be measured. */
  readonly land_cm2: number | null;
  /** About what error it has, m², for its digits; absent where both outlines were surveyed or nobody stated one. */
  readonly sigma_m2?: number;
  /** Numbers of its households among the board's. */
  readonly households: readonly number[];
  readonly demolishBy?: Day;
  readonly openObjections: number;
  /** Places in `BOARD_RATES` of the rates whose denominator and numerator hold it. */
  readonly counted: readonly number[];
  readonly reached: readonly number[];
}

export interface BoardRateFigure {
  readonly rate: BoardRate;
  readonly unit: 'households' | 'items' | 'cm2';
  /** Null where the land of several claims cannot be counted once. */
  readonly reached: number | null;
  readonly counted: number | null;
}

/** How far every item of one red line is on a day. */
export interface Board {
  readonly redLineId: string;
  readonly on: Day;
  readonly redLine: Pick<RedLine, 'name' | 'nameEn' | 'project' | 'approvalNo' | 'regime' | 'freezeOn' | 'targets'>;
  readonly bounds: Bounds | null;
  readonly measure: Measure;
  readonly rows: readonly BoardRow[];
  readonly households: number;
  /** Land of all items counted once; null where that cannot be told. */
  readonly land_cm2: number | null;
  readonly rates: readonly BoardRateFigure[];
}

/** Columns of a patches layer that hold what a card states; null where there is none. */
export type PatchColumns = Readonly<Record<'no' | keyof PatchAreas, string | null>>;

/** How the rows of a layer become patches. */
export interface PatchPlan {
  readonly layerId: string;
  readonly columns: PatchColumns;
  readonly unit: AreaUnit;
  readonly source: Patch['source'];
  readonly imagedBeforeOn?: Day;
  readonly imagedOn: Day;
  readonly answerByOn?: Day;
  readonly receivedOn: Day;
  /** Error of a vertex where the layer states none, metres. */
  readonly sigma_m: number;
}

export interface PatchPlanRow {
  readonly row: number;
  readonly no: string;
  readonly patch_cm2: number | null;
  readonly balanced: boolean;
  /** Code of the refusal with its values. */
  readonly refused?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

export interface PatchPlanPreview {
  readonly rows: readonly PatchPlanRow[];
  readonly accepted: number;
}

export interface PatchSource {
  readonly layerId: string;
  readonly name: string;
  readonly count: number;
  /** Attributes of the layer in its order. */
  readonly attributes: readonly string[];
  /** Whether the layer says how exact its vertices are. */
  readonly sigma_m?: number;
  readonly proposed: PatchColumns;
  readonly days: { readonly imagedBeforeOn?: Day; readonly imagedOn?: Day };
  /** Rows that were taken already. */
  readonly taken: number;
}

export interface PatchCard {
  readonly patch: Patch;
  readonly layerName?: string;
  readonly area: AreaFigures;
  readonly balance: readonly PatchBalance[];
  readonly geometry: Polygon | MultiPolygon;
  readonly bounds: Bounds;
  /** What it overlaps, patches and units left out; the largest first. */
  readonly groups: readonly FoundGroup[];
  readonly answerSighting?: { readonly id: string; readonly no: string };
  readonly tasks: readonly TaskEntry[];
  /** A place inside, for a report made from the patch's shape. */
  readonly inside: readonly [lon: number, lat: number];
}

export interface DeskCalls {
  /** Everything that waits on a day, under the conditions, the most urgent first; the rows stay here under the handle. */
  workList(query: WorkQuery): WorkAnswer;
  /** @throws EngineError `table-gone` where newer answers pushed this one out */
  workPage(handle: number, from: number, to: number): readonly WorkRow[];
  /** Everybody who was ever given something, by name. */
  assignees(): readonly string[];
  /** @throws EngineError `task-unknown` */
  taskCard(taskId: string): TaskEntry & { readonly place: EntityPlace | null };
  tasksAbout(subject: EntityRef): readonly TaskEntry[];
  /** @throws EngineError `feature-unknown` for a red line that is not there */
  clearanceBoard(redLineId: string, on: Day): Board;
  /** @throws EngineError `patch-unknown` */
  patchCard(patchId: string, on: Day): PatchCard;
  /** Layers whose rows may be taken as patches. */
  patchSources(): readonly PatchSource[];
  /** What would become of each row. @throws EngineError `feature-unknown` for a layer that is not there */
  previewPatches(plan: PatchPlan): PatchPlanPreview;
  /** The patches themselves, refused rows left out. @param ids one for every row of the layer */
  draftPatches(plan: PatchPlan, ids: readonly string[]): readonly ChangeDraft[];
}

export const DESK_CALLS = [
  'workList',
  'workPage',
  'assignees',
  'taskCard',
  'tasksAbout',
  'clearanceBoard',
  'patchCard',
  'patchSources',
  'previewPatches',
  'draftPatches',
] as const satisfies readonly (keyof DeskCalls)[];
