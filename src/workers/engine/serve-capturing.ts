import type { CapturingCalls } from '../calls/capturing.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeCapture } from './judge-capture.ts';
import { sessionOn } from './session-on.ts';

export function serveCapturing(open: () => DistrictSession): Served<CapturingCalls> {
  return {
    judgeCapture: (_, drawn, place, on) => judgeCapture(sessionOn(open(), on), drawn, place, on),
    isReported: (_, sightingId) => open().register.sightings.has(sightingId),
  };
}
