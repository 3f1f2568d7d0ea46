import { PHOTO_SHUTTERS, PHOTO_SOURCES } from '../core/register/photo.ts';
import { TRACK_SOURCES, VISIT_OUTCOMES } from '../core/register/patrol.ts';
import { entityRefSchema } from './casework.ts';
import { countSchema, daySchema, idSchema, instantSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

const lonSchema = z.number().min(-180).max(180);
const latSchema = z.number().min(-90).max(90);
const metresSchema = z.number().nonnegative();

const fixSchema = z.tuple([lonSchema, latSchema, instantSchema, metresSchema]).readonly();

export const patrolSchema = z.object({
  id: idSchema,
  on: daySchema,
  by: z.string(),
  how: z.enum(TRACK_SOURCES),
  startedAt: instantSchema,
  endedAt: instantSchema,
  segments: z.array(z.array(fixSchema)),
  visits: z.array(z.object({ target: entityRefSchema, at: instantSchema, outcome: z.enum(VISIT_OUTCOMES), note: z.string() })),
  knownPoint: z
    .object({
      name: z.string(),
      expected: z.tuple([lonSchema, latSchema]).readonly(),
      measured: fixSchema,
      off_m: metresSchema,
      verdict: z.enum(['agrees', 'shifted-gcj02', 'off']),
    })
    .optional(),
  note: z.string(),
});

const secondsSchema = z.number();

const reachSchema = z.object({
  within_m: metresSchema,
  accuracy_m: metresSchema,
  length_m: metresSchema,
  least_m: metresSchema,
  known_s: secondsSchema,
  unknown_s: secondsSchema,
  fixes: countSchema,
  gaps: countSchema,
  seen: z.array(
    z.object({
      target: entityRefSchema,
      shape: z.string().max(64),
      firstAt: instantSchema,
      lastAt: instantSchema,
      nearest_m: metresSchema,
    }),
  ),
});

/** A patrol whose fixes were erased. */
export const erasedPatrolSchema = patrolSchema.omit({ on: true, segments: true }).extend({ reached: reachSchema });

export const photoSchema = z.object({
  id: idSchema,
  subject: entityRefSchema,
  attachedOn: daySchema,
  sha256: sha256Schema,
  mediaType: z.string().max(100),
  bytes: countSchema,
  how: z.enum(PHOTO_SOURCES),
  shutter: z.enum(PHOTO_SHUTTERS).optional(),
  takenAt: instantSchema,
  clockOffset_ms: z.number().optional(),
  position: z.object({ lon: lonSchema, lat: latSchema, accuracy_m: metresSchema, at: instantSchema }).optional(),
  bearing_deg: z.number().min(0).max(360).optional(),
  exif: z
    .object({
      takenAt: z.string().max(40).optional(),
      lon: lonSchema.optional(),
      lat: latSchema.optional(),
      accuracy_m: metresSchema.optional(),
      bearing_deg: z.number().min(0).max(360).optional(),
      satelliteAt: instantSchema.optional(),
      orientation: z.number().int().min(1).max(8).optional(),
      model: z.string().max(200).optional(),
    })
    .optional(),
  sidecar_sha256: sha256Schema,
});
