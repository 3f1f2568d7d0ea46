import type { DistrictPlane } from '../core/geodesy/district-plane.ts';
import { PLANAR_LIMIT_DEG } from '../core/geodesy/district-plane.ts';
import {
  type ComputedAreas,
  judgeStatedAreas,
  readStatedArea,
  type StatedAreasVerdict,
  type StatedUnit,
} from '../core/measure/judge-stated-areas.ts';
import type { Measure } from '../core/measure/measurement.ts';
import type { FeatureTable } from './feature-table.ts';

/** A column of a source that states areas, held against the computed ones. */
export interface StatedColumn {
  readonly column: string;
  /** By its name, else the one that its values fit, else m². */
  readonly unit: StatedUnit;
  /** Whether its name says that it holds areas; else its values do. */
  readonly byName: boolean;
  readonly judged: StatedAreasVerdict;
}

/** Names of columns of areas in the order in which one is taken, lower case and without unit; official ones first. */
const AREA_NAMES = [
  'stated_m2',
  '证载面积',
  '宗地面积',
  '地块面积',
  '面积',
  'zdmj',
  'dkmj',
  'ydmj',
  'tbmj',
  'scmj',
  'fzmj',
  'jcmj',
  'kzmj',
  'tdmj',
  'tbdlmj',
  'mj',
  '图斑面积',
  '实测面积',
  '占地面积',
  '用地面积',
  '总面积',
  '亩数',
  'supf',
  'contenance',
  'landarea',
  'land_area',
  'lot_area',
  'stated',
  'area',
  'mianji',
  'shape_area',
  'shape__area',
  'st_area(shape)',
  'shapearea',
];

/** Units as they stand at the end of a name: `面积(公顷)`, `area_m2`, `亩数`. */
const UNITS: readonly (readonly [pattern: RegExp, unit: StatedUnit])[] = [
  [/(平方公里|平方千米|km2|km²|sqkm|sq_km)/i, 'km2'],
  [/(平方英尺|sqft|sq_ft|ft2|ft²)/i, 'ft2'],
  [/(平方米|㎡|m²|(?<![a-z])m2|sqm|sq_m)/i, 'm2'],
  [/(公顷|(?<![a-z])ha(?![a-z])|hectare)/i, 'ha'],
  [/(亩|(?<![a-z])mu(?![a-z]))/i, 'mu'],
];

/** The unit that a column's name states; undefined where it states none. */
export function unitOfName(name: string): StatedUnit | undefined {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Place among the names of areas, the first to be taken lowest; −1 for a name that is none. */
function rankOfName(name: string): number {
  const lower = name.toLowerCase().trim();
  const bare = lower.replace(/[（(［[].*$|[_-]?(m2|m²|㎡|mu|ha|km2|sqm|sqft|ft2)$/g, '').trim();
  const exact = AREA_NAMES.indexOf(lower);
  if (exact >= 0) return exact;
  const found = AREA_NAMES.indexOf(bare);
  if (found >= 0) return found;
  // 批准面积, 征收面积(亩), …; a share of an area, a coefficient or a code is none.
  return /面积/.test(bare) && !/(率|比|系数|编|代码|类型|单位|说明)/.test(bare) ? AREA_NAMES.length : -1;
}

/** Of these names the one that is taken for the areas; undefined where none is. */
export function findAreaName(names: readonly string[]): string | undefined {
  return names.filter((name) => rankOfName(name) >= 0).sort((a, b) => rankOfName(a) - rankOfName(b))[0];
}

/** A column that is called otherwise states areas where this share of it is met by a method, in this many features at least. */
const EXPLAINED = 0.8;
const LEAST_COMPARED = 3;

/**
 * The columns of a source that state areas, by their names or by their values, those that would be taken first first. For a wizard
 * that proposes one, and for an inspection that names the ones that lie.
 * @param features feature of the table behind each entry of `computed`
 */
export function judgeStatedColumns(
  table: Pick<FeatureTable, 'propertyNames' | 'property'>,
  features: ArrayLike<number>,
  computed: ComputedAreas,
  record: Measure,
): StatedColumn[] {
  const found = table.propertyNames.flatMap((column): StatedColumn[] => {
    const values = table.property(column);
    const stated = Array.from(features, (feature) => readStatedArea(values[feature]));
    const rank = rankOfName(column);
    const named = unitOfName(column);
    const judged = judgeStatedAreas(stated, computed, { unit: named ?? 'm2', record });
    if (judged.compared === 0) return [];
    const fits = judged.explained >= EXPLAINED && judged.compared >= LEAST_COMPARED && judged.verdict !== 'other-unit';
    if (rank < 0 && !fits) return [];
    const unit = named ?? judged.fittingUnit ?? 'm2';
    const rejudged = unit === (named ?? 'm2') ? judged : judgeStatedAreas(stated, computed, { unit, record });
    return [{ column, unit, byName: rank >= 0, judged: rejudged }];
  });
  const placeOf = ({ column, byName }: StatedColumn) => (byName ? rankOfName(column) : Number.MAX_SAFE_INTEGER);
  return found.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The measure of record where the plane gives one; beyond 3° from its meridian only the ellipsoidal area stands. */
export function measureThatStands(record: Measure, plane: DistrictPlane, [west, , east]: readonly number[]): Measure {
  const reaches = [west, east].every((lon) => plane.distanceFromMeridian_deg(lon) <= PLANAR_LIMIT_DEG);
  return reaches ? record : 'ellipsoidal';
}
