import type { CertifyingCalls } from '../calls/certifying.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCertifying(_open: () => DistrictSession): Served<CertifyingCalls> {
  return {
    certify: () => {
      throw new EngineError('nothing-to-certify');
    },
  };
}
