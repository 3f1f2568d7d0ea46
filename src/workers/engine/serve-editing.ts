import type { EditingCalls } from '../calls/editing.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveEditing(_open: () => DistrictSession): Served<EditingCalls> {
  return {};
}
