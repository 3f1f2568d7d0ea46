import { MILESTONE_KINDS } from '../core/register/clearance-item.ts';
import { daySchema, idSchema } from './values.ts';
import * as z from './zod.ts';

export const milestoneSchema = z.object({
  changeId: idSchema,
  kind: z.enum(MILESTONE_KINDS),
  on: daySchema,
  documentNo: z.string().optional(),
  proof: z.string().optional(),
  amount: z.int().optional(),
});

export const objectionExplanationSchema = z.object({
  changeId: idSchema,
  on: daySchema,
  text: z.string(),
  content: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const objectionSchema = z.object({
  id: idSchema,
  receivedOn: daySchema,
  answerByOn: daySchema.optional(),
  answeredOn: daySchema.optional(),
  result: z.string().optional(),
  documentNo: z.string().optional(),
  explanations: z.array(objectionExplanationSchema).optional(),
});

export const clearanceItemSchema = z.object({
  id: idSchema,
  parcelId: idSchema,
  redLineId: idSchema,
  unit: z.string(),
  assistingUnit: z.string().optional(),
  households: z.array(z.object({ householdId: idSchema, share: z.number().positive().max(1) })),
  buildings: z.array(z.string()),
  basis: z.enum(['agreement', 'decision']).optional(),
  milestones: z.array(milestoneSchema),
  objections: z.array(objectionSchema),
});
