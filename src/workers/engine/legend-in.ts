import type { Bounds } from '../../core/geodesy/plane.ts';
import { settle } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { ITEM_STATUSES, type ItemStatus } from '../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';
import type { DatedShapes } from '../../core/report/dated-shapes.ts';
import type { LegendCounts } from '../calls/cartography.ts';
import { claimsOn, totalClaims } from './conflicts-on.ts';
import type { DistrictSession } from './district-session.ts';
import { dueOn } from './footprint-answers.ts';
import { footprintOf } from './footprint-model.ts';
import { footprintsOn } from './footprints-on.ts';
import { addedByCases, unionByStatus } from './union-by-status.ts';
import type { Call } from '../rpc.ts';

/** minX, minY, maxX, maxY in the plane's millimetres. */
type PlaneBox = readonly [number, number, number, number];

/** What of the records on a day meets a box of degrees, by the bounding boxes of their shapes. */
export async function legendIn(session: DistrictSession, bounds: Bounds, on: string, call: Call): Promise<LegendCounts> {
  const box = toPlane(session, bounds);
  const lines = inForce(session.redLines, on, box);
  const reports = inForce(session.sightings, on, box);
  const unresolved = footprintsOn(session, on).unresolved_cm2;
  const scopes = new Map(footprintOf(session).model.input.redLines.map(({ id }, scope) => [id, scope]));
  const isOverdue = (id: string) => (dueOn(session, id) ?? on) < on && unresolved[scopes.get(id) ?? -1] > 0;
  const claims = await claimsOn(session, on, call);
  const standing = reports.filter(({ row }) => session.sightings.versions[row].shape !== null);
  const layers: Record<string, number> = {};
  for (const { layer, polygons } of session.layers.values()) layers[layer.id] = rowsIn(polygons, box).length;
  const inside = itemsIn(session, on, box);
  return {
    statuses: countStatuses(session, on, inside),
    openCases: addedByCases(session, on, ({ kind, id }) => (kind === 'item' ? inside.has(id) : isCaseIn(session, id, on, box))),
    redLines: total(session.redLines.polygons, lines, session.settings.measureOfRecord['red-lines']),
    overdueRedLines: lines.filter(({ id }) => isOverdue(id)).length,
    revisedRedLines: lines.filter(
      ({ id, row }) => session.register.redLines.get(id)?.versions[0].fromOn !== session.redLines.versions[row].fromOn,
    ).length,
    sightings: total(session.sightings.polygons, standing, session.settings.measureOfRecord.builds),
    gone: session.register.sightings.size === 0 ? 0 : countGone(session, on, bounds),
    conflicts: totalClaims(claims.filter(({ sides }) => sides.every(({ polygons, row }) => meets(polygons, row, box)))),
    layers,
  };
}

/** Items in the box that are registered by the day, with their statuses. */
function itemsIn(session: DistrictSession, on: string, box: PlaneBox): ReadonlyMap<string, ItemStatus> {
  const inside = new Map<string, ItemStatus>();
  for (const item of session.register.items.values()) {
    const status = itemStatusOn(item, on);
    const place = session.placeOf(item.parcelId);
    if (status && place && meets(place.layer.polygons, place.row, box)) inside.set(item.id, status);
  }
  return inside;
}

/** Whether any of what a case holds on a day meets the box. */
function isCaseIn({ caseLand }: DistrictSession, caseId: string, on: string, box: PlaneBox): boolean {
  return caseLand.partsOf(caseId).some((part) => {
    const row = caseLand.dated.rowOn(part, on);
    return row !== undefined && caseLand.dated.versions[row].shape !== null && meets(caseLand.dated.polygons, row, box);
  });
}

/** Plots by status: counted each, their land once (as `sceneOn` does for the whole district). */
function countStatuses(session: DistrictSession, on: string, inside: ReadonlyMap<string, ItemStatus>): LegendCounts['statuses'] {
  const counts = Object.fromEntries(ITEM_STATUSES.map((status) => [status, { count: 0, area_cm2: 0 }])) as Record<
    ItemStatus,
    { count: number; area_cm2: number }
  >;
  for (const status of inside.values()) counts[status].count++;
  if (inside.size === 0) return counts;
  unionByStatus(session, on, (id) => inside.has(id)).forEach((area_cm2, step) => {
    counts[ITEM_STATUSES[step]].area_cm2 = area_cm2;
  });
  return counts;
}

interface Version {
  readonly id: string;
  readonly row: number;
}

/** Versions in force on the day whose shape meets the box. */
function inForce(dated: DatedShapes, on: string, box: PlaneBox): Version[] {
  return rowsIn(dated.polygons, box).flatMap((row) => {
    const { id } = dated.versions[row];
    return dated.rowOn(id, on) === row ? [{ id, row }] : [];
  });
}

/** Reports of which nothing is left have no shape: where they were reported counts. */
function countGone(session: DistrictSession, on: string, [west, south, east, north]: Bounds): number {
  let gone = 0;
  for (const { id, position } of session.register.sightings.values()) {
    const row = session.sightings.rowOn(id, on);
    if (row === undefined || session.sightings.versions[row].shape !== null) continue;
    if (position.lon >= west && position.lon <= east && position.lat >= south && position.lat <= north) gone++;
  }
  return gone;
}

function total(polygons: MeasuredPolygons, versions: readonly Version[], measure: 'planar' | 'ellipsoidal') {
  const { areas_m2 } = polygons.view(measure);
  return { count: versions.length, area_cm2: versions.reduce((sum, { row }) => sum + settle(areas_m2[row]), 0) };
}

function toPlane(session: DistrictSession, [west, south, east, north]: Bounds): PlaneBox {
  const corners = Float64Array.of(west, south, east, south, east, north, west, north);
  const mm = session.plane.toFractionalMillimetres(corners);
  const [xs, ys] = [0, 1].map((axis) => [0, 2, 4, 6].map((at) => mm[at + axis]).filter(Number.isFinite));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function rowsIn(polygons: MeasuredPolygons, [minX, minY, maxX, maxY]: PlaneBox): number[] {
  if (!(minX <= maxX && minY <= maxY)) return [];
  return polygons
    .index('planar')
    .search(minX, minY, maxX, maxY)
    .filter((row) => polygons.columns.featureOffsets[row] < polygons.columns.featureOffsets[row + 1]);
}

function meets(polygons: MeasuredPolygons, row: number, [minX, minY, maxX, maxY]: PlaneBox): boolean {
  const { boxes } = polygons.view('planar');
  const b = 4 * row;
  return boxes[b] <= maxX && boxes[b + 2] >= minX && boxes[b + 1] <= maxY && boxes[b + 3] >= minY;
}
