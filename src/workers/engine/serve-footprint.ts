import type { FootprintCalls } from '../calls/footprint.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveFootprint(_open: () => DistrictSession): Served<FootprintCalls> {
  return {};
}
