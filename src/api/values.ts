import { isVertexError } from '../core/register/actions/check-shape.ts';
import { isDay } from '../core/register/day.ts';
import * as z from './zod.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const SHA256 = /^[0-9a-f]{64}$/;

export const daySchema = z.string().refine(isDay, 'day');
/** ISO 8601 UTC with milliseconds, and a moment that exists. */
export const instantSchema = z.string().refine((text) => INSTANT.test(text) && Number.isFinite(Date.parse(text)), 'instant');
export const sha256Schema = z.string().regex(SHA256);
export const idSchema = z.string().min(1).max(200);
export const countSchema = z.int().nonnegative();

const bboxSchema = z.union([
  z.tuple([z.number(), z.number(), z.number(), z.number()]),
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
]);
/** Degrees: what lies nowhere on earth can neither be drawn nor measured, and no action records it. */
const positionSchema = z
  .array(z.number())
  .min(2)
  .refine(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90, 'lon-lat');
const ringsSchema = z.array(z.array(positionSchema));

export const polygonSchema = z.union([
  z.object({ type: z.literal('Polygon'), bbox: bboxSchema.optional(), coordinates: ringsSchema }),
  z.object({ type: z.literal('MultiPolygon'), bbox: bboxSchema.optional(), coordinates: z.array(ringsSchema) }),
]);

export const shapeOriginSchema = z.enum(['surveyed', 'imported', 'digitised', 'gps', 'constructed']);

export const shapeSchema = z.object({
  coordinates: polygonSchema,
  origin: shapeOriginSchema,
  sigma_m: z.number().refine(isVertexError, 'vertex-error'),
  relativeSigma_m: z.number().nonnegative().optional(),
  source: z.object({ crs: z.string(), file_sha256: sha256Schema.optional() }),
});
