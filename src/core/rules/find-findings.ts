import type { TaskHost } from '../overlay/overlap-table.ts';
import type { Settings } from '../register/district.ts';
import type { Day } from '../register/ports.ts';
import type { Register } from '../register/register.ts';
import { type KnownBuildings, knownBuildings } from './bare-land.ts';
import { officeCalendar, type WorkCalendar } from './calendar/work-calendar.ts';
import { archiveIncomplete } from './checks/archive-incomplete.ts';
import { buildsOnLand } from './checks/builds-on-land.ts';
import { buildsPermitted } from './checks/builds-permitted.ts';
import { buildStillOnRecord } from './checks/build-still-on-record.ts';
import { builtAfterPayment } from './checks/built-after-payment.ts';
import { caseBeforeBuild } from './checks/case-before-build.ts';
import { caseDuties } from './checks/case-duties.ts';
import { caseSteps } from './checks/case-steps.ts';
import { clearedSightings } from './checks/cleared-sightings.ts';
import { decisionBasis } from './checks/decision-basis.ts';
import { demolitionOverdue } from './checks/demolition-overdue.ts';
import { doubleCompensation } from './checks/double-compensation.ts';
import { duplicateSightings } from './checks/duplicate-sightings.ts';
import { fineNotSurveyed, geometryNotSurveyed } from './checks/geometry-not-surveyed.ts';
import { milestoneOrder } from './checks/milestone-order.ts';
import { openObjection } from './checks/open-objection.ts';
import { itemUnplaced, shapeUnplaced } from './checks/parcel-unplaced.ts';
import { patchArea } from './checks/patch-area.ts';
import { patchBalance, patchOverdue } from './checks/patch-balance.ts';
import { paidOutside } from './checks/paid-outside.ts';
import { patchesWaiting } from './checks/patches-waiting.ts';
import { photoContradicts } from './checks/photo-contradicts.ts';
import { redLinesOverlap } from './checks/red-lines-overlap.ts';
import { repeatedItems } from './checks/repeated-items.ts';
import { statedArea } from './checks/stated-area.ts';
import { takenUp } from './checks/taken-up.ts';
import { taskOverdue } from './checks/task-overdue.ts';
import { unitMissing } from './checks/unit-missing.ts';
import { EntityFindings } from './entity-findings.ts';
import { type Finding, findingKey } from './finding.ts';
import { LastMade, sameObjects } from './last-made.ts';
import type { DistrictLand } from './land/district-land.ts';
import { KeptLand } from './land/gather-land.ts';
import { outlineOn } from './land/outline-on.ts';
import { unitFinder } from './land/unit-of-parcel.ts';
import { pause } from './pause.ts';
import type { DistrictContext, DistrictRule, EntityContext, ItemContext } from './rule.ts';

const ITEM_RULES = [
  milestoneOrder,
  decisionBasis,
  demolitionOverdue,
  openObjection,
  archiveIncomplete,
  geometryNotSurveyed,
  unitMissing,
  itemUnplaced,
];
const CASE_RULES = [caseSteps, caseDuties, fineNotSurveyed];
const PATCH_RULES = [patchBalance, patchOverdue];
const TASK_RULES = [taskOverdue];
const DISTRICT_RULES: readonly DistrictRule[] = [
  doubleCompensation,
  repeatedItems,
  shapeUnplaced,
  paidOutside,
  redLinesOverlap,
  statedArea,
  buildsOnLand,
  builtAfterPayment,
  buildsPermitted,
  duplicateSightings,
  patchArea,
  patchesWaiting,
  caseBeforeBuild,
  buildStillOnRecord,
  photoContradicts,
];

/**
 * Everything that the rules find on a day, by the record as it is known. What was found is kept: after a change only what it concerns
 * is judged again, and a finding that stays is the same object. @throws TaskCancelled
 */
export function findFindings(land: DistrictLand, register: Register, on: Day, host: TaskHost = {}): Promise<readonly Finding[]> {
  return findingsOfDay(land.settings, on).find(land, register, host);
}

/** A set of ids that stays the same object while it holds the same. */
class KeptSet {
  readonly #made = new LastMade<ReadonlySet<string>>();
  #last: ReadonlySet<string> = new Set();

  async of(from: readonly unknown[], make: () => ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const made = await this.#made.of(from, make);
    if (made.size !== this.#last.size || [...made].some((id) => !this.#last.has(id))) this.#last = made;
    return this.#last;
  }
}

/** What was found on one day by the settings of one district. */
class DayFindings {
  readonly #context: EntityContext;
  readonly #items = new EntityFindings(ITEM_RULES);
  readonly #cases = new EntityFindings(CASE_RULES);
  readonly #patches = new EntityFindings(PATCH_RULES);
  readonly #tasks = new EntityFindings(TASK_RULES);
  readonly #land: KeptLand;
  #shapes: Register['parcels'] | null = null;
  #built: KnownBuildings | null = null;
  readonly #cleared = new KeptSet();
  readonly #takenUp = new KeptSet();
  readonly #byRule = new Map<DistrictRule, { readonly from: readonly unknown[]; readonly findings: readonly Finding[] }>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: Settings, on: Day) {
    this.#context = { on, settings, calendar: calendarOf(settings) };
    this.#land = new KeptLand(on);
  }

  /** One search after the other: each goes on from what the one before it kept. */
  find(land: DistrictLand, register: Register, host: TaskHost): Promise<readonly Finding[]> {
    const found = this.#turn.then(() => this.#search(land, register, host));
    this.#turn = found.catch(() => undefined);
    return found;
  }

  async #search(land: DistrictLand, register: Register, host: TaskHost): Promise<readonly Finding[]> {
    await pause(host);
    const areShapesKept = this.#shapes === register.parcels;
    this.#shapes = register.parcels;
    const isLandKept = this.#land.settleOn(land);
    const context = this.#context;
    const { items, cases, patches, tasks } = register;
    const built = knownBuildings(register);
    const isBuiltKept = this.#built?.items === built.items && this.#built.lines === built.lines;
    this.#built = built;
    if (!isLandKept || !areShapesKept || !isBuiltKept) this.#items.forget();
    const placing = this.#items.isAnew ? this.#land.beginPlacing(land) : null;
    const ofEntities = [
      await this.#items.find(items, itemContext({ ...context, built }, land, register), host, (item) => placing?.add(item)),
      await this.#cases.find(cases, context, host),
      await this.#patches.find(patches, context, host),
      await this.#tasks.find(tasks, context, host),
    ];
    const findings: Finding[] = [];
    for (const found of ofEntities) for (const ofEntity of found) findings.push(...ofEntity);
    const district: DistrictContext = {
      ...context,
      register,
      land: await this.#land.gather(land, register, host, placing),
      cleared: await this.#cleared.of([cases], () => clearedSightings(cases.values(), this.#context.on)),
      takenUp: await this.#takenUp.of([cases, register.sightings], () => takenUp(register, this.#context.on)),
    };
    for (const rule of DISTRICT_RULES) {
      await pause(host);
      for (const finding of this.#findByRule(rule, district)) findings.push(finding);
    }
    return findings;
  }

  #findByRule(rule: DistrictRule, context: DistrictContext): readonly Finding[] {
    const from = rule.restsOn(context);
    const before = this.#byRule.get(rule);
    if (before && sameObjects(before.from, from)) return before.findings;
    const findings = before ? keepSame(before.findings, rule.find(context)) : rule.find(context);
    this.#byRule.set(rule, { from, findings });
    return findings;
  }
}

/** What is found again stays the object it was, so that its name and place need not be looked for again. */
function keepSame(before: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(before.map((finding) => [findingKey(finding), finding]));
  return findings.map((finding) => {
    const earlier = known.get(findingKey(finding));
    return earlier && JSON.stringify(earlier) === JSON.stringify(finding) ? earlier : finding;
  });
}

function itemContext(
  context: Pick<ItemContext, keyof EntityContext | 'built'>,
  land: DistrictLand,
  register: Register,
): ItemContext {
  const parents = new Map(context.settings.units.map(({ id, parentId }) => [id, parentId]));
  const holds = (unit: string, inner: string | undefined): boolean =>
    inner !== undefined && (inner === unit || holds(unit, parents.get(inner)));
  const { placeOf } = land;
  return {
    ...context,
    placeOf,
    unitOf: unitFinder(land),
    holds,
    hasUnit: (unit) => parents.has(unit),
    outlineOf: (parcelId, on) => outlineOn(land, register, parcelId, on),
  };
}

/** Days whose findings are kept: the one looked at and a few beside it. */
const MOST_DAYS = 3;
const kept = new WeakMap<Settings, Map<Day, DayFindings>>();
const calendars = new WeakMap<object, WorkCalendar>();

function findingsOfDay(settings: Settings, on: Day): DayFindings {
  const days = kept.get(settings) ?? new Map<Day, DayFindings>();
  kept.set(settings, days);
  const known = days.get(on) ?? new DayFindings(settings, on);
  days.delete(on);
  days.set(on, known);
  for (const oldest of days.keys()) if (days.size > MOST_DAYS) days.delete(oldest);
  return known;
}

function calendarOf(settings: Settings): WorkCalendar {
  const known = calendars.get(settings);
  if (known) return known;
  const made = officeCalendar(settings);
  calendars.set(settings, made);
  return made;
}
