import type { Case } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import { readCase } from '../../core/rules/clocks/case-facts.ts';
import type { ReportEntry } from '../calls/field-day.ts';
import { caseOfSighting } from './case-of-sighting.ts';
import type { DistrictSession } from './district-session.ts';
import { placeOfEntity } from './place-of-entity.ts';

/** A report with what became of it by a day, as its reporter has to know it; null before it was made. */
export function entryOfReport(session: DistrictSession, sighting: Sighting, on: Day): ReportEntry | null {
  const { id, no, seenOn, stage, use, shapes } = sighting;
  const reportedOn = shapes[0]?.fromOn;
  if (reportedOn === undefined || reportedOn > on) return null;
  const { register } = session;
  const own = caseOfBuild(session, sighting);
  const begun = own && own.begunOn <= on ? own : undefined;
  const same = sighting.sameAs === undefined ? undefined : register.sightings.get(sighting.sameAs);
  const state = begun?.steps.findLast((step) => step.on <= on);
  const verification = begun && readCase(begun, on).last('verified')?.verification;
  return {
    id,
    no,
    reportedOn,
    seenOn,
    stage,
    use,
    ...standingOf(session, sighting, begun, on),
    ...(begun && { case: { id: begun.id, no: begun.no, state: state?.kind ?? null, ...(verification && { verification }) } }),
    ...(same && { sameAs: same.no }),
    place: placeOfEntity(session, { kind: 'sighting', id }, on),
  };
}

/** The case of the report, else of the one that it was linked to: a build has one case, whichever of its reports is named. */
function caseOfBuild({ register }: DistrictSession, sighting: Sighting): Case | undefined {
  const passed = new Set<string>();
  for (let one: Sighting | undefined = sighting; one && !passed.has(one.id); ) {
    const found = caseOfSighting(register, one.id);
    if (found) return found;
    passed.add(one.id);
    one = one.sameAs === undefined ? undefined : register.sightings.get(one.sameAs);
  }
  return undefined;
}

function standingOf(
  session: DistrictSession,
  { id, shapes, sameAs }: Sighting,
  begun: Case | undefined,
  on: Day,
): Pick<ReportEntry, 'standing' | 'since'> {
  const shape = shapes.findLast(({ fromOn }) => fromOn <= on);
  if (shape && shape.shape === null) return { standing: 'gone', since: shape.fromOn };
  const step = begun?.steps.findLast((one) => one.on <= on);
  if (begun && step) {
    if (step.kind === 'closed') return { standing: 'closed', since: step.on };
    return { standing: step.kind === 'verified' ? 'verified' : 'in-case', since: step.on };
  }
  if (begun) return { standing: 'in-case', since: begun.begunOn };
  const reportedOn = shapes[0].fromOn;
  if (sameAs !== undefined) return { standing: 'linked', since: session.linkedOn.get(id) ?? reportedOn };
  return { standing: 'unverified', since: reportedOn };
}
