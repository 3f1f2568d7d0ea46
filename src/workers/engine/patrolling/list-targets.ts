import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import type { Case } from '../../../core/register/case.ts';
import type { Day } from '../../../core/register/ports.ts';
import { readCase } from '../../../core/rules/clocks/case-facts.ts';
import type { TargetKind } from '../../calls/patrolling.ts';
import type { DistrictSession } from '../district-session.ts';

/** One shape of a target. */
export interface TargetPlace {
  /** Whose shape it is: of a case the report's. */
  readonly of: EntityRef;
  readonly polygons: MeasuredPolygons;
  readonly row: number;
}

export interface Target {
  readonly ref: EntityRef & { readonly kind: TargetKind };
  readonly label: string;
  readonly places: readonly TargetPlace[];
}

/**
 * What there is to be seen on a day: open cases by what still stands of their builds, reports without a case, red lines in force, and
 * parcels with an item that is not handed over. A report that is the same building as another is seen with that one.
 */
export function listTargets(session: DistrictSession, on: Day): readonly Target[] {
  return [...listBuilds(session, on), ...listRedLines(session, on), ...listParcels(session, on)];
}

function listBuilds({ register, sightings }: DistrictSession, on: Day): readonly Target[] {
  const caseOf = new Map<string, Case>();
  for (const one of register.cases.values()) for (const id of one.sightings) caseOf.set(id, one);
  const places = new Map<Case, TargetPlace[]>();
  const alone: Target[] = [];
  for (const { id, no, sameAs } of register.sightings.values()) {
    const row = sightings.rowOn(id, on);
    if (row === undefined || sightings.versions[row].shape === null) continue;
    const place = { of: { kind: 'sighting', id } as const, polygons: sightings.polygons, row };
    const found = caseOf.get(id);
    if (!found && sameAs === undefined) alone.push({ ref: { kind: 'sighting', id }, label: no, places: [place] });
    if (found) places.set(found, [...(places.get(found) ?? []), place]);
  }
  const cases = [...places].filter(([one]) => {
    const facts = readCase(one, on);
    return one.begunOn <= on && !facts.has('closed') && !facts.isRevoked;
  });
  return [...cases.map(([{ id, no }, shown]): Target => ({ ref: { kind: 'case', id }, label: no, places: shown })), ...alone];
}

function listRedLines({ register, redLines }: DistrictSession, on: Day): readonly Target[] {
  return [...register.redLines.values()].flatMap(({ id, name }): Target[] => {
    const row = redLines.rowOn(id, on);
    const ref = { kind: 'red-line', id } as const;
    return row === undefined ? [] : [{ ref, label: name, places: [{ of: ref, polygons: redLines.polygons, row }] }];
  });
}

function listParcels({ register, placeOf }: DistrictSession, on: Day): readonly Target[] {
  const open = new Set<string>();
  for (const item of register.items.values()) {
    const status = itemStatusOn(item, on);
    if (status !== null && status !== undefined && status !== 'handed-over') open.add(item.parcelId);
  }
  return [...open].flatMap((id): Target[] => {
    const place = placeOf(id);
    if (!place) return [];
    const { layer, row } = place;
    const ref = { kind: 'parcel', id } as const;
    return [{ ref, label: layer.label(row), places: [{ of: ref, polygons: layer.polygons, row }] }];
  });
}
