import type { MeasuringCalls } from '../calls/measuring.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveMeasuring(_open: () => DistrictSession): Served<MeasuringCalls> {
  return {};
}
