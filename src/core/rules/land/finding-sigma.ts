import { formSigma_m, roughSigma_m2 } from '../../measure/sigma.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { rowSigma_m2 } from '../../overlay/row-sigma.ts';
import type { EntityRef } from '../../register/entity-ref.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { Shape } from '../../register/shape.ts';
import type { DatedShapes } from '../../report/dated-shapes.ts';
import type { Finding } from '../finding.ts';
import { type DistrictLand, placeOfFeature } from './district-land.ts';

/** An entity's outline in the columns, and how its vertices came to be. */
interface Outline {
  readonly polygons: MeasuredPolygons;
  readonly row: number;
  readonly made: Pick<Shape, 'origin' | 'sigma_m' | 'relativeSigma_m'> | undefined;
}

/**
 * Error (m²) of the land that a finding tells of, for its digits: of one outline's own area where it is about one, of about what they
 * share where it is about several. Undefined where all were surveyed (official decimals), and where nobody stated an error.
 */
export function findingSigma_m2(
  land: DistrictLand,
  register: Register,
  { m2, entities }: Pick<Finding, 'm2' | 'entities'>,
  on: Day,
): number | undefined {
  if (m2 === undefined) return undefined;
  const outlines = entities.flatMap((entity) => outlineOf(land, register, entity, on) ?? []);
  if (outlines.every(({ made }) => made?.origin === 'surveyed')) return undefined;
  const [one, ...others] = outlines;
  const form_m = one.made && formSigma_m(one.made);
  return others.length === 0 && form_m !== undefined
    ? rowSigma_m2(one.polygons.columns, one.row, form_m)
    : roughSigma_m2(m2, ...outlines.map(({ made }) => made?.sigma_m));
}

function outlineOf(land: DistrictLand, register: Register, { kind, id }: EntityRef, on: Day): Outline | undefined {
  const of = (next: EntityRef['kind'], nextId: string | undefined) =>
    nextId === undefined ? undefined : outlineOf(land, register, { kind: next, id: nextId }, on);
  switch (kind) {
    case 'parcel': {
      const place = placeOfFeature(land, id);
      return place && { polygons: place.layer.polygons, row: place.row, made: place.layer.geometryOf(place.row) };
    }
    case 'red-line':
      return drawnOutline(land.redLines, id, on);
    case 'sighting':
      return drawnOutline(land.sightings, id, on);
    case 'clearance-item':
      return of('parcel', register.items.get(id)?.parcelId);
    case 'building':
      return of('clearance-item', register.buildings.get(id)?.itemId);
    case 'case':
      return of('sighting', register.cases.get(id)?.sightings[0]);
    case 'patch':
      return of('parcel', register.patches.get(id)?.featureId);
    default:
      return undefined;
  }
}

/** Of the version of the day, or the last one before it of which anything is left. */
function drawnOutline(dated: DatedShapes, id: string, on: Day): Outline | undefined {
  const row = dated.rowsOf(id).findLast((one) => dated.versions[one].shape !== null && dated.versions[one].fromOn <= on);
  return row === undefined ? undefined : { polygons: dated.polygons, row, made: dated.versions[row].shape ?? undefined };
}
