import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import { judgeFreeze } from '../../core/rules/freeze-date.ts';
import type { FieldTarget, RedLineAtTarget, ReportEntry } from '../calls/field-day.ts';
import type { OverlapEntry } from '../engine-api.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import { shapeInPlane } from './asked-shape.ts';
import type { DistrictSession } from './district-session.ts';
import { taskInField } from './field-day.ts';
import { listOverlaps } from './list-overlaps.ts';
import { type Located, locate, measureLocated } from './locate-feature.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity, refOfEntity } from './place-of-entity.ts';
import { entryOfReport } from './report-entry.ts';
import { readRowGeometry } from './row-geometry.ts';

/** Of one target, so that the list stays one that can be read in front of it. */
const MOST_PARCELS = 12;

/** What stands where somebody is sent to: reports, cases, red lines with their freeze dates. @throws EngineError `feature-unknown` */
export async function describeTarget(session: DistrictSession, entity: EntityRef, on: string): Promise<FieldTarget> {
  const subject = entity.kind === 'task' ? session.register.tasks.get(entity.id)?.subject : entity;
  if (entity.kind === 'task' && !session.register.tasks.has(entity.id)) throw new EngineError('feature-unknown');
  const { register } = session;
  const tasks = [...register.tasks.values()]
    .filter(({ id, result, assignedOn, subject: about }) => {
      const isOpen = assignedOn <= on && (result === undefined || result.on > on);
      return isOpen && (entity.kind === 'task' ? id === entity.id : about?.kind === entity.kind && about.id === entity.id);
    })
    .map((task) => taskInField(session, task, on));
  const about = subject ?? entity;
  const found = subject && (await locateSubject(session, subject, on));
  const common = {
    entity: about,
    label: nameEntity(session, about).label,
    place: subject ? placeOfEntity(session, subject, on) : null,
    tasks,
  };
  if (!found) return { ...common, geometry: null, area: null, reports: [], redLines: [], parcels: [] };
  const { ref, located } = found;
  const isGone = located.goneOn !== undefined || located.notBefore !== undefined;
  const overlaps = isGone ? [] : (await listOverlaps(session, ref, located, on)).filter(({ sliver }) => !sliver);
  const own = ref.kind === 'sighting' ? register.sightings.get(ref.id) : undefined;
  return {
    ...common,
    geometry: readRowGeometry(located.polygons.columns, located.row, session.plane),
    area: measureLocated(session, located),
    ...(own && { shape: own.shapes.findLast(({ fromOn }) => fromOn <= on)?.shape ?? null }),
    reports: reportsAt(session, own, overlaps, on),
    redLines: redLinesAt(session, own, overlaps),
    parcels: overlaps.flatMap((one) => (isParcel(session, one.with) ? [one.label] : [])).slice(0, MOST_PARCELS),
  };
}

/** Where it lies on the map; a patch that is in no layer by its own shape. */
async function locateSubject(
  session: DistrictSession,
  subject: EntityRef,
  on: string,
): Promise<{ readonly ref: FeatureRef; readonly located: Located } | null> {
  const ref = refOfEntity(session, subject);
  if (ref) return { ref, located: locate(session, ref, on) };
  const patch = subject.kind === 'patch' ? session.register.patches.get(subject.id) : undefined;
  if (!patch) return null;
  const { coordinates, sigma_m, relativeSigma_m, origin } = patch.shape;
  const shape = await shapeInPlane(session, { from: 'shape', shape: coordinates, sigma_m }, on);
  if (shape.kind !== 'area') return null;
  const record = session.settings.measureOfRecord.patches;
  return {
    ref: { kind: 'sighting', id: '' },
    located: { polygons: shape.polygons, row: 0, record, origin, sigma_m, relativeSigma_m },
  };
}

function reportsAt(
  session: DistrictSession,
  own: Sighting | undefined,
  overlaps: readonly OverlapEntry[],
  on: string,
): ReportEntry[] {
  const { sightings } = session.register;
  const others = overlaps.flatMap(({ with: ref }) => (ref.kind === 'sighting' ? (sightings.get(ref.id) ?? []) : []));
  return [...(own ? [own] : []), ...others].flatMap((one) => entryOfReport(session, one, on) ?? []);
}

function redLinesAt(
  { register }: DistrictSession,
  own: Sighting | undefined,
  overlaps: readonly OverlapEntry[],
): RedLineAtTarget[] {
  return overlaps.flatMap(({ with: ref, share }) => {
    const line = ref.kind === 'red-line' ? register.redLines.get(ref.id) : undefined;
    if (!line) return [];
    const { id, name, project, freezeOn } = line;
    const freeze = own && freezeOn ? { freeze: judgeFreeze(freezeOn, own) } : {};
    return [{ id, name, project, share, ...(freezeOn && { freezeOn }), ...freeze }];
  });
}

const isParcel = (session: DistrictSession, ref: FeatureRef): boolean =>
  ref.kind === 'parcel' && session.layers.get(ref.layerId)?.layer.kind === 'parcels';
