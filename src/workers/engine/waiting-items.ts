import type { TaskHost } from '../../core/overlay/overlap-table.ts';
import type { Case } from '../../core/register/case.ts';
import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import type { Settings } from '../../core/register/district.ts';
import { entitiesChanged } from '../../core/register/entities-changed.ts';
import { openMap } from '../../core/register/layered-map.ts';
import type { Day } from '../../core/register/ports.ts';
import { officeCalendar } from '../../core/rules/calendar/work-calendar.ts';
import { type CaseDuty, caseDuties } from '../../core/rules/clocks/case-duties.ts';
import { knownBuildings } from '../../core/rules/bare-land.ts';
import { demolitionDue } from '../../core/rules/demolition-due.ts';
import { pause } from '../../core/rules/pause.ts';
import { sameObjects } from '../../core/rules/last-made.ts';
import type { WorkRow } from '../calls/desk.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';

const ITEMS_PER_SLICE = 512;

interface Row extends Pick<WorkRow, 'key' | 'code' | 'entity' | 'since' | 'dueOn'> {
  readonly label: string;
  readonly unit: string;
}

interface Kept {
  readonly on: Day;
  /** What names of items come from beside them. */
  readonly names: readonly unknown[];
  readonly items: ReadonlyMap<string, ClearanceItem>;
  readonly waiting: ReadonlyMap<string, readonly Row[]>;
}

const kept = new WeakMap<Settings, Kept>();

/** What waits with the items, by item, on a day: after a change only the items that changed are looked at again. @throws TaskCancelled */
export async function waitingItems(
  session: DistrictSession,
  on: Day,
  host: TaskHost,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { settings, register, layers } = session;
  const built = knownBuildings(register);
  const names = [built.items, built.lines, register.redLines, register.parcels, ...layers.values()];
  const known = kept.get(settings);
  const before = known?.on === on && sameObjects(known.names, names) ? known : null;
  const { changed, gone } = entitiesChanged(before?.items ?? new Map<string, ClearanceItem>(), register.items);
  const waiting = openMap(before?.waiting);
  for (const id of gone) waiting.delete(id);
  let done = 0;
  for (const [id, item] of changed) {
    if (++done % ITEMS_PER_SLICE === 0) await pause(host);
    const rows = rowsOf(session, item, on);
    if (rows.length > 0) waiting.set(id, rows);
    else waiting.delete(id);
  }
  kept.set(settings, { on, names, items: register.items, waiting });
  return waiting;
}

/** Demolition that is due, and objections that nobody answered. */
function rowsOf(session: DistrictSession, item: ClearanceItem, on: Day): Row[] {
  const demolition = demolitionDue(item, on, session.settings.demolitionDueMonths, knownBuildings(session.register));
  const objections = item.objections.filter((one) => one.receivedOn <= on && !(one.answeredOn && one.answeredOn <= on));
  if (!demolition && objections.length === 0) return [];
  const entity = { kind: 'clearance-item', id: item.id } as const;
  const common = { entity, label: nameEntity(session, entity).label, unit: item.unit };
  const rows: Row[] = [];
  if (demolition) {
    const { paidOn, dueOn } = demolition;
    rows.push({ ...common, key: `demolition/${item.id}`, code: 'demolition', since: paidOn, dueOn });
  }
  for (const { id, receivedOn, answerByOn } of objections) {
    const due = answerByOn === undefined ? {} : { dueOn: answerByOn };
    rows.push({ ...common, key: `objection/${id}`, code: 'objection', since: receivedOn, ...due });
  }
  return rows;
}

const duties = new WeakMap<Settings, { readonly on: Day; readonly of: (one: Case) => readonly CaseDuty[] }>();

/** What the office owes in a case on a day, reckoned once for each state of a case. */
export function keptDuties(settings: Settings, on: Day): (one: Case) => readonly CaseDuty[] {
  const known = duties.get(settings);
  if (known?.on === on) return known.of;
  const calendar = officeCalendar(settings);
  const byCase = new WeakMap<Case, readonly CaseDuty[]>();
  const of = (one: Case) => {
    const found = byCase.get(one) ?? caseDuties(one, on, calendar);
    byCase.set(one, found);
    return found;
  };
  duties.set(settings, { on, of });
  return of;
}
