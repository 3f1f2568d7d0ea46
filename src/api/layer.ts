import { isVertexError } from '../core/register/actions/check-shape.ts';
import { countSchema, daySchema, idSchema, sha256Schema, shapeOriginSchema } from './values.ts';
import * as z from './zod.ts';

export const layerKindSchema = z.enum(['parcels', 'red-lines', 'compensated', 'permits', 'patches', 'builds', 'reference']);

export const layerSchema = z.object({
  id: idSchema,
  kind: layerKindSchema,
  name: z.string(),
  source: z.object({ fileName: z.string(), format: z.string(), crs: z.string(), file_sha256: sha256Schema.optional() }),
  notes: z.array(z.object({ code: z.string(), count: countSchema, detail: z.string().optional() })),
  package_sha256: sha256Schema,
  count: countSchema,
  geometry: z.object({ origin: shapeOriginSchema, sigma_m: z.number().refine(isVertexError, 'vertex-error') }).optional(),
  replaces: z.array(idSchema).optional(),
  importedOn: daySchema,
});
