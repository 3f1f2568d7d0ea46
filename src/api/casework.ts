import { ENTITY_KINDS } from '../core/register/entity-ref.ts';
import { PATCH_FINDINGS } from '../core/register/patch.ts';
import { VISIT_OUTCOMES } from '../core/register/patrol.ts';
import { TASK_ORIGINS } from '../core/register/task.ts';
import { countSchema, daySchema, idSchema, instantSchema, shapeSchema } from './values.ts';
import * as z from './zod.ts';

export const entityRefSchema = z.object({ kind: z.enum(ENTITY_KINDS), id: idSchema });

const measurementSchema = z.object({
  value_cm2: z.int(),
  method: z.enum(['planar-gk', 'ellipsoidal-2008-32', 'stated']),
  meridian: z.number().optional(),
  sigma_m2: z.number().nonnegative().optional(),
  rulerVersion: z.string(),
});

export const householdSchema = z.object({
  id: idSchema,
  no: z.string(),
  name: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
});

export const buildingSchema = z.object({
  id: idSchema,
  itemId: idSchema,
  no: z.string(),
  certified: measurementSchema.optional(),
  recognised: measurementSchema.optional(),
  measured: measurementSchema.optional(),
  floors: countSchema.optional(),
  shape: shapeSchema.optional(),
});

const patchAnswerSchema = z.object({
  on: daySchema,
  finding: z.enum(PATCH_FINDINGS),
  note: z.string(),
  sightingId: idSchema.optional(),
});

export const patchSchema = z.object({
  id: idSchema,
  no: z.string(),
  source: z.enum(['satellite', 'drone']),
  imagedBeforeOn: daySchema.optional(),
  imagedOn: daySchema,
  receivedOn: daySchema,
  answerByOn: daySchema.optional(),
  areas: z.object({
    patch: countSchema.optional(),
    farmland: countSchema.optional(),
    cropland: countSchema.optional(),
    basicFarmland: countSchema.optional(),
    construction: countSchema.optional(),
    unused: countSchema.optional(),
    inPlan: countSchema.optional(),
    offPlan: countSchema.optional(),
  }),
  shape: shapeSchema,
  layerId: idSchema.optional(),
  featureId: idSchema.optional(),
  answer: patchAnswerSchema.optional(),
});
export const newPatchAnswerSchema = patchAnswerSchema.omit({ on: true });

const taskResultSchema = z.object({ on: daySchema, note: z.string(), outcome: z.enum(VISIT_OUTCOMES).optional() });

export const taskSchema = z.object({
  id: idSchema,
  from: z.enum(TASK_ORIGINS),
  title: z.string(),
  subject: entityRefSchema.optional(),
  assignee: z.string(),
  assignedOn: daySchema,
  dueOn: daySchema,
  dueAt: instantSchema.optional(),
  result: taskResultSchema.optional(),
});
export const newTaskResultSchema = taskResultSchema.omit({ on: true });

export const findingAcceptanceSchema = z.object({
  id: idSchema,
  code: z.string(),
  entities: z.array(entityRefSchema),
  m2: z.number().nonnegative().optional(),
  parts: z.array(z.string().max(300)).optional(),
  reason: z.string(),
  acceptedOn: daySchema,
});
