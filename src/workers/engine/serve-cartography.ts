import type { CartographyCalls } from '../calls/cartography.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCartography(_open: () => DistrictSession): Served<CartographyCalls> {
  return {};
}
