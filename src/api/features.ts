import type { FieldClass } from '../core/register/field-class.ts';
import { ITEM_STATUSES } from '../core/register/clearance-item.ts';
import { CASE_STEPS } from '../core/register/case.ts';
import { CHANNELS, STAGES, STRUCTURES, USES } from '../core/register/sighting.ts';
import { TRACK_SOURCES } from '../core/register/patrol.ts';
import { countSchema, daySchema, idSchema, instantSchema, polygonSchema, sha256Schema, shapeOriginSchema } from './values.ts';
import * as z from './zod.ts';

/** What a desktop GIS is given of a district, as collections of OGC API Features. */
export const COLLECTIONS = ['zones', 'parcels', 'red-lines', 'sightings', 'cases', 'patrols'] as const;
export type CollectionId = (typeof COLLECTIONS)[number];

/** One property of the features of a collection. */
export interface FeatureField {
  readonly schema: z.ZodType;
  /** Who is given it: it is not there for anybody else, neither to read nor to filter by. */
  readonly fieldClass: FieldClass;
  /** Whether a request may name a value of it: what is measured anew for every answer is no filter. */
  readonly filterable: boolean;
}

const field = (schema: z.ZodType, fieldClass: FieldClass, filterable: boolean): FeatureField => ({
  schema,
  fieldClass,
  filterable,
});
const open = (schema: z.ZodType): FeatureField => field(schema, 'open', true);
const office = (schema: z.ZodType): FeatureField => field(schema, 'office', true);
/** Figures, and what has many values. */
const told = (schema: z.ZodType, fieldClass: FieldClass = 'open'): FeatureField => field(schema, fieldClass, false);

const METHODS = ['planar-gk', 'ellipsoidal-2008-32'] as const;
/** The area of record as the district's own ruler settles it, with how it was measured. */
const AREA = {
  area_cm2: told(countSchema),
  areaMethod: told(z.enum(METHODS)),
};

/** Properties by collection. Days are calendar days in the district's time zone, areas whole cm². */
export const FEATURE_FIELDS: Readonly<Record<CollectionId, Readonly<Record<string, FeatureField>>>> = {
  zones: {
    name: open(z.string()),
    nameEn: open(z.string()),
    level: open(z.enum(['zone', 'township', 'village'])),
    parentId: open(idSchema),
  },
  parcels: {
    parcelNo: open(z.string()),
    name: open(z.string()),
    landUse: open(z.string()),
    holder: field(z.string(), 'person', true),
    stated_cm2: open(countSchema),
    layerId: open(idSchema),
    status: open(z.enum(ITEM_STATUSES)),
    ...AREA,
  },
  'red-lines': {
    name: open(z.string()),
    nameEn: open(z.string()),
    project: open(z.string()),
    approvalNo: open(z.string()),
    regime: open(z.enum(['state', 'collective', 'other'])),
    freezeOn: open(daySchema),
    shapeFromOn: open(daySchema),
    shapeReason: office(z.string()),
    shapeOrigin: open(shapeOriginSchema),
    shapeSigma_m: told(z.number().nonnegative()),
    ...AREA,
  },
  sightings: {
    no: open(z.string()),
    channel: open(z.enum(CHANNELS)),
    seenOn: open(daySchema),
    absentOn: open(daySchema),
    absentEvidence: office(z.string()),
    evidence: office(z.string()),
    positionLon: told(z.number().min(-180).max(180), 'office'),
    positionLat: told(z.number().min(-90).max(90), 'office'),
    positionAccuracy_m: told(z.number().nonnegative(), 'office'),
    positionAt: told(instantSchema, 'office'),
    by: office(z.string()),
    stage: open(z.enum(STAGES)),
    structure: open(z.enum(STRUCTURES)),
    floors: open(countSchema),
    use: open(z.enum(USES)),
    note: office(z.string()),
    photos: told(z.array(sha256Schema), 'office'),
    sameAs: open(idSchema),
    standing: open(z.boolean()),
    shapeFromOn: open(daySchema),
    shapeReason: office(z.string()),
    shapeOrigin: open(shapeOriginSchema),
    shapeSigma_m: told(z.number().nonnegative()),
    ...AREA,
  },
  cases: {
    no: open(z.string()),
    track: open(z.enum(['planning', 'land'])),
    begunOn: open(daySchema),
    lastStep: open(z.enum(CASE_STEPS)),
    lastStepOn: open(daySchema),
    sightings: told(z.array(idSchema)),
  },
  patrols: {
    on: open(daySchema),
    by: office(z.string()),
    how: open(z.enum(TRACK_SOURCES)),
    startedAt: open(instantSchema),
    endedAt: open(instantSchema),
    note: office(z.string()),
  },
};

/** Class of a collection's geometry: whoever is not given it is not given the collection. */
export const GEOMETRY_CLASS: Readonly<Record<CollectionId, FieldClass>> = {
  zones: 'open',
  parcels: 'open',
  'red-lines': 'open',
  sightings: 'open',
  cases: 'open',
  patrols: 'office',
};

/** Features in one answer, a tenth of a second's work: what is asked for beyond it is cut, and the rest is a link away. */
export const MOST_FEATURES_PER_PAGE = 2_000;
export const FEATURES_PER_PAGE = 100;

/**
 * A build as a desktop GIS writes it (`PUT …/collections/sightings/items/{id}`). `shapeFromOn` is the day from which the shape holds
 * (today where it is absent) and `shapeReason` why it is recorded; they say on reading what holds now. What is measured, and who
 * recorded it, is the server's to say: given back as it was read it is let be.
 */
export const writtenSightingSchema = z.strictObject({
  no: z.string(),
  channel: z.enum(CHANNELS),
  seenOn: daySchema,
  absentOn: daySchema.optional(),
  absentEvidence: z.string().optional(),
  evidence: z.string(),
  positionLon: z.number().min(-180).max(180),
  positionLat: z.number().min(-90).max(90),
  positionAccuracy_m: z.number().nonnegative(),
  positionAt: instantSchema,
  stage: z.enum(STAGES),
  structure: z.enum(STRUCTURES),
  floors: countSchema,
  use: z.enum(USES),
  note: z.string().optional(),
  photos: z.array(sha256Schema).optional(),
  sameAs: idSchema.optional(),
  shapeFromOn: daySchema.optional(),
  shapeReason: z.string(),
  /** `digitised` where it is absent: drawn on a map. */
  shapeOrigin: shapeOriginSchema.optional(),
  shapeSigma_m: z.number().nonnegative(),
});
export type WrittenSighting = z.output<typeof writtenSightingSchema>;

/** Members that a reader gets and no writer decides. */
export const DERIVED_SIGHTING_FIELDS = ['by', 'standing', 'area_cm2', 'areaMethod'] as const;

/** The frame of what is written: properties are judged by the collection. `id` is the address's own where it is there. */
export const writtenFeatureSchema = z.object({
  type: z.literal('Feature'),
  id: idSchema.optional(),
  geometry: polygonSchema.nullable(),
  properties: z.record(z.string(), z.unknown()),
});
