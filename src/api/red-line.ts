import { daySchema, idSchema, shapeSchema } from './values.ts';
import * as z from './zod.ts';

export const redLineVersionSchema = z.object({ changeId: idSchema, fromOn: daySchema, shape: shapeSchema, reason: z.string() });

export const redLineSchema = z.object({
  id: idSchema,
  name: z.string(),
  nameEn: z.string().optional(),
  layerId: idSchema.optional(),
  project: z.string(),
  approvalNo: z.string(),
  regime: z.enum(['state', 'collective', 'other']),
  freezeOn: daySchema.optional(),
  versions: z.array(redLineVersionSchema),
  targets: z.array(
    z.object({
      measure: z.enum(['cleared-land', 'signing', 'unresolved-footprint']),
      share: z.number().min(0).max(1),
      byOn: daySchema,
    }),
  ),
});
