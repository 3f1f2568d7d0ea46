import { drawOccupiedLand } from '../../core/register/actions/draw-occupied-land.ts';
import { openCase } from '../../core/register/actions/open-case.ts';
import { reshapeSighting } from '../../core/register/actions/reshape-sighting.ts';
import { takeCaseStep } from '../../core/register/actions/take-case-step.ts';
import { toShape } from '../district-shapes.ts';
import type { Event } from '../feed-writer.ts';
import type { DemoCase } from './plan-cases.ts';

const SURVEY_SIGMA_M = 0.05;

/** The cases with everything that happened in them, by the actions that anybody has to use. */
export function recordCases(cases: readonly DemoCase[], caseIds: readonly string[], sightingIds: readonly string[]): Event[] {
  return cases.flatMap(({ no, track, begunOn, sightings, steps, surveyed, occupied, left }, place): Event[] => {
    const caseId = caseIds[place];
    const sightingId = sightingIds[sightings[0]];
    const by = `officer-${(place % 4) + 1}`;
    const body = { id: caseId, no, begunOn, sightings: sightings.map((of) => sightingIds[of]), track };
    const events: Event[] = [
      { on: begunOn, by, act: (register) => openCase(register, { case: body, reason: '巡查发现，建立案卷', on: begunOn }) },
    ];
    if (surveyed) {
      const { on } = surveyed;
      const shape = toShape([[surveyed.shape]], 'surveyed', SURVEY_SIGMA_M);
      events.push({ on, by, act: (register) => reshapeSighting(register, { sightingId, shape, reason: '案件测绘', on }) });
    }
    if (occupied) {
      const { on } = occupied;
      const shape = toShape(
        [[occupied.shape]],
        occupied.isSurveyed ? 'surveyed' : 'gps',
        occupied.isSurveyed ? SURVEY_SIGMA_M : 2.5,
      );
      events.push({ on, by, act: (register) => drawOccupiedLand(register, { caseId, shape, reason: '占地测绘', on }) });
    }
    for (const step of steps) events.push({ on: step.on, by, act: (register) => takeCaseStep(register, { caseId, ...step }) });
    if (left) {
      const { on } = left;
      const shape = left.shape && toShape([[left.shape]], 'surveyed', SURVEY_SIGMA_M);
      const reason = shape === null ? '强制拆除' : '部分强制拆除';
      events.push({ on, by, act: (register) => reshapeSighting(register, { sightingId, shape, reason, on }) });
    }
    return events;
  });
}
