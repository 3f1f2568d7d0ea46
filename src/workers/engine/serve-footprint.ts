import type { FootprintCalls } from '../calls/footprint.ts';
import type { Served } from '../rpc.ts';
import { compareTargets } from './compare-targets.ts';
import type { DistrictSession } from './district-session.ts';
import { answerStatusSeries, answerWeek } from './footprint-answers.ts';

export function serveFootprint(open: () => DistrictSession): Served<FootprintCalls> {
  return {
    statusSeries: (_, target) => answerStatusSeries(open(), target),
    weekRecord: (_, target, on) => answerWeek(open(), target, on),
    compareTargets: (_, kind, on) => compareTargets(open(), kind, on),
  };
}
