import type { FindingCalls } from '../calls/findings.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveFindings(open: () => DistrictSession): Served<FindingCalls> {
  return {
    findings: (_, on) => {
      open();
      return { on, entries: [] };
    },
  };
}
