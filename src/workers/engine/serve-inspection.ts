import type { InspectionCalls } from '../calls/inspection.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveInspection(_open: () => DistrictSession): Served<InspectionCalls> {
  return {};
}
