import type { Case } from '../../register/case.ts';
import { numberDay } from '../../register/day.ts';
import type { Register } from '../../register/register.ts';
import type { Sighting } from '../../register/sighting.ts';
import { NEVER } from '../footprint/activity.ts';
import { weekHolding } from '../footprint/reporting-weeks.ts';
import { VERIFY_WITHIN_DAYS } from './board-figures.ts';
import type { BoardRows } from './board-rows.ts';
import type { TallyEvents } from './tally-events.ts';

const DAYS_PER_WEEK = 7;

/** What the board needs to know of builds beside the register. */
export interface BuildPlaces {
  /** The unit that holds most of a report's area; null where none does. */
  unitOf(sightingId: string): string | null;
  /** Day numbers on which a trusted patrol saw it or somebody visited it. */
  seenOn(sightingId: string): readonly number[];
}

/** Reports that were verified, by lines: how many days after they were first seen. */
export class VerifiedBuilds {
  readonly #on = new Map<number, number[]>();
  readonly #days = new Map<number, number[]>();
  #sorted = new Map<number, { readonly on: Int32Array; readonly days: Int32Array }>();

  /** @param on day number of the verification @param days how long it took */
  add(rows: readonly number[], on: number, days: number): void {
    for (const row of rows) {
      listIn(this.#on, row).push(on);
      listIn(this.#days, row).push(days);
      this.#sorted.delete(row);
    }
  }

  /** Days that the verifications of a line took on `after < day ≤ until`, ascending. */
  daysBetween(row: number, after: number, until: number): Int32Array {
    const { on, days } = this.#ofRow(row);
    return days.slice(weekHolding(on, after + 1), weekHolding(on, until + 1)).sort();
  }

  #ofRow(row: number) {
    let found = this.#sorted.get(row);
    if (!found) {
      const [on, days] = [this.#on.get(row) ?? [], this.#days.get(row) ?? []];
      const order = on.map((_, n) => n).sort((a, b) => on[a] - on[b]);
      found = { on: Int32Array.from(order, (n) => on[n]), days: Int32Array.from(order, (n) => days[n]) };
      this.#sorted.set(row, found);
    }
    return found;
  }
}

function listIn(lists: Map<number, number[]>, row: number): number[] {
  const found = lists.get(row) ?? [];
  lists.set(row, found);
  return found;
}

/** Enters reports, their verification, cases, what patrols saw, and the villages that have none of it. */
export function tallyBuilds(
  events: TallyEvents,
  { sightings, cases }: Register,
  rows: BoardRows,
  places: BuildPlaces,
): VerifiedBuilds {
  const caseOf = new Map<string, Case>();
  for (const one of cases.values()) for (const id of one.sightings) caseOf.set(id, one);
  const verified = new VerifiedBuilds();
  const troubles = new Map<string, { from: number; until: number }[]>();
  const trouble = (unit: string | null, from: number, until: number) => {
    if (unit === null || from >= until) return;
    const known = troubles.get(unit);
    if (known) known.push({ from, until });
    else troubles.set(unit, [{ from, until }]);
  };
  for (const sighting of sightings.values()) {
    // The same building as another report is that one's.
    if (sighting.sameAs !== undefined) continue;
    const unit = places.unitOf(sighting.id);
    const counting = rows.of(unit);
    const found = caseOf.get(sighting.id);
    const seen = numberDay(sighting.seenOn);
    const until = Math.min(goneOn(sighting), found ? endOf(found) : NEVER);
    events.add('found', counting, seen, 1);
    events.hold('covered-counted', counting, seen, until);
    for (const { from, to } of weeksAfter(places.seenOn(sighting.id)))
      events.hold('covered-reached', counting, Math.max(from, seen), Math.min(to, until));
    trouble(unit, seen, until);
    const verifiedOn = found?.steps.find(({ kind }) => kind === 'verified')?.on;
    const due = seen + VERIFY_WITHIN_DAYS;
    const at = verifiedOn === undefined ? NEVER : Math.max(seen, numberDay(verifiedOn));
    events.add('verify-counted', counting, Math.min(at, due + 1), 1);
    if (at <= due) events.add('verify-reached', counting, at, 1);
    if (at !== NEVER) verified.add(counting, at, at - seen);
  }
  for (const one of cases.values()) {
    const unit = one.sightings.map((id) => places.unitOf(id)).find((found) => found !== null) ?? null;
    const counting = rows.of(unit);
    const [begun, end] = [numberDay(one.begunOn), endOf(one)];
    events.add('cases', counting, begun, 1);
    if (end !== NEVER) events.add('cases-closed', counting, Math.max(begun, end), 1);
    trouble(unit, begun, end);
  }
  tallyVillages(events, rows, troubles);
  return verified;
}

const goneOn = ({ shapes }: Sighting): number => {
  const last = shapes.at(-1);
  return last && last.shape === null ? numberDay(last.fromOn) : NEVER;
};

const endOf = ({ steps }: Case): number => {
  const end = steps.find(({ kind }) => kind === 'closed' || kind === 'revoked');
  return end ? numberDay(end.on) : NEVER;
};

/** Seen on a day counts at the end of that day and of the six after it: once in any week. Overlaps are joined. */
function weeksAfter(days: readonly number[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = joined.at(-1);
    if (last && day <= last.to) last.to = day + DAYS_PER_WEEK;
    else joined.push({ from: day, to: day + DAYS_PER_WEEK });
  }
  return joined;
}

function tallyVillages(
  events: TallyEvents,
  rows: BoardRows,
  troubles: ReadonlyMap<string, readonly { readonly from: number; readonly until: number }[]>,
): void {
  for (const { level, key } of rows.places) {
    if (level !== 'village') continue;
    const counting = rows.of(key);
    events.add('villages', counting, -NEVER, 1);
    events.add('villages-clear', counting, -NEVER, 1);
    let open: { from: number; until: number } | null = null;
    const close = () => {
      if (!open) return;
      events.add('villages-clear', counting, open.from, -1);
      if (open.until !== NEVER) events.add('villages-clear', counting, open.until, 1);
    };
    for (const { from, until } of [...(troubles.get(key) ?? [])].sort((a, b) => a.from - b.from)) {
      if (open && from <= open.until) open.until = Math.max(open.until, until);
      else {
        close();
        open = { from, until };
      }
    }
    close();
  }
}
