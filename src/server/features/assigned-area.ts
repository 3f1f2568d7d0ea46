import type { MultiPolygon, Polygon } from 'geojson';
import type { AssignedArea } from '../../api/accounts.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { AdminUnit, Settings } from '../../core/register/district.ts';
import { measureOutlines } from '../../core/report/dated-shapes.ts';
import { fieldLimits } from '../../core/report/field-package/field-limits.ts';
import { TouchedArea } from '../../core/report/field-package/touching-rows.ts';
import type { DistrictSession } from '../../workers/engine/district-session.ts';
import { ProblemError } from '../problem.ts';
import { boxOf, type FeatureSet, joinBoxes } from './feature-set.ts';

type Land = Polygon | MultiPolygon;

/** The land of an area as the district's units lie now, lon/lat; null where nothing of it is left. */
export function landOf(area: AssignedArea, { units }: Pick<Settings, 'units'>): Land | null {
  if ('shape' in area) return area.shape;
  const named = new Set(area.units);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const isWithinNamed = ({ parentId }: AdminUnit): boolean => {
    for (let at = parentId; at !== undefined; at = byId.get(at)?.parentId) if (named.has(at)) return true;
    return false;
  };
  const shapes = units.filter((unit) => named.has(unit.id) && !isWithinNamed(unit)).map(({ shape }) => shape);
  if (shapes.length <= 1) return shapes[0] ?? null;
  return {
    type: 'MultiPolygon',
    coordinates: shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)),
  };
}

/** As near as a field package takes neighbours along its border, metres. */
const nearness = ({ sliver }: Settings): number => Math.max(sliver.width_m, 0.1);

/**
 * Land that may be assigned. Returns its square metres by the statutory measure.
 * @throws ProblemError 422 `unit-unknown`, `field-area-empty`, `field-area-too-large`
 */
export async function judgeArea(area: AssignedArea, { settings, plane }: DistrictSession): Promise<number> {
  const unknown = 'units' in area && area.units.find((id) => !settings.units.some((unit) => unit.id === id));
  if (typeof unknown === 'string') throw new ProblemError(422, 'unit-unknown', { unit: unknown.slice(0, 80) });
  const land = landOf(area, settings);
  const outline = land && (await measureOutlines([land], plane));
  if (!outline || outline.columns.featureOffsets[1] === 0) throw new ProblemError(422, 'field-area-empty');
  const { area_m2 } = new TouchedArea(outline, nearness(settings));
  const { area_km2: most } = fieldLimits(settings);
  if (area_m2 > most * 1e6) throw new ProblemError(422, 'field-area-too-large', { km2: Math.ceil(area_m2 / 1e4) / 100, most });
  return area_m2;
}

const made = new WeakMap<FeatureSet, Map<string, Promise<FeatureSet>>>();
/** Areas kept of one collection: a district's patrols, with room. */
const MOST_KEPT = 64;
/** Degrees around a box, so that what is as near as a sliver is looked at too. */
const AROUND_DEG = 1e-4;

/** The features that touch an area, each whole, as a field package of it takes them; what has no place is in no area. */
export function withinArea(whole: FeatureSet, area: AssignedArea | null, session: DistrictSession): Promise<FeatureSet> {
  const sets = made.get(whole) ?? new Map<string, Promise<FeatureSet>>();
  made.set(whole, sets);
  const key = JSON.stringify(area);
  const set = sets.get(key) ?? selectWithin(whole, area, session);
  sets.delete(key);
  sets.set(key, set);
  set.catch(() => sets.delete(key));
  for (const oldest of [...sets.keys()].slice(0, -MOST_KEPT)) sets.delete(oldest);
  return set;
}

async function selectWithin(whole: FeatureSet, area: AssignedArea | null, session: DistrictSession): Promise<FeatureSet> {
  const { settings, plane } = session;
  const land = area && landOf(area, settings);
  const box = land && boxOf(land);
  if (!land || !box) return subset(whole, []);
  const outline = await measureOutlines([land], plane);
  if (outline.columns.featureOffsets[1] === 0) return subset(whole, []);
  const [west, south, east, north] = box;
  const around: Bounds = [west - AROUND_DEG, south - AROUND_DEG, east + AROUND_DEG, north + AROUND_DEG];
  const candidates = whole.rowsIn(around).flatMap((row) => {
    const geometry = whole.geometry(row);
    // What is no land, a track for one, is in nobody's area.
    return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [{ row, geometry }] : [];
  });
  const shapes = await measureOutlines(
    candidates.map(({ geometry }) => geometry),
    plane,
  );
  const touched = new TouchedArea(outline, nearness(settings)).rowsOf(shapes);
  return subset(
    whole,
    touched.map((n) => candidates[n].row),
  );
}

/** Some rows of a collection, in its order. */
function subset(whole: FeatureSet, rows: readonly number[]): FeatureSet {
  const places = new Map(rows.map((row, place) => [row, place]));
  return {
    count: rows.length,
    idOf: (row) => whole.idOf(rows[row]),
    rowOf: (id) => {
      const row = whole.rowOf(id);
      return row === undefined ? undefined : places.get(row);
    },
    value: (field, row) => whole.value(field, rows[row]),
    geometry: (row) => whole.geometry(rows[row]),
    span: (row) => whole.span(rows[row]),
    rowsIn: (box) => whole.rowsIn(box).flatMap((row) => places.get(row) ?? []),
    extent: () =>
      rows.reduce<Bounds | null>((all, row) => {
        const geometry = whole.geometry(row);
        const own = geometry && boxOf(geometry);
        return all && own ? joinBoxes(all, own) : (all ?? own);
      }, null),
  };
}
