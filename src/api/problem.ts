import * as z from './zod.ts';

/** Media type of every refusal (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/**
 * A refusal. `code` is stable and worded by the client in the person's language; `title` says it in the language that the request
 * asked for. `params` are the code's own: days, areas, names, the version that there is.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Place of the refused change among those sent, from 0. */
  at: z.int().nonnegative().optional(),
});

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at?: number;
}
