import type { CaseCalls } from '../calls/cases.ts';
import type { Served } from '../rpc.ts';
import { beginCase } from './cases/begin-case.ts';
import { openCaseFile } from './cases/open-case-file.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCase(open: () => DistrictSession): Served<CaseCalls> {
  return {
    caseFile: (_, caseId, today) => openCaseFile(open(), caseId, today),
    caseBeginning: (_, sightingId, today) => beginCase(open(), sightingId, today),
  };
}
