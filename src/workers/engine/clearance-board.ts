import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import {
  BOARD_RATES,
  type BoardRate,
  type ItemProgress,
  progressOn,
  signingByHousehold,
} from '../../core/report/clearance-progress.ts';
import type { Board, BoardRateFigure, BoardRow } from '../calls/desk.ts';
import { knownBuildings } from '../../core/rules/bare-land.ts';
import { type Call, EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { measureLand, roughErrors, uniteLand } from './item-land.ts';
import { refOfEntity } from './place-of-entity.ts';
import { rowBounds } from './row-bounds.ts';
import type { RedLineMeetings } from './tables/meet-red-lines.ts';
import { titleOf } from './title-of.ts';

const OF_LAND: ReadonlySet<BoardRate> = new Set<BoardRate>(['signing-land', 'cleared-land']);

/** How far the items of one red line are on a day, with the rates and who is in each of them. */
export async function drawUpBoard(
  call: Call,
  session: DistrictSession,
  meetings: RedLineMeetings,
  redLineId: string,
  on: Day,
): Promise<Board> {
  const { register, settings } = session;
  const line = register.redLines.get(redLineId);
  if (!line) throw new EngineError('feature-unknown');
  const built = knownBuildings(register);
  const items: ClearanceItem[] = [];
  const progress: ItemProgress[] = [];
  for (const item of register.items.values()) {
    if (item.redLineId !== redLineId) continue;
    const stands = progressOn(item, on, settings.demolitionDueMonths, built);
    if (!stands) continue;
    items.push(item);
    progress.push(stands);
  }
  const land = await measureLand({ session, on, meetings }, items, call);
  const errors = roughErrors({ session, on }, items, land);
  const numbers = new Map<string, number>();
  const numberOf = (householdId: string) => {
    const known = numbers.get(householdId);
    if (known !== undefined) return known;
    numbers.set(householdId, numbers.size);
    return numbers.size - 1;
  };
  const rows = items.map((item, n): BoardRow => {
    const { stage, since, counted, reached, demolishBy } = progress[n];
    const ref = refOfEntity(session, { kind: 'parcel', id: item.parcelId });
    return {
      itemId: item.id,
      label: ref ? titleOf(session, ref) : item.parcelId,
      ref,
      unit: item.unit,
      ...(item.assistingUnit !== undefined && { assistingUnit: item.assistingUnit }),
      stage,
      since,
      land_cm2: Number.isNaN(land[n]) ? null : land[n],
      ...(!Number.isNaN(errors[n]) && { sigma_m2: errors[n] }),
      households: item.households.map(({ householdId }) => numberOf(householdId)),
      ...(demolishBy !== undefined && { demolishBy }),
      openObjections: item.objections.filter((one) => one.receivedOn <= on && !(one.answeredOn && one.answeredOn <= on)).length,
      counted: placesOf(counted),
      reached: placesOf(reached),
    };
  });
  const unite = (holds: (n: number) => boolean) => {
    const meant = [...items.keys()].filter(holds);
    return meant.length === 0 ? 0 : uniteLand({ session, on }, items, meant, land);
  };
  const all_cm2 = unite(() => true);
  const rates = BOARD_RATES.map((rate): BoardRateFigure => {
    if (rate === 'signing') {
      const signing = signingByHousehold(
        items.map(({ households }, n) => ({
          households: households.map(({ householdId }) => householdId),
          signed: progress[n].reached.has('signing'),
        })),
      );
      return { rate, unit: 'households', reached: signing.signed, counted: signing.all };
    }
    if (OF_LAND.has(rate)) return { rate, unit: 'cm2', reached: unite((n) => progress[n].reached.has(rate)), counted: all_cm2 };
    const count = (of: 'counted' | 'reached') => progress.filter((one) => one[of].has(rate)).length;
    return { rate, unit: 'items', reached: count('reached'), counted: count('counted') };
  });
  const version = session.redLines.rowOn(redLineId, on);
  const { name, nameEn, project, approvalNo, regime, freezeOn, targets } = line;
  return {
    redLineId,
    on,
    redLine: { name, nameEn, project, approvalNo, regime, freezeOn, targets },
    bounds: version === undefined ? null : rowBounds(session, session.redLines.polygons, version),
    measure: settings.measureOfRecord['red-lines'],
    rows,
    households: numbers.size,
    land_cm2: all_cm2,
    rates,
  };
}

function placesOf(rates: ReadonlySet<BoardRate>): number[] {
  return BOARD_RATES.flatMap((rate, place) => (rates.has(rate) ? [place] : []));
}
