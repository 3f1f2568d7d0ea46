import { EXPROPRIATION_PERIODS } from './expropriation-periods.ts';
import type { Period } from './period.ts';
import { REMEDY_PERIODS } from './remedy-periods.ts';
import { VIOLATION_PERIODS } from './violation-periods.ts';

/**
 * Periods for unauthorised construction and for expropriation, state of the statutes 2025-04. Periods of 2, 3, 5 and 7 days in
 * 行政处罚法 are working days (85), so are those of up to 10 days in 行政强制法 (69); all others are calendar days. Review and
 * suits take over the civil procedure's rule that an end on a rest day moves (行政复议法 88, 行政诉讼法 101, 民事诉讼法 85).
 */
export const PERIODS: readonly Period[] = [...VIOLATION_PERIODS, ...REMEDY_PERIODS, ...EXPROPRIATION_PERIODS];
