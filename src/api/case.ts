import { REMEDY_OUTCOMES, CASE_STEPS, RULINGS } from '../core/register/case.ts';
import { daySchema, idSchema, shapeSchema } from './values.ts';
import * as z from './zod.ts';

export const caseStepSchema = z.object({
  changeId: idSchema,
  kind: z.enum(CASE_STEPS),
  on: daySchema,
  documentNo: z.string().optional(),
  served: z.object({ on: daySchema, proof: z.string() }).optional(),
  remediesStated: z.boolean().optional(),
  outcome: z.enum(REMEDY_OUTCOMES).optional(),
  ruling: z.enum(RULINGS).optional(),
  fine: z.int().optional(),
  verification: z.enum(['no-offence', 'false-change', 'legal', 'transferred', 'violation']).optional(),
  decision: z.enum(['rectify', 'demolish', 'confiscate', 'fine']).optional(),
  performBy: daySchema.optional(),
  executor: z.enum(['government', 'court']).optional(),
  note: z.string().optional(),
});

export const caseSchema = z.object({
  id: idSchema,
  no: z.string(),
  begunOn: daySchema,
  sightings: z.array(idSchema),
  track: z.enum(['planning', 'land']),
  occupiedLand: z.array(z.object({ changeId: idSchema, fromOn: daySchema, shape: shapeSchema, reason: z.string() })),
  steps: z.array(caseStepSchema),
});
