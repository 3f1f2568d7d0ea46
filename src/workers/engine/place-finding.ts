import type { Bounds } from '../../core/geodesy/plane.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import { type Finding, findingKey } from '../../core/rules/finding.ts';
import { placeOfFeature } from '../../core/rules/land/district-land.ts';
import { findingSigma_m2 } from '../../core/rules/land/finding-sigma.ts';
import { unitsOfFinding } from '../../core/rules/land/units-of-finding.ts';
import type { FindingEntry } from '../calls/findings.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { rowBounds } from './row-bounds.ts';

/** Names what a finding is about, and finds where it lies: in which units, and what the map shows of it. */
export function placeFinding(session: DistrictSession, finding: Finding, on: string): FindingEntry {
  const entities = finding.entities.map((entity) => {
    const { label, ref } = nameEntity(session, entity);
    return { ...entity, label, ref: ref ?? featureOf(session, entity) };
  });
  const ref = entities.find((one) => one.ref)?.ref ?? null;
  const [first] = finding.entities;
  const place = !ref && first ? placeOfEntity(session, first, on) : null;
  const sigma_m2 = findingSigma_m2(session, session.register, finding, on);
  const bounds = ref ? boundsOf(session, ref, on) : (place?.bounds ?? null);
  return {
    ...finding,
    key: findingKey(finding),
    entities,
    bounds,
    ...(sigma_m2 !== undefined && { sigma_m2 }),
    units: unitsOfFinding(session, session.register, finding.entities, on),
  };
}

/** A feature of a layer that holds no parcels goes by its id all the same. */
function featureOf(session: DistrictSession, { kind, id }: EntityRef): FeatureRef | null {
  const place = kind === 'parcel' ? placeOfFeature(session, id) : undefined;
  return place ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row } : null;
}

function boundsOf(session: DistrictSession, ref: FeatureRef, on: string): Bounds {
  const { polygons, row } = locate(session, ref, on);
  return rowBounds(session, polygons, row);
}
