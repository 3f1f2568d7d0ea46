import { isDay } from '../../core/register/day.ts';
import { AUDIENCES } from '../../core/report/audience.ts';
import { BOARD_FIGURE_IDS } from '../../core/report/board/board-figures.ts';
import { BOARD_LEVELS } from '../../core/report/board/board-rows.ts';
import { BOARD_FORMS, type BoardLook, PLAIN_BOARD } from '../../state/leader/board.ts';
import { COMPARE_COUNTS, COMPARE_FORMS, COMPARE_LEVELS, type CompareLook, PLAIN_COMPARE } from '../../state/leader/compare.ts';
import { LEADER_VIEWS, type LeaderLook, PLAIN_LOOK } from '../../state/leader/screen.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from '../../core/report/print-sheet/sheet-set.ts';
import { PRINTED, type Printed, type PrintTarget } from '../../state/leader/print.ts';
import type { LinkSearch } from './link.ts';

/** All that a link to the leader's screen says beside the day and the district. */
export interface LeaderPart {
  readonly look: LeaderLook;
  readonly board: BoardLook;
  readonly compare: CompareLook;
  readonly print: PrintPart;
}

/** What is printed, of what, and at which scale; null for the scale that fits. */
export interface PrintPart {
  readonly what: Printed;
  readonly target: PrintTarget;
  readonly scale: number | null;
}

/** The parameters of it; what is as at first is left out. */
export function writeLeaderPart({ look, board, compare, print }: LeaderPart): LinkSearch {
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
    ...(print.what !== PRINTED[0] && { paper: print.what }),
    ...(print.target.kind !== 'district' && { sheet: writeTarget(print.target) }),
    ...(print.scale !== null && { scale: String(print.scale) }),
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
  const target = search.sheet === undefined ? PLAIN_TARGET : readTarget(search.sheet);
  if (target === null) unread.push('sheet');
  const scale = /^\d{3,5}$/.test(search.scale ?? '') ? Number(search.scale) : null;
  const isScale = scale !== null && scale >= LARGEST_SCALE && scale <= SMALLEST_SCALE;
  if (search.scale !== undefined && !isScale) unread.push('scale');
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
    print: { what: choice('paper', PRINTED, PRINTED[0]), target: target ?? PLAIN_TARGET, scale: isScale ? scale : null },
  };
  return { part, unread };
}

const PLAIN_TARGET: PrintTarget = { kind: 'district' };
/** Degrees are written to a tenth of a metre. */
const DECIMALS = 6;

const writeTarget = (target: Exclude<PrintTarget, { kind: 'district' }>): string =>
  target.kind === 'place'
    ? `place:${target.lon.toFixed(DECIMALS)},${target.lat.toFixed(DECIMALS)}`
    : `${target.kind}:${target.id}`;

function readTarget(text: string): PrintTarget | null {
  const [, kind, rest] = /^(place|red-line|unit):(.{1,100})$/.exec(text) ?? [];
  if (kind === 'red-line' || kind === 'unit') return { kind, id: rest };
  const [lon, lat] = (rest ?? '').split(',').map(Number);
  const isPlace = kind === 'place' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return isPlace ? { kind, lon, lat } : null;
}
