import { AUDIENCES } from '../core/report/audience.ts';
import { countSchema, daySchema, idSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

/** What the feed says of a snapshot; the file that it names is read by `core/report/snapshot`. */
export const frozenSnapshotSchema = z.object({
  id: idSchema,
  audience: z.enum(AUDIENCES),
  asOf: daySchema,
  knownAt: z.object({ seq: countSchema, chainHash: sha256Schema }),
  title: z.string().max(500),
  file_sha256: sha256Schema,
  bytes: countSchema,
  frozenOn: daySchema,
});
