import { countSchema, daySchema, idSchema, polygonSchema, sha256Schema } from './values.ts';
import { z } from './zod.ts';

/** `field` in `district.json` of a field package. */
export const fieldTermsSchema = z.object({
  area: polygonSchema,
  madeOn: daySchema,
  expiresOn: daySchema,
  from: z.object({ seq: countSchema, hash: sha256Schema }),
  for: z.string().min(1).max(200),
  received: z.array(idSchema),
});
