import { GRS80_ELLIPSOID, OLD_DATUMS } from '../../geodesy/crs-definition.ts';
import { cos } from '../../geodesy/elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { wrapDegrees } from '../../geodesy/zones.ts';
import type { Choice } from './deviation.ts';
import type { Middles } from './outline.ts';
import {
  degreesSum,
  equalAreaSum,
  geodesicSum,
  greatCircleSum,
  planarSum,
  projectedSum,
  type RingSum,
  sphereSum,
  webMercatorSum,
} from './ring-sums.ts';

/** A way to compute an area from vertices in degrees: m² = sum over the rings × `factor`. */
export interface Method extends Choice {
  /** Methods of one key share their sum. */
  readonly key: string;
  readonly sum: RingSum;
  readonly factor: number;
  /** Methods that differ by less than a usual number shows: one explanation of several names. */
  readonly family: string;
  /** Usual enough to be tried together with other vertices. */
  readonly isCommon: boolean;
}

export interface MethodsFor {
  /** The district's meridian, degrees. */
  readonly meridian: number;
  /** That of the plane that the shape's source is in, where it is in one. */
  readonly sourceMeridian?: number;
  /** One that the asker names. */
  readonly typedMeridian?: number;
  readonly middles: Middles;
}

/** Radii that programs take for the earth's, metres. */
const RADII_M = {
  usual: [6_371_008.8, 6_378_137, 6_371_000],
  others: [
    6_371_009, 6_371_010, 6_371_004, 6_371_393, 6_370_996.81, 6_378_140, 6_378_245, 6_367_000, 6_378_000, 6_370_000, 6_372_797.6,
  ],
} as const;
/** Great circles are counted by fewer programs. */
const CIRCLE_RADII_M = [6_378_137, 6_371_009, 6_371_008.8, 6_371_000, 6_371_010, 6_370_996.81] as const;

/** Lengths of a degree that flat computations take, metres: along the meridian, and along the equator before its cosine. */
const FLAT_DEGREES_M: readonly (readonly [north: number, east: number])[] = [
  [111_319.490793, 111_319.490793],
  [111_194.926645, 111_194.926645],
  [111_195.079734, 111_195.079734],
  [111_000, 111_000],
  [111_320, 111_320],
  [111_300, 111_300],
  [111_110, 111_110],
  [111_111, 111_111],
  [111_120, 111_120],
  [111_200, 111_200],
  [110_574, 111_320],
  [110_540, 111_320],
  [111_132, 111_320],
  [111_132.954, 111_319.490793],
];

const OTHER_ELLIPSOIDS = {
  krassovsky: OLD_DATUMS['beijing-1954'].ellipsoid,
  iag75: OLD_DATUMS['xian-1980'].ellipsoid,
} as const;

/** Krüger's series hold so far from the meridian; a zone that far away is a mistake that has been made. */
const FARTHEST_PLANE_DEG = 18;
const ZONES_6 = { first: 13, last: 23 } as const;
const ZONES_3 = { first: 25, last: 45 } as const;
/** How far from a shape a meridian is looked for, degrees, and in which steps where nobody names it. */
const FARTHEST_MERIDIAN_DEG = 6;
const MERIDIAN_STEP_DEG = 0.5;
/** Scale of UTM along its meridian. */
const UTM_SCALE = 0.9996;

/** Every method that is tried for a shape, the ruler's own planar and ellipsoidal ones first; one for each meridian, by its most usual name. */
export function listMethods(about: MethodsFor): readonly Method[] {
  return [...listPlanar(about), ...listEllipsoidal(), ...listSpheres(), ...listMercators(about), ...listFlat(about)];
}

function listPlanar({ meridian, sourceMeridian, typedMeridian, middles }: MethodsFor): Method[] {
  const [lon] = middles.box;
  const methods = new Map<number, Method>();
  const add = (at: number, code: NonNullable<Choice['deviation']>['code'], cost: number, params: object = {}) => {
    if (methods.has(at) || Math.abs(wrapDegrees(at - lon)) > FARTHEST_PLANE_DEG) return;
    methods.set(at, {
      key: `planar ${at}`,
      sum: planarSum(at),
      factor: 1,
      family: `planar ${at}`,
      cost,
      isCommon: cost <= 1.3,
      deviation: { code, params: { meridian: at, ...params } },
    });
  };
  add(meridian, 'planar-district', 0.8);
  if (typedMeridian !== undefined) add(typedMeridian, 'planar-meridian', 0.9);
  if (sourceMeridian !== undefined) add(sourceMeridian, 'planar-source', 0.9);
  const own = Math.round(lon / 3);
  const own6 = Math.floor(lon / 6) + 1;
  add(3 * own, 'planar-zone-3', 1, { zone: own });
  add(6 * own6 - 3, 'planar-zone-6', 1.2, { zone: own6 });
  for (const zone of [own - 1, own + 1]) add(3 * zone, 'planar-zone-3', 1.3, { zone });
  for (const zone of [own6 - 1, own6 + 1]) add(6 * zone - 3, 'planar-zone-6', 1.7, { zone });
  for (const zone of [own - 2, own + 2]) add(3 * zone, 'planar-zone-3', 1.9, { zone });
  for (let zone = ZONES_6.first; zone <= ZONES_6.last; zone++) add(6 * zone - 3, 'planar-zone-6', 2, { zone });
  for (let zone = ZONES_3.first; zone <= ZONES_3.last; zone++) add(3 * zone, 'planar-zone-3', 2.1, { zone });
  const steps = FARTHEST_MERIDIAN_DEG / MERIDIAN_STEP_DEG;
  const middle = MERIDIAN_STEP_DEG * Math.round(lon / MERIDIAN_STEP_DEG);
  for (let step = -steps; step <= steps; step++) add(middle + step * MERIDIAN_STEP_DEG, 'planar-meridian', 2.4);
  return [...methods.values(), ...listUtm(lon), ...listOldPlanes([...new Set([meridian, 3 * own, 6 * own6 - 3])], meridian)];
}

const listUtm = (lon: number): Method[] =>
  [0, -1, 1].map((step) => {
    const zone = Math.floor(lon / 6) + 31 + step;
    const meridian = 6 * zone - 183;
    return {
      key: `planar ${meridian}`,
      sum: planarSum(meridian),
      factor: UTM_SCALE * UTM_SCALE,
      family: `utm ${zone}`,
      cost: step === 0 ? 1.1 : 1.9,
      isCommon: step === 0,
      deviation: { code: 'utm', params: { zone, meridian } },
    };
  });

function listOldPlanes(meridians: readonly number[], own: number): Method[] {
  return Object.entries(OTHER_ELLIPSOIDS).flatMap(([ellipsoid, { a_m, inverseFlattening }]) =>
    meridians.map((meridian): Method => {
      const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +a=${a_m} +rf=${inverseFlattening} +units=m +no_defs`;
      return {
        key: definition,
        sum: projectedSum(definition),
        factor: 1,
        family: `planar ${meridian} ${ellipsoid}`,
        cost: meridian === own ? 1.5 : 1.8,
        isCommon: false,
        deviation: { code: 'planar-ellipsoid', params: { meridian, ellipsoid } },
      };
    }),
  );
}

function listEllipsoidal(): Method[] {
  const family = 'ellipsoid grs80';
  const albers = (ellipsoid: 'grs80' | keyof typeof OTHER_ELLIPSOIDS, lon: number): Method => {
    const { a_m, inverseFlattening } = ellipsoid === 'grs80' ? GRS80_ELLIPSOID : OTHER_ELLIPSOIDS[ellipsoid];
    const definition = `+proj=aea +lat_0=0 +lat_1=25 +lat_2=47 +lon_0=${lon} +x_0=0 +y_0=0 +a=${a_m} +rf=${inverseFlattening} +units=m +no_defs`;
    return {
      key: definition,
      sum: projectedSum(definition),
      factor: 1,
      family: ellipsoid === 'grs80' ? family : `ellipsoid ${ellipsoid}`,
      cost: 1.7,
      isCommon: false,
      deviation: { code: 'albers', params: { ellipsoid, meridian: lon } },
    };
  };
  const lambert = '+proj=lcc +lat_0=0 +lat_1=25 +lat_2=47 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs';
  return [
    {
      key: 'equal-area',
      sum: equalAreaSum(GRS80_ELLIPSOID),
      factor: 1,
      family,
      cost: 0.8,
      isCommon: true,
      deviation: { code: 'ellipsoidal' },
    },
    { key: 'geodesic', sum: geodesicSum, factor: 1, family, cost: 0.9, isCommon: true, deviation: { code: 'geodesic' } },
    ...Object.entries(OTHER_ELLIPSOIDS).map(
      ([ellipsoid, shape]): Method => ({
        key: `equal-area ${ellipsoid}`,
        sum: equalAreaSum(shape),
        factor: 1,
        family: `ellipsoid ${ellipsoid}`,
        cost: 1.4,
        isCommon: false,
        deviation: { code: 'ellipsoidal-other', params: { ellipsoid } },
      }),
    ),
    ...[105, 110].flatMap((lon) => [albers('grs80', lon), albers('krassovsky', lon)]),
    {
      key: lambert,
      sum: projectedSum(lambert),
      factor: 1,
      family: 'lambert',
      cost: 1.9,
      isCommon: false,
      deviation: { code: 'lambert' },
    },
  ];
}

/** Radii that only the seventh digit tells apart. */
const sphereFamily = (radius_m: number): string => `sphere ${Math.round(radius_m / 50)}`;

function listSpheres(): Method[] {
  const sphere = (radius_m: number, cost: number): Method => ({
    key: 'sphere',
    sum: sphereSum,
    factor: radius_m * radius_m,
    family: sphereFamily(radius_m),
    cost,
    isCommon: cost <= 1.1,
    deviation: { code: 'sphere', params: { radius_m } },
  });
  return [
    ...RADII_M.usual.map((radius_m, place) => sphere(radius_m, 1 + 0.05 * place)),
    ...RADII_M.others.map((radius_m) => sphere(radius_m, 1.6)),
    ...CIRCLE_RADII_M.map(
      (radius_m, place): Method => ({
        key: 'great circle',
        sum: greatCircleSum,
        factor: radius_m * radius_m,
        family: sphereFamily(radius_m),
        cost: place < 2 ? 1.2 : 1.6,
        isCommon: place < 2,
        deviation: { code: 'sphere-great-circle', params: { radius_m } },
      }),
    ),
  ];
}

function listMercators({ middles }: MethodsFor): Method[] {
  const R2 = GRS80.a_m * GRS80.a_m;
  const corrected = Object.entries(middles).map(([middle, [, lat]], place): Method => {
    const cosine = cos(lat * RADIANS_PER_DEGREE);
    return {
      key: 'web mercator',
      sum: webMercatorSum,
      factor: R2 * cosine * cosine,
      family: 'web-mercator corrected',
      cost: 1.5 + 0.05 * place,
      isCommon: false,
      deviation: { code: 'web-mercator-corrected', params: { middle, latitude: Number(lat.toFixed(6)) } },
    };
  });
  const world = '+proj=merc +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs';
  return [
    {
      key: 'web mercator',
      sum: webMercatorSum,
      factor: R2,
      family: 'web-mercator',
      cost: 1,
      isCommon: true,
      deviation: { code: 'web-mercator' },
    },
    ...corrected,
    {
      key: world,
      sum: projectedSum(world),
      factor: 1,
      family: 'world-mercator',
      cost: 1.8,
      isCommon: false,
      deviation: { code: 'world-mercator' },
    },
  ];
}

function listFlat({ middles }: MethodsFor): Method[] {
  const flat = FLAT_DEGREES_M.flatMap(([north_m, east_m], constant) =>
    Object.entries(middles).map(
      ([middle, [, lat]], place): Method => ({
        key: 'degrees',
        sum: degreesSum,
        factor: north_m * east_m * Math.abs(cos(lat * RADIANS_PER_DEGREE)),
        family: `flat ${north_m} ${east_m}`,
        cost: (constant < 5 ? 1.6 : 1.9) + 0.05 * place,
        isCommon: false,
        deviation: {
          code: 'flat-degrees',
          params: { north_m, east_m, middle, latitude: Number(lat.toFixed(6)) },
        },
      }),
    ),
  );
  const uncorrected = FLAT_DEGREES_M.slice(0, 5).map(
    ([north_m, east_m]): Method => ({
      key: 'degrees',
      sum: degreesSum,
      factor: north_m * east_m,
      family: `flat ${north_m} uncorrected`,
      cost: 1.8,
      isCommon: false,
      deviation: { code: 'flat-degrees', params: { north_m, east_m, middle: 'none', latitude: 0 } },
    }),
  );
  const degrees: Method = {
    key: 'degrees',
    sum: degreesSum,
    factor: 1,
    family: 'degrees',
    cost: 1.6,
    isCommon: false,
    deviation: { code: 'degrees' },
  };
  return [...flat, ...uncorrected, degrees];
}
