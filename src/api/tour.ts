import { MOST_FIGURES, MOST_STOPS, TOUR_LAYERS } from '../core/register/tour.ts';
import { RANKED_LEVELS } from '../core/register/tour-chart.ts';
import { AUDIENCES } from '../core/report/audience.ts';
import { daySchema, idSchema, sha256Schema } from './values.ts';
import * as z from './zod.ts';

/** Ten years. */
const MOST_WEEKS = 520;

const figureSchema = z.object({ table: idSchema, row: idSchema, column: idSchema, before: z.optional(z.int()) });

const ofPlace = { redLineId: z.nullable(idSchema), name: z.string(), nameEn: z.optional(z.string()) };
const amountsOfWeeks = z.array(z.int()).max(MOST_WEEKS);
const chartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ranking'), level: z.enum(RANKED_LEVELS), column: idSchema }),
  z.object({
    kind: z.literal('series'),
    ...ofPlace,
    weeks: z.array(daySchema).max(MOST_WEEKS),
    parts: z
      .array(
        z.object({
          kind: z.enum(['zone', 'outside', 'hidden']),
          key: z.string(),
          name: z.string(),
          nameEn: z.optional(z.string()),
          values: amountsOfWeeks,
        }),
      )
      .max(100),
    total: amountsOfWeeks,
    dueOn: z.optional(daySchema),
    targets: z.array(
      z.object({
        byOn: daySchema,
        most_cm2: z.nullable(z.int()),
        measure: z.enum(['cleared-land', 'signing', 'unresolved-footprint']),
        share: z.number(),
      }),
    ),
    projection: z.nullable(
      z.object({
        finishOn: z.nullable(daySchema),
        earliestOn: z.nullable(daySchema),
        latestOn: z.nullable(daySchema),
      }),
    ),
  }),
  z.object({
    kind: z.literal('waterfall'),
    ...ofPlace,
    before: daySchema,
    after: daySchema,
    amounts: z.object({
      before: z.int(),
      entered: z.int(),
      revised: z.nullable(z.int()),
      released: z.int(),
      after: z.int(),
    }),
  }),
]);

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
  chart: z.optional(chartSchema),
  picture: z.optional(z.object({ sha256: sha256Schema, text: z.string().max(300) })),
});

/** A saved tour; the snapshots that it names are read by `core/report/snapshot`. */
export const tourSchema = z.object({
  id: idSchema,
  title: z.string().max(200),
  audience: z.enum(AUDIENCES),
  stops: z.array(stopSchema).max(MOST_STOPS),
  savedOn: daySchema,
});
