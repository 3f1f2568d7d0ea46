import type { FindingCalls } from '../calls/findings.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { sessionOn } from './session-on.ts';
import { findingsOn } from './findings-on.ts';

export function serveFindings(open: () => DistrictSession): Served<FindingCalls> {
  return { findings: (call, on) => findingsOn(sessionOn(open(), on), on, call) };
}
