import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { Day } from '../../core/register/ports.ts';
import type { BoardFigureId } from '../../core/report/board/board-figures.ts';
import type { BoardPeriod } from '../../core/report/board/read-period.ts';
import type { BoardAnswer, BoardQuestion, LeaderBoardCalls, ReproducedBoard } from '../../workers/calls/leader-board.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { today } from '../record.ts';
import type { LeaderLook } from './screen.ts';
import { partsInMemory } from './parts-in-memory.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

/** A table as the workbook's writer takes it. */
export type BoardSheet = Parameters<LeaderBoardCalls['boardWorkbook']>[0];
export type RankedLevel = BoardQuestion['level'];
/** Ranked by one figure with bars, or all figures of all lines as a table. */
export const BOARD_FORMS = ['ranking', 'table', 'report'] as const;
export type BoardForm = (typeof BOARD_FORMS)[number];

/** How the board is looked at; a part of links. */
export interface BoardLook {
  readonly level: RankedLevel;
  readonly figure: BoardFigureId;
  readonly form: BoardForm;
}

export const PLAIN_BOARD: BoardLook = { level: 'zone', figure: 'cleared-land', form: 'ranking' };

interface BoardState extends BoardLook {
  readonly answer: BoardAnswer | null;
  readonly error: CodedError | null;
  readonly reproduced: ReproducedBoard | null;
  look(look: Partial<BoardLook>): void;
}

export const useBoard = create<BoardState>()((set) => ({
  ...PLAIN_BOARD,
  answer: null,
  error: null,
  reproduced: null,
  look: (look) => set(look),
}));

useSession.subscribe(({ summary }, before) => {
  if (before.summary && summary?.district.id !== before.summary.district.id)
    useBoard.setState({ answer: null, reproduced: null, error: null });
});

const answerOf = keepLatest((signal: AbortSignal, question: BoardQuestion) => services().engine.board([question], { signal }));

/** Asks for the board; the one shown before stays until then. */
export async function loadBoard(question: Omit<BoardQuestion, 'parts'>): Promise<void> {
  try {
    const answer = await answerOf({ ...question, ...(question.knownAt !== null && (await partsInMemory())) });
    if (answer) useBoard.setState({ answer, error: null });
  } catch (error) {
    useBoard.setState({ error: asCodedError(error) });
  }
}

/** The board on a day itself, whatever week it falls into; not kept. @throws CodedError */
export async function readBoardOn(question: Omit<BoardQuestion, 'parts' | 'exactly'>): Promise<BoardAnswer> {
  const asked = { ...question, exactly: true };
  return services().engine.board([question.knownAt === null ? asked : { ...asked, ...(await partsInMemory()) }]);
}

/** Fixes the figures of the week that ended last by a day. @throws CodedError of the refusal */
export async function publishBoard(on: Day): Promise<void> {
  const { engine, ids } = services();
  const board = await engine.boardDigest([on]);
  await act([{ action: 'publishBoard', input: { board: { id: ids.next(), ...board }, on: today() } }]);
}

/** Makes a published week again and tells what later records change about it. */
export async function reproduceBoard(id: string | null): Promise<void> {
  useBoard.setState({ reproduced: null });
  if (id === null) return;
  try {
    const { parts } = await partsInMemory();
    const reproduced = await services().engine.reproduceBoard(parts ? [id, parts] : [id]);
    useBoard.setState({ reproduced });
  } catch (error) {
    useBoard.setState({ error: asCodedError(error) });
  }
}

/** What happened in the days up to one, by what is known. @throws CodedError */
export async function readPeriod(
  on: Day,
  days: number,
  { audience, knownAt }: Pick<LeaderLook, 'audience' | 'knownAt'>,
): Promise<BoardPeriod> {
  const { parts } = knownAt === null ? {} : await partsInMemory();
  return services().engine.boardPeriod(parts ? [on, days, audience, knownAt, parts] : [on, days, audience, knownAt]);
}

/** A table of the board as the bytes of a workbook. */
export const writeBoardSheet = (sheet: BoardSheet): Promise<Uint8Array> => services().engine.boardWorkbook([sheet]);
