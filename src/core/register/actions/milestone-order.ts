import type { MilestoneKind } from '../clearance-item.ts';

/**
 * Which steps must have been taken first; one of the list is enough. 590号令 27: agreement or decision before payment, payment
 * before vacating, vacating before demolition. Land without a building goes from payment to clearing and hand-over.
 */
export const NEEDED_FIRST: Readonly<Record<MilestoneKind, readonly MilestoneKind[]>> = {
  registered: [],
  surveyed: ['registered'],
  published: ['registered'],
  signed: ['registered'],
  decided: ['registered'],
  paid: ['signed', 'decided'],
  vacated: ['paid'],
  demolished: ['vacated'],
  cleared: ['paid'],
  'handed-over': ['paid'],
  archived: ['handed-over'],
};
