import { isDay } from '../../core/register/day.ts';
import { AUDIENCES } from '../../core/report/audience.ts';
import { BOARD_FIGURE_IDS } from '../../core/report/board/board-figures.ts';
import { BOARD_LEVELS } from '../../core/report/board/board-rows.ts';
import { BOARD_FORMS, type BoardLook, PLAIN_BOARD } from '../../state/leader/board.ts';
import { COMPARE_COUNTS, COMPARE_FORMS, COMPARE_LEVELS, type CompareLook, PLAIN_COMPARE } from '../../state/leader/compare.ts';
import { LEADER_VIEWS, type LeaderLook, PLAIN_LOOK } from '../../state/leader/screen.ts';
import type { LinkSearch } from './link.ts';

/** All that a link to the leader's screen says beside the day and the district. */
export interface LeaderPart {
  readonly look: LeaderLook;
  readonly board: BoardLook;
  readonly compare: CompareLook;
}

/** The parameters of it; what is as at first is left out. */
export function writeLeaderPart({ look, board, compare }: LeaderPart): LinkSearch {
  const { view, audience, knownAt } = look;
  return {
    ...(view !== PLAIN_LOOK.view && { view }),
    ...(audience !== PLAIN_LOOK.audience && { for: audience }),
    ...(knownAt !== null && { known: String(knownAt) }),
    ...(board.level !== PLAIN_BOARD.level && { by: board.level }),
    ...(board.figure !== PLAIN_BOARD.figure && { figure: board.figure }),
    ...(board.form !== PLAIN_BOARD.form && { form: board.form }),
    ...(compare.before !== null && { from: compare.before }),
    ...(compare.form !== PLAIN_COMPARE.form && { maps: compare.form }),
    ...(compare.level !== PLAIN_COMPARE.level && { lines: compare.level }),
    ...(compare.count !== PLAIN_COMPARE.count && { in: compare.count }),
  };
}

/** The inverse of `writeLeaderPart`; parts that cannot be understood are named in `unread`. */
export function readLeaderPart(search: LinkSearch): { readonly part: LeaderPart; readonly unread: readonly string[] } {
  const unread: string[] = [];
  const choice = <T extends string>(name: string, values: readonly T[], absent: T): T => {
    const found = values.find((one) => one === search[name]);
    if (search[name] !== undefined && found === undefined) unread.push(name);
    return found ?? absent;
  };
  const isSeq = /^\d{1,12}$/.test(search.known ?? '');
  if (search.known !== undefined && !isSeq) unread.push('known');
  const from = search.from !== undefined && isDay(search.from) ? search.from : null;
  if (search.from !== undefined && from === null) unread.push('from');
  const level = choice('by', BOARD_LEVELS, PLAIN_BOARD.level);
  const part: LeaderPart = {
    look: {
      view: choice('view', LEADER_VIEWS, PLAIN_LOOK.view),
      audience: choice('for', AUDIENCES, PLAIN_LOOK.audience),
      knownAt: isSeq ? Number(search.known) : PLAIN_LOOK.knownAt,
    },
    board: {
      level: level === 'district' ? PLAIN_BOARD.level : level,
      figure: choice('figure', BOARD_FIGURE_IDS, PLAIN_BOARD.figure),
      form: choice('form', BOARD_FORMS, PLAIN_BOARD.form),
    },
    compare: {
      before: from,
      form: choice('maps', COMPARE_FORMS, PLAIN_COMPARE.form),
      level: choice('lines', COMPARE_LEVELS, PLAIN_COMPARE.level),
      count: choice('in', COMPARE_COUNTS, PLAIN_COMPARE.count),
    },
  };
  return { part, unread };
}
