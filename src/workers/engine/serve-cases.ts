import type { CaseCalls } from '../calls/cases.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCase(_open: () => DistrictSession): Served<CaseCalls> {
  return {};
}
