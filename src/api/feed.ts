import { changeSchema } from './change.ts';
import { instantSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

/** Changes in one push: all are accepted or none. */
export const MOST_CHANGES_PER_PUSH = 2000;
/** Links in one answer of the feed. */
export const MOST_LINKS_PER_PAGE = 1000;

/**
 * `POST /api/districts/{district}/changes`: changes as the device recorded them. The id of a change is the id of its operation: sent
 * again with the same content it is answered with the place that it has, with other content it is refused (`operation-reused`).
 * `by` and `device` are the account's and the device's own.
 */
export const pushSchema = z.object({ changes: z.array(z.unknown()).min(1).max(MOST_CHANGES_PER_PUSH) });

export const carriedChangeSchema = changeSchema;

/** Where a change stands in the feed, and what closes it: all that a device needs to know that it is safe. */
export const placeSchema = z.object({ id: z.string(), seq: z.int().positive(), acceptedAt: instantSchema, hash: sha256Schema });
export const pushAnswerSchema = z.object({ places: z.array(placeSchema), head: z.object({ seq: z.int(), hash: sha256Schema }) });
export type Place = z.output<typeof placeSchema>;
export type PushAnswer = z.output<typeof pushAnswerSchema>;

/**
 * One link of the chain as a reader of a role is given it: the values of its classes, and the digests of the others. A reader who may
 * not even see that a thing exists is given the digests alone, so that the chain verifies for everybody.
 */
export const linkSchema = z.object({
  seq: z.int().positive(),
  acceptedAt: instantSchema,
  prev: sha256Schema,
  hash: sha256Schema,
  salts: z.record(z.string(), z.string()),
  sealed: z.record(z.string(), z.string()),
  /** The change without its withheld values; absent where nothing of it is given. */
  change: z.record(z.string(), z.unknown()).optional(),
});
export type Link = z.output<typeof linkSchema>;

/** `GET /api/districts/{district}/changes?since=seq&limit=n`: the links after a place, gap-free. */
export const feedPageSchema = z.object({
  links: z.array(linkSchema),
  head: z.object({ seq: z.int(), hash: sha256Schema }),
});
export type FeedPage = z.output<typeof feedPageSchema>;
