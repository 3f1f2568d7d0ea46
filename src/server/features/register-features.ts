import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { DatedShapes } from '../../core/report/dated-shapes.ts';
import type { Patrol } from '../../core/register/patrol.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import type { DistrictSession } from '../../workers/engine/district-session.ts';
import { type AreaOfRecord, areaOfRecord } from './area-of-record.ts';
import { type FeatureSet, type FieldValue, listFeatures, type ListedFeature, type Span } from './feature-set.ts';

type Values = ListedFeature['values'];

/** The administrative units, zone to village. */
export function zoneFeatures({ units }: DistrictSession): FeatureSet {
  return listFeatures(
    units.list.map(({ id, name, nameEn, level, parentId, shape }) => ({
      id,
      geometry: shape,
      span: null,
      values: { name, nameEn, level, parentId },
    })),
  );
}

/** Red lines with the version in force on a day; one that is planned for later has no place yet. */
export function redLineFeatures(session: DistrictSession, on: Day): FeatureSet {
  return listFeatures(
    [...session.register.redLines.values()].map((line) => {
      const { id, name, nameEn, project, approvalNo, regime, freezeOn, versions } = line;
      const standing = shapeOn(session.redLines, id, on);
      const version = versions.findLast(({ fromOn }) => fromOn <= on);
      return {
        id,
        geometry: standing?.coordinates ?? null,
        span: { fromOn: versions[0].fromOn },
        values: {
          name,
          nameEn,
          project,
          approvalNo,
          regime,
          freezeOn,
          ...describeShape(standing, version),
          ...areaOf(session, 'red-line', id, on, standing),
        },
      };
    }),
  );
}

/** Reported builds with their shapes of a day; nothing is drawn of one that is gone. */
export function sightingFeatures(session: DistrictSession, on: Day): FeatureSet {
  return listFeatures(
    [...session.register.sightings.values()].map((one) => {
      const standing = shapeOn(session.sightings, one.id, on);
      const version = one.shapes.findLast(({ fromOn }) => fromOn <= on);
      return {
        id: one.id,
        geometry: standing?.coordinates ?? null,
        span: spanOf(one),
        values: {
          ...describeSighting(one),
          standing: standing !== null,
          ...describeShape(standing, version),
          ...areaOf(session, 'sighting', one.id, on, standing),
        },
      };
    }),
  );
}

function describeSighting(one: Sighting): Record<string, FieldValue> {
  const { no, channel, seenOn, absentOn, absentEvidence, evidence, position, by, stage, structure, floors, use, note, photos } =
    one;
  return {
    no,
    channel,
    seenOn,
    absentOn,
    absentEvidence,
    evidence,
    by,
    stage,
    structure,
    floors,
    use,
    note,
    photos,
    sameAs: one.sameAs,
    positionLon: position.lon,
    positionLat: position.lat,
    positionAccuracy_m: position.accuracy_m,
    positionAt: position.at,
  };
}

/** From its first shape to the day on which nothing of it is left. */
function spanOf({ shapes }: Sighting): Span {
  const last = shapes[shapes.length - 1];
  return { fromOn: shapes[0].fromOn, ...(last.shape === null && { untilOn: last.fromOn }) };
}

/** Cases on the land that was drawn as occupied, else on the builds that they are about. */
export function caseFeatures(session: DistrictSession, on: Day): FeatureSet {
  return listFeatures(
    [...session.register.cases.values()].map((one): ListedFeature => {
      const { id, no, track, begunOn, sightings } = one;
      const occupied = one.occupiedLand.findLast(({ fromOn }) => fromOn <= on)?.shape;
      const builds = sightings.flatMap((sighting) => shapeOn(session.sightings, sighting, on)?.coordinates ?? []);
      const last = one.steps.findLast((step) => step.on <= on);
      const closed = last?.kind === 'closed' ? last.on : undefined;
      return {
        id,
        geometry: occupied?.coordinates ?? joinPolygons(builds),
        span: { fromOn: begunOn, ...(closed !== undefined && { untilOn: closed }) },
        values: { no, track, begunOn, sightings, lastStep: last?.kind, lastStepOn: last?.on },
      };
    }),
  );
}

/** Walks and drives. A segment of one fix is no line and is left out of the drawing. */
export function patrolFeatures({ register }: DistrictSession, lastOn: Day): FeatureSet {
  return listFeatures(
    [...register.patrols.values()]
      .filter(({ on }) => on <= lastOn)
      .map(({ id, on, by, how, startedAt, endedAt, segments, note }) => ({
        id,
        geometry: drawTrack(segments),
        span: { fromOn: on },
        values: { on, by, how, startedAt, endedAt, note },
      })),
  );
}

function drawTrack(segments: Patrol['segments']): Geometry | null {
  const lines = segments.filter(({ length }) => length > 1).map((fixes) => fixes.map(([lon, lat]) => [lon, lat]));
  return lines.length === 0 ? null : { type: 'MultiLineString', coordinates: lines };
}

function joinPolygons(shapes: readonly (Polygon | MultiPolygon)[]): Geometry | null {
  if (shapes.length <= 1) return shapes[0] ?? null;
  return {
    type: 'MultiPolygon',
    coordinates: shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)),
  };
}

function shapeOn(dated: DatedShapes, id: string, on: Day): Shape | null {
  const row = dated.rowOn(id, on);
  return row === undefined ? null : dated.versions[row].shape;
}

function describeShape(
  standing: Shape | null,
  version: { readonly fromOn: Day; readonly reason: string } | undefined,
): Record<string, FieldValue> {
  return {
    shapeFromOn: version?.fromOn,
    shapeReason: version?.reason,
    shapeOrigin: standing?.origin,
    shapeSigma_m: standing?.sigma_m,
  };
}

function areaOf(session: DistrictSession, kind: 'red-line' | 'sighting', id: string, on: Day, standing: Shape | null): Values {
  if (!standing) return {};
  let made: AreaOfRecord | undefined;
  const area = () => (made ??= areaOfRecord(session, { kind, id }, on));
  return { area_cm2: () => area().area_cm2, areaMethod: () => area().areaMethod };
}
