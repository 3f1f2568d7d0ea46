import { AUDIENCES } from '../core/report/audience.ts';
import { daySchema, idSchema, instantSchema } from './values.ts';
import * as z from './zod.ts';

/** Bytes of a page with its program, snapshots and photos. */
export const MOST_TOUR_PAGE_BYTES = 40_000_000;
/** Days that a link may be open for. */
export const MOST_LINK_DAYS = 366;

/** A link to a shared tour as lists show it. */
export const tourLinkSchema = z.object({
  link: idSchema,
  /** Id of the tour. */
  tour: idSchema,
  title: z.string(),
  audience: z.enum(AUDIENCES),
  /** Account that made it. */
  account: idSchema,
  createdAt: instantSchema,
  /** The last day on which it opens. */
  endsOn: daySchema,
  revokedAt: instantSchema.nullable(),
  /** How often it was opened. */
  opened: z.int().nonnegative(),
  lastOpenedAt: instantSchema.nullable(),
});
export type TourLink = z.output<typeof tourLinkSchema>;

export const tourLinksSchema = z.object({ links: z.array(tourLinkSchema) });
/** `POST …/tours`: the address is told once; what is kept of it opens nothing. */
export const madeTourLinkSchema = z.object({ link: tourLinkSchema, path: z.string() });
