import { MOST_FIGURES, MOST_STOPS, TOUR_LAYERS } from '../core/register/tour.ts';
import { AUDIENCES } from '../core/report/audience.ts';
import { daySchema, idSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

const figureSchema = z.object({ table: idSchema, row: idSchema, column: idSchema, before: z.optional(z.int()) });

const stopSchema = z.object({
  id: idSchema,
  snapshot_sha256: sha256Schema,
  beforeOn: z.optional(daySchema),
  camera: z.object({
    lon: z.number(),
    lat: z.number(),
    zoom: z.number(),
    bearing: z.number(),
    width_px: z.number(),
  }),
  flight_s: z.number(),
  layers: z.array(z.enum(TOUR_LAYERS)).max(TOUR_LAYERS.length),
  title: z.string().max(200),
  text: z.string().max(1000),
  notes: z.string().max(5000),
  figures: z.array(figureSchema).max(MOST_FIGURES),
});

/** A saved tour; the snapshots that it names are read by `core/report/snapshot`. */
export const tourSchema = z.object({
  id: idSchema,
  title: z.string().max(200),
  audience: z.enum(AUDIENCES),
  stops: z.array(stopSchema).max(MOST_STOPS),
  savedOn: daySchema,
});
