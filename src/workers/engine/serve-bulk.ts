import type { BulkCalls } from '../calls/bulk.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveBulk(_open: () => DistrictSession): Served<BulkCalls> {
  return {};
}
