import { isCrsRefusal, resolveCrs } from '../../geodesy/crs.ts';
import { GRS80_ELLIPSOID } from '../../geodesy/crs-definition.ts';
import { type DistrictPlane, PLANAR_LIMIT_DEG } from '../../geodesy/district-plane.ts';
import { readNestedRings } from '../../overlay/build-columns.ts';
import type { PolygonColumns } from '../../overlay/polygon-set.ts';
import { projectGaussKruger } from '../../geodesy/gauss-kruger.ts';
import type { Shape } from '../../register/shape.ts';
import { bareArea } from '../read-area.ts';
import type { Measure, Measurement } from '../measurement.ts';
import { readStatedArea } from '../judge-stated-areas.ts';
import { measureRings } from '../ruler.ts';
import { measureArea, settle } from '../settle.ts';
import type { ExplainedShape, StatedFigure } from './explanation.ts';
import { type Outline, outlineOf } from './outline.ts';
import { equalAreaSum, planarSum, type RingSum } from './ring-sums.ts';
import { listScopes } from './scopes.ts';
import { M2_PER_UNIT, type TypedNumber } from './typed-number.ts';

/** Vertices as a source wrote them, in degrees, and the meridian of the plane that they were in. */
export interface WrittenOutline {
  readonly outline: Outline;
  readonly meridian?: number;
}

export interface ShapeBesides {
  readonly written?: WrittenOutline;
  readonly others?: ExplainedShape['others'];
  readonly stated?: ExplainedShape['stated'];
}

/** A row of admitted columns as an outline in degrees. */
export function outlineOfRow(district: DistrictPlane, columns: PolygonColumns, row: number): Outline {
  return inDegrees(district, outlineOf(readNestedRings(columns, row)));
}

/** Rings in millimetres of the district's plane as degrees. */
export const inDegrees = (district: DistrictPlane, millimetres: Outline): Outline =>
  millimetres.map((rings) => rings.map((ring) => district.toLonLat(ring)));

/** One feature of admitted columns, measured by the ruler. `sigma_m`: the error of a vertex; left out, its areas carry none. */
export function explainedFeature(
  district: DistrictPlane,
  {
    columns,
    row,
    record,
    sigma_m,
  }: { readonly columns: PolygonColumns; readonly row: number; readonly record: Measure; readonly sigma_m?: number },
  besides: ShapeBesides = {},
): ExplainedShape {
  const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = columns;
  const [from, to] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
  const both = measureRings(district, coordinates, ringOffsets, from, to, sigma_m);
  return explainedShape(district, outlineOfRow(district, columns, row), { ...both, record }, besides);
}

/** An outline that nothing rounded or repaired, by both legal measures of its own vertices; the planar one is of record within 3° of the meridian. */
export function explainedOutline(
  district: DistrictPlane,
  written: WrittenOutline,
  stated: ExplainedShape['stated'] = [],
): ExplainedShape {
  const { outline, meridian } = written;
  const area = (sum: RingSum) => listScopes(outline.map((rings) => rings.map(sum)))[0].area;
  const own = district.plane.meridian;
  const isInside = outline
    .flat()
    .every((ring) => ring.every((lon, i) => i % 2 === 1 || district.distanceFromMeridian_deg(lon) <= PLANAR_LIMIT_DEG));
  const planar = isInside ? measureArea(area(planarSum(own)), 'planar', { meridian: own }) : null;
  const ellipsoidal = measureArea(area(equalAreaSum(GRS80_ELLIPSOID)), 'ellipsoidal');
  const shape = explainedShape(district, outline, { planar, ellipsoidal, record: 'planar' }, { stated });
  return { ...shape, ...(meridian !== undefined && { sourceMeridian: meridian }) };
}

/** A shape whose two legal areas are known. */
export function explainedShape(
  district: DistrictPlane,
  settled: Outline,
  areas: { readonly planar: Measurement | null; readonly ellipsoidal: Measurement; readonly record: Measure },
  { written, others = [], stated = [] }: ShapeBesides = {},
): ExplainedShape {
  const { planar, ellipsoidal } = areas;
  const isPlanar = areas.record === 'planar' && planar !== null;
  const [record, other] = isPlanar ? [planar, ellipsoidal] : [ellipsoidal, planar];
  const { meridian } = district.plane;
  return {
    record: {
      value_cm2: record.value_cm2,
      measure: isPlanar ? 'planar' : 'ellipsoidal',
      ...(record.sigma_m2 !== undefined && { sigma_m2: record.sigma_m2 }),
    },
    other: other && { value_cm2: other.value_cm2, measure: isPlanar ? 'ellipsoidal' : 'planar' },
    meridian,
    ...(written?.meridian !== undefined && { sourceMeridian: written.meridian }),
    settled,
    ...(written && { source: written.outline }),
    isRepaired: written !== undefined && isOtherLand(written.outline, settled, meridian),
    others,
    stated,
  };
}

/** A recorded shape as it was given: its degrees are the source's own. */
export function writtenShape({ coordinates, source }: Shape): WrittenOutline {
  const polygons = coordinates.type === 'Polygon' ? [coordinates.coordinates] : coordinates.coordinates;
  const crs = resolveCrs(source.crs, { unverified: true });
  const meridian = isCrsRefusal(crs) ? undefined : crs.meridian;
  return { outline: outlineOf(polygons), ...(meridian !== undefined && { meridian }) };
}

/** What rounding to whole millimetres moves each side by at most, metres. */
const ROUNDED_M = 0.001;

/** Whether a source's outline has another area than the settled one, by more than the rounding of its vertices. */
function isOtherLand(source: Outline, settled: Outline, meridian: number): boolean {
  const area = (outline: Outline) => listScopes(outline.map((rings) => rings.map(planarSum(meridian))))[0].area;
  const most = source.flat().reduce((sum, ring) => sum + length_m(projectGaussKruger(meridian, ring)), 0) * ROUNDED_M;
  return !(Math.abs(area(source) - area(settled)) <= most);
}

function length_m(plane: Float64Array): number {
  let length = 0;
  for (let i = 0; i < plane.length; i += 2) {
    const j = (i + 2) % plane.length;
    length += Math.hypot(plane[j] - plane[i], plane[j + 1] - plane[i + 1]);
  }
  return length;
}

/** A number of fewer digits stands in many columns, for other reasons. */
const FEWEST_DIGITS = 3;

/** Columns of a feature that hold the typed number itself, to its last digit. */
export function findStated(
  values: Iterable<readonly [column: string, value: unknown]>,
  typed: TypedNumber,
): readonly StatedFigure[] {
  if (typed.digits.replace(/^0+|\./g, '').length < FEWEST_DIGITS) return [];
  const found: StatedFigure[] = [];
  for (const [where, value] of values) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    if (typeof value === 'string' && bareArea(value) === '') continue;
    const stated = readStatedArea(value);
    if (stated?.value === typed.value) found.push({ value_cm2: settle(typed.value * M2_PER_UNIT[typed.unit]), where });
  }
  return found;
}
