import { BASE_MAP_DATUMS, BASE_MAP_KINDS, MOST_CACHE_DAYS, MOST_CACHE_MB } from '../core/register/base-map.ts';
import { TEMPLATE_NAMES } from '../core/report/notice/notice.ts';
import { fieldTermsSchema } from './field-terms.ts';
import { layerKindSchema } from './layer.ts';
import { countSchema, daySchema, idSchema, polygonSchema, sha256Schema } from './values.ts';
import { disclosureRulesSchema } from './disclosure.ts';
import * as z from './zod.ts';

export const districtSchema = z.object({ id: idSchema, name: z.string() });
/** Characters of a name that is given later; what began a district is read as it stands. */
export const LONGEST_DISTRICT_NAME = 100;

export const adminUnitSchema = z.object({
  id: idSchema,
  level: z.enum(['zone', 'township', 'village']),
  parentId: idSchema.optional(),
  name: z.string(),
  nameEn: z.string().optional(),
  shape: polygonSchema,
});

const degrees = (limit: number) => z.number().min(-limit).max(limit);
const decimals = z.int().min(0).max(6);
const length = z.number().nonnegative();

/** Strict: a misspelt member of a base map must not pass for a setting. */
export const baseMapSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(120),
  nameEn: z.string().max(120).optional(),
  kind: z.enum(BASE_MAP_KINDS),
  url: z
    .string()
    .min(1)
    .max(2000)
    .regex(/^(https?:\/\/|\/(?!\/))\S+$/i),
  labelsUrl: z
    .string()
    .max(2000)
    .regex(/^(https?:\/\/|\/(?!\/))\S+$/i)
    .optional(),
  subdomains: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/i))
    .max(16)
    .optional(),
  key: z.string().max(400).optional(),
  minZoom: z.int().min(0).max(24),
  maxZoom: z.int().min(0).max(24),
  tileSize: z.union([z.literal(256), z.literal(512)]),
  attribution: z.string().min(1).max(400),
  approvalNo: z.string().max(120).optional(),
  datum: z.enum(BASE_MAP_DATUMS),
  allowCaching: z.boolean().optional(),
  cacheDays: z.int().min(1).max(MOST_CACHE_DAYS).optional(),
  cacheLimit_mb: z.int().min(1).max(MOST_CACHE_MB).optional(),
});

const yearTaskSchema = z.object({
  year: z.int().min(1900).max(2200),
  unit: z.string().optional(),
  demolition_cm2: countSchema.optional(),
  land_cm2: countSchema.optional(),
  households: countSchema.optional(),
});

export const settingsSchema = z.object({
  timeZone: z.string().min(1),
  week: z.object({
    startsOn: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]),
    closesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/),
  }),
  plane: z.object({ meridian: degrees(180), origin: z.object({ east_m: z.number(), north_m: z.number() }) }),
  bounds: z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]),
  units: z.array(adminUnitSchema),
  assistingUnits: z.array(z.object({ id: idSchema, name: z.string() })),
  measureOfRecord: z.record(layerKindSchema, z.enum(['planar', 'ellipsoidal'])),
  decimals: z.object({ m2: decimals, ha: decimals, mu: decimals }),
  sliver: z.object({ m2: length, width_m: length }),
  duplicateRatio: z.number().min(0).max(1),
  demolitionDueMonths: z.int().nonnegative(),
  demandAfterRemedies: z.array(z.object({ fromOn: daySchema, value: z.boolean() })).optional(),
  holidays: z
    .array(
      z.object({
        year: z.int(),
        offDays: z.array(daySchema),
        makeUpWorkdays: z.array(daySchema),
        statutoryDays: z.array(daySchema),
        source: z.string(),
      }),
    )
    .optional(),
  office: z
    .object({
      name: z.string().max(200),
      address: z.string().max(300),
      phone: z.string().max(100),
      reviewBody: z.string().max(200).optional(),
      court: z.string().max(200).optional(),
    })
    .optional(),
  noticeTemplates: z.partialRecord(z.enum(TEMPLATE_NAMES), z.string().max(20_000)).optional(),
  coverageDistance_m: length,
  coverageAccuracy_m: length,
  positionAccuracyLimit_m: length,
  coverageOverdue_days: z.int().positive().optional(),
  ownTracks_days: countSchema.optional(),
  trackFixes_days: countSchema.optional(),
  smallCell: countSchema,
  permitUnits: z.array(idSchema).optional(),
  disclosure: disclosureRulesSchema.optional(),
  yearTasks: z.array(yearTaskSchema).max(2000).optional(),
  fieldPackage: z.object({ area_km2: z.number().positive(), days: z.int().nonnegative() }).optional(),
  allowedOrigins: z.array(z.string()),
  mapApprovalNo: z.string().optional(),
  baseMaps: z.array(baseMapSchema).max(50).optional(),
});

/** `district.json` of a district container. */
export const districtManifestSchema = z.object({
  format: z.literal('chidu-district/1'),
  district: districtSchema,
  settings: settingsSchema,
  packages: z.array(sha256Schema),
  photos: z.array(sha256Schema),
  feed: z.object({ changes: countSchema, sha256: sha256Schema }),
  field: fieldTermsSchema.optional(),
});
