import type { AcceptedChange, SettingsPatch } from '../core/register/change.ts';
import { checkNumbers } from '../core/register/check-settings.ts';
import { caseSchema, caseStepSchema } from './case.ts';
import {
  buildingSchema,
  entityRefSchema,
  findingAcceptanceSchema,
  householdSchema,
  newPatchAnswerSchema,
  newTaskResultSchema,
  patchSchema,
  taskSchema,
} from './casework.ts';
import { clearanceItemSchema, milestoneSchema, objectionExplanationSchema, objectionSchema } from './clearance-item.ts';
import { disclosureSchema } from './disclosure.ts';
import { districtSchema, LONGEST_DISTRICT_NAME, settingsSchema } from './district.ts';
import { erasedPatrolSchema, patrolSchema, photoSchema } from './field-work.ts';
import { layerSchema } from './layer.ts';
import { redLineSchema, redLineVersionSchema } from './red-line.ts';
import { frozenSnapshotSchema } from './snapshot.ts';
import { sightingSchema } from './sighting.ts';
import { tourSchema } from './tour.ts';
import { daySchema, idSchema, instantSchema, sha256Schema, shapeSchema } from './values.ts';
import * as z from './zod.ts';
import { publishedBoardSchema } from './board.ts';

const reason = z.string();

const redLinePatchSchema = redLineSchema
  .pick({ name: true, nameEn: true, project: true, approvalNo: true, regime: true, targets: true })
  .extend({ nameEn: z.string().nullable(), freezeOn: daySchema.nullable() })
  .partial();

const {
  demandAfterRemedies,
  holidays,
  office,
  noticeTemplates,
  mapApprovalNo,
  baseMaps,
  fieldPackage,
  coverageOverdue_days,
  ownTracks_days,
  trackFixes_days,
  permitUnits,
  yearTasks,
  disclosure,
} = settingsSchema.shape;

/** A number that would switch a rule off is no setting. The path says which; calendars are judged by the register, which knows the years before. */
function refuseUnfit(
  settings: unknown,
  context: { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void },
): void {
  const unfit = checkNumbers(settings as SettingsPatch);
  if (unfit) context.addIssue({ code: 'custom', message: unfit.refused, path: String(unfit.field ?? 'timeZone').split('.') });
}

/** Those that need not be there can be taken away. */
const settingsPatchSchema = settingsSchema
  .partial()
  .extend({
    demandAfterRemedies: demandAfterRemedies.nullable(),
    holidays: holidays.nullable(),
    office: office.nullable(),
    noticeTemplates: noticeTemplates.nullable(),
    mapApprovalNo: mapApprovalNo.nullable(),
    baseMaps: baseMaps.nullable(),
    fieldPackage: fieldPackage.nullable(),
    coverageOverdue_days: coverageOverdue_days.nullable(),
    ownTracks_days: ownTracks_days.nullable(),
    trackFixes_days: trackFixes_days.nullable(),
    permitUnits: permitUnits.nullable(),
    yearTasks: yearTasks.nullable(),
    disclosure: disclosure.nullable(),
  })
  .superRefine(refuseUnfit);

/** Bodies by type of change. */
export const changeBodySchemas = {
  'district-created': z.object({ district: districtSchema, settings: settingsSchema.superRefine(refuseUnfit) }),
  'settings-changed': z.object({
    patch: settingsPatchSchema,
    name: z.string().min(1).max(LONGEST_DISTRICT_NAME).optional(),
    reason: reason.optional(),
  }),
  'layer-imported': z.object({ layer: layerSchema.omit({ importedOn: true }) }),
  'layer-withdrawn': z.object({ reason }),
  'parcel-reshaped': z.object({ layerId: idSchema, parcelNo: z.string(), shape: shapeSchema, reason }),
  'red-line-drawn': z.object({ redLine: redLineSchema.omit({ versions: true }), shape: shapeSchema, reason }),
  'red-line-revised': z.object({ version: redLineVersionSchema.omit({ fromOn: true, changeId: true }) }),
  'red-line-described': z.object({ patch: redLinePatchSchema, reason }),
  'red-line-withdrawn': z.object({ reason }),
  'item-registered': z.object({ item: clearanceItemSchema.omit({ milestones: true, objections: true }) }),
  'item-withdrawn': z.object({ reason }),
  'milestone-recorded': z.object({ milestone: milestoneSchema.omit({ changeId: true, on: true }) }),
  'milestone-documented': z.object({
    changeId: idSchema,
    patch: z.object({ documentNo: z.string().nullable().optional(), proof: z.string().nullable().optional() }),
    reason,
  }),
  'milestone-withdrawn': z.object({ changeId: idSchema, reason }),
  'objection-received': z.object({
    objection: objectionSchema.omit({ answeredOn: true, result: true, documentNo: true, explanations: true }),
  }),
  'objection-answered': z.object({ objectionId: idSchema, result: z.string(), documentNo: z.string().optional() }),
  'objection-withdrawn': z.object({ objectionId: idSchema, reason }),
  'objection-answer-withdrawn': z.object({ objectionId: idSchema, reason }),
  'objection-explained': z.object({
    objectionId: idSchema,
    explanation: objectionExplanationSchema.omit({ changeId: true, on: true }),
  }),
  'objection-explanation-withdrawn': z.object({ objectionId: idSchema, changeId: idSchema, reason }),
  'household-registered': z.object({ household: householdSchema }),
  'household-withdrawn': z.object({ reason }),
  'building-registered': z.object({ building: buildingSchema }),
  'building-withdrawn': z.object({ reason }),
  'sighting-reported': z.object({ sighting: sightingSchema.omit({ shapes: true }), shape: shapeSchema, reason }),
  'sighting-reshaped': z.object({ shape: shapeSchema.nullable(), reason }),
  'sighting-linked': z.object({ sameAs: idSchema }),
  'sighting-unlinked': z.object({ reason }),
  'sighting-withdrawn': z.object({ reason }),
  'shape-withdrawn': z.object({ changeId: idSchema, reason }),
  'case-opened': z.object({
    case: caseSchema.omit({ steps: true, occupiedLand: true }),
    occupiedLand: shapeSchema.optional(),
    reason,
  }),
  'case-step-taken': z.object({ step: caseStepSchema.omit({ changeId: true, on: true }) }),
  'document-served': z.object({ changeId: idSchema, served: z.object({ on: daySchema, proof: z.string() }) }),
  'document-service-withdrawn': z.object({ changeId: idSchema, reason }),
  'case-step-withdrawn': z.object({ changeId: idSchema, reason }),
  'occupied-land-drawn': z.object({ shape: shapeSchema, reason }),
  'case-withdrawn': z.object({ reason }),
  'patch-received': z.object({ patch: patchSchema.omit({ receivedOn: true, answer: true }) }),
  'patch-answered': z.object({ answer: newPatchAnswerSchema }),
  'patch-answer-withdrawn': z.object({ reason }),
  'patch-withdrawn': z.object({ reason }),
  'task-assigned': z.object({ task: taskSchema.omit({ assignedOn: true, result: true }) }),
  'task-done': z.object({ result: newTaskResultSchema }),
  'task-reopened': z.object({ reason }),
  'task-withdrawn': z.object({ reason }),
  'finding-accepted': z.object({ acceptance: findingAcceptanceSchema.omit({ id: true, acceptedOn: true }) }),
  'finding-reopened': z.object({ reason }),
  'patrol-recorded': z.object({ patrol: patrolSchema.omit({ on: true }) }),
  'patrol-withdrawn': z.object({ reason }),
  'track-erased': z.object({ patrol: erasedPatrolSchema }),
  'photo-attached': z.object({ photo: photoSchema.omit({ attachedOn: true }) }),
  'photo-withdrawn': z.object({ reason }),
  'snapshot-frozen': z.object({ snapshot: frozenSnapshotSchema.omit({ frozenOn: true }) }),
  'snapshot-withdrawn': z.object({ reason }),
  'disclosure-printed': z.object({ disclosure: disclosureSchema.omit({ printedOn: true }) }),
  'disclosure-withdrawn': z.object({ reason }),
  'board-published': z.object({ board: publishedBoardSchema.omit({ publishedOn: true }) }),
  'board-withdrawn': z.object({ reason }),
  'tour-saved': z.object({ tour: tourSchema.omit({ savedOn: true }) }),
  'tour-withdrawn': z.object({ reason }),
} as const;

const envelope = {
  id: idSchema,
  district: idSchema,
  entity: entityRefSchema,
  v: z.literal(1),
  on: daySchema,
  recordedAt: instantSchema,
  clockOffset_ms: z.number(),
  by: z.string(),
  device: z.string(),
  base: z.int().nonnegative(),
};

const byClass = z.partialRecord(z.enum(['open', 'office', 'secret', 'person']), z.string());

const acceptance = {
  seq: z.int().positive(),
  acceptedAt: instantSchema,
  prev: sha256Schema,
  hash: sha256Schema,
  salts: byClass.optional(),
  sealed: byClass.optional(),
};

function changeOf<T extends keyof typeof changeBodySchemas>(type: T) {
  return z.object({ ...envelope, type: z.literal(type), body: changeBodySchemas[type] });
}

export const changeSchema = z.discriminatedUnion('type', [
  changeOf('district-created'),
  changeOf('settings-changed'),
  changeOf('layer-imported'),
  changeOf('layer-withdrawn'),
  changeOf('parcel-reshaped'),
  changeOf('red-line-drawn'),
  changeOf('red-line-revised'),
  changeOf('red-line-described'),
  changeOf('red-line-withdrawn'),
  changeOf('item-registered'),
  changeOf('item-withdrawn'),
  changeOf('milestone-recorded'),
  changeOf('milestone-documented'),
  changeOf('milestone-withdrawn'),
  changeOf('objection-received'),
  changeOf('objection-answered'),
  changeOf('objection-withdrawn'),
  changeOf('objection-answer-withdrawn'),
  changeOf('objection-explained'),
  changeOf('objection-explanation-withdrawn'),
  changeOf('household-registered'),
  changeOf('household-withdrawn'),
  changeOf('building-registered'),
  changeOf('building-withdrawn'),
  changeOf('sighting-reported'),
  changeOf('sighting-reshaped'),
  changeOf('sighting-linked'),
  changeOf('sighting-unlinked'),
  changeOf('sighting-withdrawn'),
  changeOf('shape-withdrawn'),
  changeOf('case-opened'),
  changeOf('case-step-taken'),
  changeOf('document-served'),
  changeOf('document-service-withdrawn'),
  changeOf('case-step-withdrawn'),
  changeOf('occupied-land-drawn'),
  changeOf('case-withdrawn'),
  changeOf('patch-received'),
  changeOf('patch-answered'),
  changeOf('patch-answer-withdrawn'),
  changeOf('patch-withdrawn'),
  changeOf('task-assigned'),
  changeOf('task-done'),
  changeOf('task-reopened'),
  changeOf('task-withdrawn'),
  changeOf('finding-accepted'),
  changeOf('finding-reopened'),
  changeOf('patrol-recorded'),
  changeOf('patrol-withdrawn'),
  changeOf('track-erased'),
  changeOf('photo-attached'),
  changeOf('photo-withdrawn'),
  changeOf('snapshot-frozen'),
  changeOf('snapshot-withdrawn'),
  changeOf('disclosure-printed'),
  changeOf('disclosure-withdrawn'),
  changeOf('board-published'),
  changeOf('board-withdrawn'),
  changeOf('tour-saved'),
  changeOf('tour-withdrawn'),
]);

const acceptanceSchema = z.object(acceptance);

/** A patrol as it was recorded, once its fixes are erased: what the class `office` held is not there, its digest is. */
const erasedTrackSchema = changeOf('patrol-recorded')
  .omit({ recordedAt: true, clockOffset_ms: true, by: true, device: true, body: true })
  .extend({ body: z.object({ patrol: patrolSchema.pick({ id: true, how: true, startedAt: true, endedAt: true }) }) });

/** Nothing else of a whole feed may lack values. */
const schemaOf = (value: unknown) => (isErasedTrack(value) ? erasedTrackSchema : changeSchema);

function isErasedTrack(value: unknown): boolean {
  const { type, sealed } = Object(value) as { readonly type?: unknown; readonly sealed?: unknown };
  return type === 'patrol-recorded' && typeof Object(sealed).office === 'string';
}

const offeredTrackSchema = erasedTrackSchema.extend({ sealed: z.object({ office: sha256Schema }) });

/** The schema of a change that a device offers: whole, or a patrol whose fixes it erased after their time, with the digest of what was there. */
export const offeredSchemaOf = (value: unknown) => (isErasedTrack(value) ? offeredTrackSchema : changeSchema);

/** Where a value stops being an accepted change: the path of the first member that does not fit. */
export interface Malformed {
  /** Place in the list, from 0. */
  readonly index: number;
  /** Members from the outside in, e.g. `body.item.households.0.share`. */
  readonly path: string;
}

/**
 * Finds the first value that is not an accepted change of a reader who has every class. Members that the schema does not know are
 * let be: hashes cover them, and a newer version may mean something by them.
 */
export function findMalformedChange(values: readonly unknown[]): Malformed | null {
  for (let index = 0; index < values.length; index++) {
    const issue = (acceptanceSchema.safeParse(values[index]).error ?? schemaOf(values[index]).safeParse(values[index]).error)
      ?.issues[0];
    if (issue) return { index, path: issue.path.map(String).join('.') };
  }
  return null;
}

/** The same of changes that no feed has taken yet, as an outbox carries them. */
export function findMalformedCarried(values: readonly unknown[]): Malformed | null {
  for (let index = 0; index < values.length; index++) {
    const issue = changeSchema.safeParse(values[index]).error?.issues[0];
    if (issue) return { index, path: issue.path.map(String).join('.') };
  }
  return null;
}

/** The values as accepted changes, or the first that is none. */
export function checkFeed(
  values: readonly unknown[],
): { readonly ok: true; readonly feed: readonly AcceptedChange[] } | ({ readonly ok: false } & Malformed) {
  const malformed = findMalformedChange(values);
  return malformed ? { ok: false, ...malformed } : { ok: true, feed: values as readonly AcceptedChange[] };
}
