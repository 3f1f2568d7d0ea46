import { loginSchema, displayNameSchema, accountSchema } from './accounts.ts';
import { adminUnitSchema, districtSchema, LONGEST_DISTRICT_NAME, settingsSchema } from './district.ts';
import { countSchema, instantSchema } from './values.ts';
import * as z from './zod.ts';

const { holidays, baseMaps, allowedOrigins, mapApprovalNo, timeZone, bounds, plane } = settingsSchema.shape;

const NO_CONTROL = /^[^\p{Cc}\p{Cf}]+$/u;
const districtNameSchema = z
  .string()
  .max(LONGEST_DISTRICT_NAME)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && NO_CONTROL.test(text), 'name');

/** `GET /api/districts/{district}/settings`: what administrators see and set, as it stands on record. */
export const administrationSchema = z.object({
  district: districtSchema,
  /** Instant from which nothing is written any more; null while it is open. */
  closedAt: instantSchema.nullable(),
  /** Of the district in its feed: whoever changes settings names the one that they saw. */
  version: countSchema,
  settings: z.object({
    timeZone,
    bounds,
    plane,
    holidays,
    baseMaps,
    allowedOrigins,
    mapApprovalNo,
    /** `area_m2` by the statutory measure (ellipsoidal). */
    units: z.array(adminUnitSchema.extend({ area_m2: z.number().nonnegative() })),
    /** The largest land that a patrol is given. */
    mostArea_km2: z.number().positive(),
  }),
  /** Origins that this server lets its pages fetch from (`ALLOWED_ORIGINS`): others are refused by the browser, whatever is set. */
  servedOrigins: z.array(z.string()),
  /** Whether administrators of this district may begin others (`LEAD_DISTRICT`). */
  mayBegin: z.boolean(),
});
export type Administration = z.output<typeof administrationSchema>;

/** A bare origin, such as `https://maps.example:8443`. */
const originSchema = z
  .string()
  .max(300)
  .regex(/^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i);

/** `PATCH …/settings`: one dated change in the feed. Fields are replaced whole. */
export const settingsWishSchema = z.strictObject({
  base: countSchema,
  name: districtNameSchema.optional(),
  patch: z
    .strictObject({
      holidays,
      baseMaps,
      allowedOrigins: z.array(originSchema).max(200).optional(),
      mapApprovalNo: z.string().max(120).nullable().optional(),
    })
    .default({}),
  reason: z.string().max(2000).default(''),
});
export type SettingsWish = z.input<typeof settingsWishSchema>;

/** `POST …/districts`: a further district on this server, with its first administrator. Holiday tables are those of this one. */
export const furtherDistrictSchema = z.strictObject({
  name: districtNameSchema,
  timeZone: z.string().min(1).max(60),
  /** Central meridian, degrees. */
  meridian: z.number().min(-180).max(180),
  bounds,
  admin: z.strictObject({ login: loginSchema, name: displayNameSchema }),
});
export type FurtherDistrict = z.input<typeof furtherDistrictSchema>;

/** The password is told once. */
export const begunDistrictSchema = z.object({ district: districtSchema, admin: accountSchema, password: z.string() });
export type BegunDistrict = z.output<typeof begunDistrictSchema>;
