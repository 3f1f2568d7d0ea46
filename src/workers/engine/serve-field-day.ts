import type { FieldDayCalls } from '../calls/field-day.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { drawUpFieldDay } from './field-day.ts';
import { describeTarget } from './field-target.ts';
import { sessionOn } from './session-on.ts';

/** Answers for a team's day: what it has to do, and what stands where it is sent to. */
export function serveFieldDay(open: () => DistrictSession): Served<FieldDayCalls> {
  return {
    fieldDay: (_, query) => drawUpFieldDay(sessionOn(open(), query.on), query),
    fieldTarget: (_, entity, on) => describeTarget(sessionOn(open(), on), entity, on),
  };
}
