import { countSchema, daySchema, idSchema, instantSchema, sha256Schema, shapeSchema } from './values.ts';
import * as z from './zod.ts';

const positionSchema = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  accuracy_m: z.number().nonnegative(),
  at: instantSchema,
});

export const sightingSchema = z.object({
  id: idSchema,
  no: z.string(),
  shapes: z.array(z.object({ changeId: idSchema, fromOn: daySchema, shape: shapeSchema.nullable(), reason: z.string() })),
  channel: z.enum(['patrol', 'public-report', 'patch', 'drone', 'video', 'assigned', 'transferred']),
  seenOn: daySchema,
  absentOn: daySchema.optional(),
  absentEvidence: z.string().optional(),
  evidence: z.string(),
  position: positionSchema,
  measured: positionSchema.optional(),
  standsOn: z.object({ among: z.array(idSchema), parcelId: idSchema.nullable() }).optional(),
  by: z.string(),
  stage: z.enum(['foundation', 'under-construction', 'completed']),
  structure: z.enum(['brick-concrete', 'brick-timber', 'frame', 'steel', 'light-steel', 'temporary', 'other']),
  floors: countSchema,
  use: z.enum(['residential', 'commercial', 'storage', 'production', 'farming', 'public', 'other']),
  note: z.string(),
  photos: z.array(sha256Schema),
  occupiedLand: shapeSchema.optional(),
  sameAs: idSchema.optional(),
  caseId: idSchema.optional(),
});
