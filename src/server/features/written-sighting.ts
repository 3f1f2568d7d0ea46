import type { MultiPolygon, Polygon, Position } from 'geojson';
import {
  DERIVED_SIGHTING_FIELDS,
  writtenFeatureSchema,
  type WrittenSighting,
  writtenSightingSchema,
} from '../../api/features.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { ChangeBodies } from '../../core/register/change.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import { ProblemError } from '../problem.ts';

/** A shape that a desktop GIS drew. */
const CRS = 'OGC:CRS84';

/** What a feature says about a new report. `on` is absent where it doesn't say from which day. */
export interface WrittenReport {
  readonly body: ChangeBodies['sighting-reported'];
  readonly on?: Day;
}

/** What a feature says about a build that is on record: the shape alone can be another one. */
export interface WrittenReshape {
  readonly body: ChangeBodies['sighting-reshaped'];
  readonly on?: Day;
  /** Fields that it repeats: they have to be those on record. */
  readonly repeated: Readonly<Record<string, unknown>>;
}

/** The id of a feature that brings one of its own. */
export const readFeatureId = (written: unknown): string | undefined => readFrame(written).id;

/** @param by who reports: the session's to say, not the feature's @throws ProblemError 400 `feature-malformed` */
export function readReport(written: unknown, id: string, by: string): WrittenReport {
  const { geometry, properties } = readFrame(written, id);
  const read = writtenSightingSchema.safeParse(properties);
  if (!read.success) throw malformed(['properties', ...read.error.issues[0].path]);
  if (!geometry) throw malformed(['geometry']);
  const {
    positionLon: lon,
    positionLat: lat,
    positionAccuracy_m: accuracy_m,
    positionAt: at,
    shapeFromOn,
    shapeReason,
    shapeOrigin,
    shapeSigma_m,
    note = '',
    photos = [],
    ...told
  } = read.data;
  const sighting = { ...told, id, by, note, photos, position: { lon, lat, accuracy_m, at } };
  return {
    body: { sighting, shape: shapeOf(geometry, { shapeOrigin, shapeSigma_m }), reason: shapeReason },
    ...(shapeFromOn !== undefined && { on: shapeFromOn }),
  };
}

const reshapeSchema = writtenSightingSchema.partial();

/** @throws ProblemError 400 `feature-malformed` */
export function readReshape(written: unknown, id: string): WrittenReshape {
  const { geometry, properties } = readFrame(written, id);
  const read = reshapeSchema.safeParse(properties);
  if (!read.success) throw malformed(['properties', ...read.error.issues[0].path]);
  const { shapeFromOn, shapeReason = '', shapeOrigin, shapeSigma_m, ...repeated } = read.data;
  if (geometry && shapeSigma_m === undefined) throw malformed(['properties', 'shapeSigma_m']);
  const shape = geometry && shapeOf(geometry, { shapeOrigin, shapeSigma_m: shapeSigma_m ?? 0 });
  return { body: { shape, reason: shapeReason }, ...(shapeFromOn !== undefined && { on: shapeFromOn }), repeated };
}

/**
 * A report stays as it was made. A field that the writer is not given is refused whatever it says: the answer would tell a guess from the truth.
 * @throws ProblemError 422 `feature-field-fixed` with the first field that differs
 */
export function refuseOtherFields(
  repeated: WrittenReshape['repeated'],
  { position, ...sighting }: Sighting,
  isGiven: (field: string) => boolean,
): void {
  const own: Readonly<Record<string, unknown>> = {
    ...sighting,
    positionLon: position.lon,
    positionLat: position.lat,
    positionAccuracy_m: position.accuracy_m,
    positionAt: position.at,
  };
  for (const [field, value] of Object.entries(repeated))
    if (!isGiven(field) || writeCanonicalJson(value) !== writeCanonicalJson(own[field] ?? null))
      throw new ProblemError(422, 'feature-field-fixed', { field });
}

interface Frame {
  readonly id?: string;
  readonly geometry: Polygon | MultiPolygon | null;
  /** What the writer may say: derived fields and those without a value are left out. */
  readonly properties: Readonly<Record<string, unknown>>;
}

function readFrame(written: unknown, id?: string): Frame {
  const read = writtenFeatureSchema.safeParse(written);
  if (!read.success) throw malformed(read.error.issues[0].path);
  if (id !== undefined && read.data.id !== undefined && read.data.id !== id) throw malformed(['id']);
  const derived = new Set<string>(DERIVED_SIGHTING_FIELDS);
  const properties = Object.entries(read.data.properties).filter(([name, value]) => value !== null && !derived.has(name));
  return { ...read.data, properties: Object.fromEntries(properties) };
}

function shapeOf(
  geometry: Polygon | MultiPolygon,
  { shapeOrigin, shapeSigma_m }: Pick<WrittenSighting, 'shapeOrigin' | 'shapeSigma_m'>,
): Shape {
  return {
    coordinates:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map(flatten) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(flatten)) },
    origin: shapeOrigin ?? 'digitised',
    sigma_m: shapeSigma_m,
    source: { crs: CRS },
  };
}

/** Without the heights that some programs add. */
const flatten = (ring: readonly Position[]): Position[] => ring.map(([lon, lat]) => [lon, lat]);

const malformed = (path: readonly PropertyKey[]): ProblemError =>
  new ProblemError(400, 'feature-malformed', { path: path.map(String).join('.') });
