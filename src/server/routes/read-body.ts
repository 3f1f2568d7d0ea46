import type * as z from '../../api/zod.ts';
import { ProblemError } from '../problem.ts';

/** A body that is what its schema says. @throws ProblemError 400 `request-malformed` with the member */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  throw new ProblemError(400, 'request-malformed', { path: [...issue.path, ...unknown].map(String).join('.').slice(0, 200) });
}
