import type { Settings } from './district.ts';

/** A week: what a district counts that has not set how often its patrols have to come by. */
export const USUAL_OVERDUE_DAYS = 7;

/** A month: for as long as coverage asks when a place was last seen, a phone is given its owner's own tracks. */
export const USUAL_TRACK_DAYS = 30;

/** Half a year: what a district counts that has not set after how many days fixes of tracks are due to be erased. */
export const USUAL_FIX_DAYS = 180;

/** The largest land and the longest time of a field package, where the office sets nothing else. */
export const DEFAULT_FIELD_LIMITS = { area_km2: 25, days: 7 } as const;

/** Everything an office may set, as it stands before anybody set it. Plane and bounds come from the first layer and have no default. */
export const DEFAULT_SETTINGS: Omit<Settings, 'plane' | 'bounds'> = {
  timeZone: 'Asia/Shanghai',
  /** Monday to Sunday; the figures of a week are those of its last day at midnight. */
  week: { startsOn: 1, closesAt: '24:00' },
  units: [],
  assistingUnits: [],
  /** Boundary survey and town cadastre are planar; land survey patches, and everything compared with them, ellipsoidal. */
  measureOfRecord: {
    parcels: 'planar',
    'red-lines': 'planar',
    compensated: 'planar',
    permits: 'planar',
    patches: 'ellipsoidal',
    builds: 'planar',
    reference: 'planar',
  },
  /** Printed decimals per unit, as in the survey's own tables. */
  decimals: { m2: 2, ha: 4, mu: 2 },
  /** Half a square metre, or thinner than 10 cm: what neighbours drawn twice leave between them. */
  sliver: { m2: 0.5, width_m: 0.1 },
  /** 30 % of the smaller shape: walked outlines of one house differ by about that much. */
  duplicateRatio: 0.3,
  /** A paid building is demolished within one month. */
  demolitionDueMonths: 1,
  /** A place counts as seen within 30 m of a track fix that is good to 25 m. */
  coverageDistance_m: 30,
  coverageAccuracy_m: 25,
  /** A position worse than this is asked for again before it is saved. */
  positionAccuracyLimit_m: 15,
  /** Published cells with fewer households are suppressed. */
  smallCell: 3,
  /** A closed network: nothing is ever fetched from elsewhere. */
  allowedOrigins: [],
};
