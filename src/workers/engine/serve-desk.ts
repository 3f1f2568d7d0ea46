import type { DeskCalls } from '../calls/desk.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveDesk(_open: () => DistrictSession): Served<DeskCalls> {
  return {};
}
