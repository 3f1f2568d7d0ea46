import type { Bounds } from '../../core/geodesy/plane.ts';
import { roughSigma_m2 } from '../../core/measure/sigma.ts';
import { rowSigma_m2 } from '../../core/overlay/row-sigma.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import { type Finding, findingKey } from '../../core/rules/finding.ts';
import { placeOfFeature } from '../../core/rules/land/district-land.ts';
import { unitsOfFinding } from '../../core/rules/land/units-of-finding.ts';
import type { FindingEntry } from '../calls/findings.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { nameEntity } from './name-entity.ts';
import { placeOfEntity } from './place-of-entity.ts';
import { areSurveyed } from './shared-land.ts';
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
  const bounds = ref ? boundsOf(session, ref, on) : (place?.bounds ?? null);
  return {
    ...finding,
    key: findingKey(finding),
    entities,
    bounds,
    ...errorOf(session, finding, entities, on),
    units: unitsOfFinding(session, session.register, finding.entities, on),
  };
}

/** Of one feature's own area where the finding is about one, of shared land else. */
function errorOf(
  session: DistrictSession,
  { m2 }: Finding,
  entities: FindingEntry['entities'],
  on: string,
): { sigma_m2?: number } {
  const sides = m2 === undefined ? [] : entities.flatMap(({ ref }) => (ref ? [locate(session, ref, on)] : []));
  if (m2 === undefined || sides.length === 0 || areSurveyed(sides)) return {};
  const [one, ...others] = sides;
  const sigma_m2 =
    others.length === 0 && one.sigma_m !== undefined
      ? rowSigma_m2(one.polygons.columns, one.row, one.sigma_m)
      : roughSigma_m2(m2, ...sides.map(({ sigma_m }) => sigma_m));
  return sigma_m2 === undefined ? {} : { sigma_m2 };
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
