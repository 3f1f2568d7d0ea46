import type { TableCalls } from '../calls/tables.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveTables(_open: () => DistrictSession): Served<TableCalls> {
  return {};
}
