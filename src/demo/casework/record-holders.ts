import { answerObjection } from '../../core/register/actions/answer-objection.ts';
import { receiveObjection } from '../../core/register/actions/receive-objection.ts';
import { recordMilestone } from '../../core/register/actions/record-milestone.ts';
import { registerBuilding } from '../../core/register/actions/register-building.ts';
import { registerHousehold } from '../../core/register/actions/register-household.ts';
import type { Day } from '../../core/register/ports.ts';
import { measureArea, stateArea } from '../../core/measure/settle.ts';
import type { Building } from '../buildings.ts';
import type { DemoItem } from '../clearance.ts';
import { DEMO_PLANE } from '../district-shapes.ts';
import type { Event } from '../feed-writer.ts';
import type { NamedItem } from '../happenings.ts';
import { nameHolder } from '../names.ts';
import type { Random } from '../random.ts';
import { ringArea } from '../ring.ts';
import { addDays, onWorkday } from '../weeks.ts';

/** An item as it was drawn and as it was registered. */
export interface HeldItem {
  readonly drawn: DemoItem;
  readonly named: NamedItem;
}

/** Households and buildings are entered for the red lines of the first projects; the others are still on paper. */
const ENTERED_RED_LINES = 8;

/** Who holds the items, and the three floor areas of what stands on them. */
export function recordHolders(
  items: readonly HeldItem[],
  buildings: ReadonlyMap<string, Building>,
  villageName: (unit: string) => string,
  random: Random,
): Event[] {
  let count = 0;
  const entered = new Set<string>();
  return items
    .filter(({ drawn }) => drawn.redLine < ENTERED_RED_LINES)
    .flatMap(({ drawn, named }): Event[] => {
      const on = drawn.registeredOn;
      const by = `group-${drawn.assistingUnit + 1}`;
      const holders = named.households.map(({ householdId }): Event => {
        count += 1;
        const household = {
          id: householdId,
          no: `户-${String(count).padStart(4, '0')}`,
          name: nameHolder(random),
          address: `${villageName(named.unit)}${random.whole(1, 96)}号`,
        };
        return { on, by, act: (register) => registerHousehold(register, { household, on }) };
      });
      const houses = named.buildings.flatMap((id, n): Event[] => {
        const drawnBuilding = buildings.get(id);
        // Where two red lines meet, a building is on two items and entered on the first.
        if (!drawnBuilding || entered.has(id)) return [];
        entered.add(id);
        const building = { id, itemId: named.id, no: `${n + 1}幢`, ...floorAreas(drawnBuilding, random) };
        return [{ on, by, act: (register) => registerBuilding(register, { building, on }) }];
      });
      return [...holders, ...houses];
    });
}

/** Measured is what stands; the certificate is often older and smaller, or missing; recognised lies between the two. */
function floorAreas({ ring, floors }: Building, random: Random) {
  const measured_m2 = round2((ringArea(ring) / 1e6) * Math.max(1, floors));
  const hasTitle = random.chance(0.86);
  const certified_m2 = round2(measured_m2 * (random.chance(0.6) ? 1 : random.between(0.72, 0.98)));
  const recognised_m2 = hasTitle ? round2(certified_m2 + (measured_m2 - certified_m2) * random.pick([0, 0.5, 1])) : measured_m2;
  return {
    ...(hasTitle ? { certified: stateArea(certified_m2) } : {}),
    recognised: stateArea(recognised_m2),
    measured: measureArea(measured_m2, 'planar', { meridian: DEMO_PLANE.meridian, sigma_m2: round2(0.005 * measured_m2) }),
    floors,
  };
}

const OBJECTIONS = [
  '房屋面积认定偏小',
  '对评估价格有异议',
  '附属设施漏登',
  '共有份额有争议',
  '要求按经营用房认定',
  '安置地点异议',
];
const ANSWERS = ['复核后维持原认定', '复核后更正，已重新公示', '已解释评估依据，申请人无异议', '补登附属设施'];

/** Objections to items: most are answered in time; some are open, two of them on items that went on to demolition. */
export function recordObjections(items: readonly HeldItem[], today: Day, nextId: () => string, random: Random): Event[] {
  const signed = items.filter(({ drawn }) => drawn.milestones.length > 0 && drawn.redLine < ENTERED_RED_LINES);
  const demolished = items.filter(({ drawn }) => drawn.milestones.some(({ kind }) => kind === 'demolished'));
  const about = [
    ...Array.from({ length: 12 }, () => ({ item: random.pick(signed), isOpen: false })),
    ...items
      .filter(({ drawn }) => drawn.milestones.length === 0)
      .slice(3, 7)
      .map((item) => ({ item, isOpen: true })),
    ...Array.from({ length: 2 }, () => ({ item: random.pick(demolished), isOpen: true })),
  ];
  return about.flatMap(({ item: { drawn, named }, isOpen }, n): Event[] => {
    const receivedOn = isOpen && drawn.milestones.length === 0 ? onWorkday(addDays(today, -7 * n + 70)) : drawn.registeredOn;
    const on = receivedOn > today || receivedOn < drawn.registeredOn ? drawn.registeredOn : receivedOn;
    const objection = { id: nextId(), receivedOn: on, answerByOn: addDays(on, 30) };
    const by = `group-${drawn.assistingUnit + 1}`;
    const received: Event = { on, by, act: (register) => receiveObjection(register, { itemId: named.id, objection, on }) };
    const answeredOn = onWorkday(addDays(on, random.whole(6, 26)));
    if (isOpen || answeredOn > today) return [received];
    const result = `${OBJECTIONS[n % OBJECTIONS.length]}：${random.pick(ANSWERS)}`;
    return [
      received,
      {
        on: answeredOn,
        by,
        act: (register) => answerObjection(register, { itemId: named.id, objectionId: objection.id, result, on: answeredOn }),
      },
    ];
  });
}

/** Items handed over long enough ago go to the archive. */
export function archiveItems(items: readonly HeldItem[], today: Day): Event[] {
  return items.flatMap(({ drawn, named }, place): Event[] => {
    const handedOver = drawn.milestones.find(({ kind }) => kind === 'handed-over');
    const on = handedOver && onWorkday(addDays(handedOver.on, 45 + (place % 30)));
    if (on === undefined || on > today || place % 3 === 0) return [];
    const milestone = { itemId: named.id, kind: 'archived', on, documentNo: `档-${String(place + 1).padStart(5, '0')}` } as const;
    return [{ on, by: `group-${drawn.assistingUnit + 1}`, act: (register) => recordMilestone(register, milestone) }];
  });
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
