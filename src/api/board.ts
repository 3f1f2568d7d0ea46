import { countSchema, daySchema, idSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

/** A published week of the board: where it stood and what it came to. */
export const publishedBoardSchema = z.object({
  id: idSchema,
  asOf: daySchema,
  knownAt: countSchema,
  figures_sha256: sha256Schema,
  software: z.string().min(1).max(40),
  publishedOn: daySchema,
});
