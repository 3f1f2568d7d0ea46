import type { Measurement } from '../../../core/measure/measurement.ts';
import { type DatedShapes, listVersions, measureShapes } from '../../../core/report/dated-shapes.ts';
import type { Shape } from '../../../core/register/shape.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { CaseShape } from '../../calls/cases.ts';
import type { DistrictSession } from '../district-session.ts';
import { measureLocated } from '../locate-feature.ts';
import { rowBounds } from '../row-bounds.ts';

interface Version {
  readonly fromOn: Day;
  readonly shape: Shape | null;
  readonly reason: string;
}

/** The dated shapes of a build, measured where they lie. */
export function shapesOfBuild(session: DistrictSession, id: string): CaseShape[] {
  const versions = session.register.sightings.get(id)?.shapes ?? [];
  const rows = session.sightings.versions.flatMap((version, row) => (version.id === id ? [row] : []));
  return versions.map((version, n) => shapeOf(session, version, session.sightings, rows[n]));
}

/** The dated shapes of occupied land, which are few and are measured when they are asked for. */
export async function shapesOfLand(session: DistrictSession, id: string, versions: readonly Version[]): Promise<CaseShape[]> {
  const dated = await measureShapes(listVersions(id, versions), session.plane);
  return versions.map((version, row) => shapeOf(session, version, dated, row));
}

function shapeOf(session: DistrictSession, { fromOn, shape, reason }: Version, dated: DatedShapes, row: number): CaseShape {
  if (!shape) return { fromOn, reason, area: null, surveyed: false, bounds: null, outline: null };
  const { origin, sigma_m, relativeSigma_m } = shape;
  const record = session.settings.measureOfRecord.builds;
  const figures = measureLocated(session, { polygons: dated.polygons, row, record, origin, sigma_m, relativeSigma_m });
  const area: Measurement = figures.record === 'planar' && figures.planar ? figures.planar : figures.ellipsoidal;
  return {
    fromOn,
    reason,
    area,
    surveyed: origin === 'surveyed',
    bounds: rowBounds(session, dated.polygons, row),
    outline: shape.coordinates,
  };
}
