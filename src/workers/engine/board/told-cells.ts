import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { type UntoldCells, untoldAmong, untoldBeside } from '../../../core/report/board/untold-cells.ts';
import type { BoardWeek } from '../../../core/report/board/read-board.ts';
import { redactTables } from '../../../core/report/redaction/redact-tables.ts';
import type { DistrictSession } from '../district-session.ts';
import { figuresOf } from '../figures-of.ts';

/** What is hidden of the week that is shown, and of the one before it. */
export interface UntoldWeeks {
  readonly now: UntoldCells;
  readonly before: UntoldCells;
}

const NOTHING: UntoldWeeks = { now: new Set(), before: new Set() };
const known = new WeakMap<DistrictSession, Map<string, UntoldWeeks>>();
/** Weeks that are kept of a session. */
const MOST_KEPT = 8;

/**
 * Cells of a week's board that an audience outside the office is not shown, because a snapshot of the same day hides them: one that is
 * held against the week before, and one that is held against none. What the board tells of the week before is what the first is held
 * against. Half a second for the demo district, once a week and audience.
 * @param weeks the week asked for and the one before, with the lines of the level that is shown
 */
export function untoldWeeks(
  session: DistrictSession,
  audience: Audience,
  smallCell: number,
  weeks: readonly [now: BoardWeek, before: BoardWeek | null],
): UntoldWeeks {
  if (audience === 'planner') return NOTHING;
  const [now, before] = weeks;
  const beside = untoldByDay(session, audience, smallCell, now.on, before?.on ?? null);
  const assisting = weeks.map((week) => {
    const lines = week?.lines.filter(({ level }) => level === 'assisting-unit') ?? [];
    return week && lines.length > 0 ? untoldAmong(week.lines[0], lines, smallCell) : new Set<string>();
  });
  if (assisting.every(({ size }) => size === 0)) return beside;
  // Two weeks of the same lines: what is hidden in one of them would follow from the other where nothing changed.
  const both = new Set([...assisting[0], ...assisting[1]]);
  return { now: new Set([...beside.now, ...both]), before: new Set([...beside.before, ...both]) };
}

/** The same of any two days; `before` is held against, and may be a later day where somebody compares backwards. */
export function untoldByDay(
  session: DistrictSession,
  audience: Audience,
  smallCell: number,
  on: Day,
  before: Day | null,
): UntoldWeeks {
  const kept = known.get(session) ?? new Map<string, UntoldWeeks>();
  known.set(session, kept);
  const name = `${audience}/${smallCell}/${on}/${before}`;
  const found = kept.get(name);
  if (found) return found;
  const tables = figuresOf(session, on);
  const earlier = before === null ? null : { asOf: before, tables: figuresOf(session, before) };
  const last = earlier && redactTables(earlier.tables, audience, smallCell, []);
  const alone = redactTables(tables, audience, smallCell, []);
  const held =
    earlier && last
      ? redactTables(tables, audience, smallCell, [
          { snapshot: { audience, asOf: earlier.asOf, figures: last.figures }, tables: earlier.tables },
        ])
      : alone;
  const made: UntoldWeeks = {
    now: new Set([...untoldBeside(alone.figures), ...untoldBeside(held.figures)]),
    before: last ? untoldBeside(last.figures) : new Set(),
  };
  kept.set(name, made);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return made;
}
