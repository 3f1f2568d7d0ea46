import type { CaseStep, CaseStepKind, CaseTrack } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { WorkCalendar } from '../../core/rules/calendar/work-calendar.ts';
import type { Random } from '../random.ts';
import { type Ring, ringArea, ringCentroid, toWhole } from '../ring.ts';
import { type DemoSighting, keepPart } from '../sightings.ts';
import { addDays } from '../weeks.ts';
import { CasePath } from './case-path.ts';
import { type Scenario, SCENARIOS } from './case-scenarios.ts';
import { countByYear } from './document-numbers.ts';

/** A case of the demo before it is recorded. Places of sightings are those in the district's list. */
export interface DemoCase {
  readonly no: string;
  readonly track: CaseTrack;
  readonly begunOn: Day;
  readonly sightings: readonly number[];
  readonly steps: readonly Omit<CaseStep, 'changeId'>[];
  /** The build measured by surveyors, for a decision to rest on; the outline stays that of the patrol. */
  readonly surveyed?: { readonly on: Day; readonly shape: Ring };
  readonly occupied?: { readonly on: Day; readonly shape: Ring; readonly isSurveyed: boolean };
  /** What the last step of force leaves; null for nothing. */
  readonly left?: { readonly on: Day; readonly shape: Ring | null };
}

const MM2_PER_M2 = 1e6;
const FEN_PER_YUAN = 100;

/** Prefix of a document's number by its kind of step; steps without one carry no document of the office. */
const PREFIXES: Partial<Record<CaseStepKind, string>> = {
  'stop-work-ordered': '岛综停',
  opened: '岛综立',
  notified: '岛综告',
  'hearing-held': '岛综听',
  'legally-reviewed': '岛综审',
  decided: '岛综罚',
  demanded: '岛综催',
  charged: '岛政责',
  'enforcement-decided': '岛综执',
  announced: '岛综公',
  'court-applied': '岛资申',
  'court-ruled': '岛法行审',
  closed: '岛综结',
};

/** Cases over the sightings in every state of the procedure, lawful step by step; documents and cases numbered by year in order of their days. */
export function planCases(sightings: readonly DemoSighting[], today: Day, calendar: WorkCalendar, random: Random): DemoCase[] {
  const taken = new Set<number>();
  const secondReport = new Map<number, number>();
  sightings.forEach(({ doubles }, place) => {
    if (doubles?.linkedOn !== undefined) secondReport.set(doubles.sighting, place);
  });
  const planned: Omit<DemoCase, 'no'>[] = [];
  for (const scenario of SCENARIOS) {
    for (let n = 0; n < scenario.count; n++) {
      const from = addDays(today, -random.whole(scenario.ago[1], scenario.ago[0]));
      const place = chooseSighting(sightings, scenario, from, taken);
      if (place === undefined) continue;
      taken.add(place);
      planned.push(planCase(sightings, place, secondReport.get(place), scenario, from, today, calendar, random));
    }
  }
  planned.sort((a, b) => (a.begunOn < b.begunOn ? -1 : a.begunOn > b.begunOn ? 1 : a.sightings[0] - b.sightings[0]));
  return numberCases(planned);
}

/** The free sighting that was reported last before the day; of removed builds the one whose removal leaves most time. */
function chooseSighting(
  sightings: readonly DemoSighting[],
  { build }: Scenario,
  from: Day,
  taken: ReadonlySet<number>,
): number | undefined {
  const isFit = ({ steps, doubles, reportedOn }: DemoSighting, place: number): boolean => {
    if (taken.has(place) || doubles !== undefined) return false;
    const end = steps.at(-1);
    if (build === 'removed') return end?.shape === null && end.on > addDays(reportedOn, 24);
    if (build === 'partial') return end !== undefined && end.shape !== null && reportedOn <= from;
    return end === undefined && reportedOn <= from;
  };
  const fit = sightings.flatMap((sighting, place) => (isFit(sighting, place) ? [place] : []));
  return fit.at(build === undefined ? -1 : 0);
}

function planCase(
  sightings: readonly DemoSighting[],
  place: number,
  second: number | undefined,
  scenario: Scenario,
  from: Day,
  today: Day,
  calendar: WorkCalendar,
  random: Random,
): Omit<DemoCase, 'no'> {
  const sighting = sightings[place];
  const end = sighting.steps.at(-1);
  const linkedOn = second === undefined ? undefined : sightings[second].doubles?.linkedOn;
  const start = scenario.build === undefined ? from : addDays(sighting.reportedOn, 1);
  const path = new CasePath(scenario.track, start, calendar, random);
  const begunOn = path.on;
  scenario.run(path, { today, removedOn: end?.shape === null ? end.on : undefined });
  const steps = path.steps
    .filter(({ on }) => on <= today)
    .map(({ served, ...step }) => (served && served.on <= today ? { ...step, served } : step));
  const dayOf = (kind: CaseStepKind): Day | undefined => steps.find((step) => step.kind === kind)?.on;
  const openedOn = dayOf('opened');
  const lastOn = dayOf('enforced');
  const measured = openedOn === undefined ? {} : measureLand(sighting, openedOn, scenario, dayOf('notified') !== undefined);
  return {
    track: scenario.track,
    begunOn,
    sightings: [place, ...(second !== undefined && linkedOn !== undefined && linkedOn <= begunOn ? [second] : [])],
    steps: steps.map((step) => imposeFine(step, measured.occupied?.shape)),
    ...measured,
    ...(lastOn === undefined || scenario.leaves === undefined
      ? {}
      : { left: { on: lastOn, shape: scenario.leaves === 'part' ? keepPart(sighting.shape, 0.3) : null } }),
  };
}

/** On the day of opening the surveyors measure the build, and what land it occupies with its yard. */
function measureLand(
  sighting: DemoSighting,
  on: Day,
  { track, unsurveyed }: Scenario,
  isNotified: boolean,
): Pick<DemoCase, 'surveyed' | 'occupied'> {
  const standing = sighting.steps.findLast((step) => step.on <= on);
  const shape = standing === undefined ? sighting.shape : standing.shape;
  if (shape === null) return {};
  return {
    ...(unsurveyed || !isNotified ? {} : { surveyed: { on, shape } }),
    ...(track === 'land' ? { occupied: { on, shape: widen(shape), isSurveyed: unsurveyed === undefined } } : {}),
  };
}

/** Two hundred yuan for each square metre of occupied land, in whole hundreds as offices write them. */
function imposeFine<Step extends DemoCase['steps'][number]>(step: Step, occupied: Ring | undefined): Step {
  if (step.decision !== 'fine' || occupied === undefined) return step;
  const m2 = Math.abs(ringArea(occupied)) / MM2_PER_M2;
  return { ...step, fine: Math.ceil((m2 * 200) / 100) * 100 * FEN_PER_YUAN };
}

/** A yard of a third more in each direction. */
function widen(shape: Ring): Ring {
  const [cx, cy] = ringCentroid(shape);
  return shape.map(([x, y]) => toWhole(cx + (x - cx) * 1.32, cy + (y - cy) * 1.32));
}

function numberCases(planned: readonly Omit<DemoCase, 'no'>[]): DemoCase[] {
  const next = countByYear();
  const documents = planned
    .flatMap(({ steps }, place) => steps.map((step, n) => ({ place, n, step })))
    .sort((a, b) => (a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : a.place - b.place || a.n - b.n));
  const numbers = new Map<string, string>();
  for (const { place, n, step } of documents) {
    const prefix = PREFIXES[step.kind];
    if (prefix !== undefined) numbers.set(`${place}/${n}`, next(prefix, step.on));
  }
  return planned.map((one, place) => ({
    ...one,
    no: next('岛综案', one.begunOn),
    steps: one.steps.map((step, n) => {
      const documentNo = numbers.get(`${place}/${n}`);
      return documentNo === undefined ? step : { ...step, documentNo };
    }),
  }));
}
