import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AWAITED, type BoardPeriod, type WaitingItems } from '../../../core/report/board/read-period.ts';
import { readPeriod, useBoard } from '../../../state/leader/board.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import { useBoardWords } from './board-words.ts';
import './board-stuck.css';

const DAYS = 7;
const WAITS = [...AWAITED, 'overdue'] as const;
type Wait = (typeof WAITS)[number];

/** Where it is stuck, before anybody ranks anything: what waits for its next step, how long, and what is late. */
export function BoardStuck({ answer }: { readonly answer: BoardAnswer }) {
  const { t } = useTranslation();
  const period = usePeriod(answer);
  const { look } = useBoard.getState();
  return (
    <section className="board-stuck" aria-busy={period === null} aria-label={t('board.stuck.title')}>
      {period && <StuckFigures period={period} answer={answer} onNext={() => look({ form: 'report' })} />}
    </section>
  );
}

interface StuckFiguresProps {
  readonly period: BoardPeriod;
  readonly answer: BoardAnswer;
  /** What to do about it is asked for. */
  onNext(): void;
}

/** The four numbers, and the one that most wait for in words. */
export function StuckFigures({ period, answer, onNext }: StuckFiguresProps) {
  const { t } = useTranslation();
  const most = mostOf(period);
  return (
    <>
      <div className="board-stuck__head">
        <h2>
          {t('board.stuck.title')}
          {most && <strong>{t(`board.stuck.most.${most}`)}</strong>}
        </h2>
        <button type="button" className="chidu-button" onClick={onNext}>
          {t('board.stuck.next')}
        </button>
      </div>
      <dl>
        {WAITS.map((wait) => (
          <WaitFigure key={wait} wait={wait} period={period} answer={answer} isMost={wait === most} />
        ))}
      </dl>
    </>
  );
}

const waitingOf = (period: BoardPeriod, wait: Wait): WaitingItems => (wait === 'overdue' ? period.overdue : period.waiting[wait]);

/** The step that most items wait for: null where nothing waits that may be told. */
function mostOf(period: BoardPeriod): Wait | null {
  const [first] = AWAITED.toSorted((a, b) => (period.waiting[b].items ?? 0) - (period.waiting[a].items ?? 0));
  return period.waiting[first].items ? first : null;
}

interface WaitFigureProps {
  readonly wait: Wait;
  readonly period: BoardPeriod;
  readonly answer: BoardAnswer;
  readonly isMost: boolean;
}

function WaitFigure({ wait, period, answer, isMost }: WaitFigureProps) {
  const { t, i18n } = useTranslation();
  const words = useBoardWords();
  const number = (value: number) => value.toLocaleString(i18n.language);
  const { items, longest_days } = waitingOf(period, wait);
  const of = answer.whole.cells[wait === 'overdue' ? 'one-month' : wait]?.denominator;
  const most = wait === 'overdue' ? period.overdue.most : null;
  const beside = [
    of !== undefined && items !== null ? t(`board.stuck.of.${wait}`, { of: number(of) }) : '',
    items && longest_days !== null
      ? t(`board.stuck.${wait === 'overdue' ? 'late' : 'longest'}`, { days: number(longest_days) })
      : '',
    most ? t('board.stuck.mostIn', { name: words.name(most.place), items: number(most.items) }) : '',
  ];
  return (
    <div data-most={isMost}>
      <dt>{t(`board.stuck.${wait}`)}</dt>
      <dd className="board-stuck__number">
        {items === null ? t('board.stuck.few', { limit: answer.smallCell }) : t('board.count.items', { n: number(items) })}
      </dd>
      {beside
        .filter((text) => text !== '')
        .map((text) => (
          <dd key={text} className="board-quiet">
            {text}
          </dd>
        ))}
    </div>
  );
}

/** What waits at the end of the board's week; null until it is counted. The one told before stays while another week is counted. */
function usePeriod(answer: BoardAnswer): BoardPeriod | null {
  const { audience, knownAt } = useLeaderScreen();
  const [told, setTold] = useState<{ readonly audience: string; readonly period: BoardPeriod } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    readPeriod(answer.on, DAYS, { audience, knownAt }).then(
      (period) => isCurrent && setTold({ audience, period }),
      // The board itself tells a failure of the engine.
      () => isCurrent && setTold(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [answer, audience, knownAt]);
  return told && told.audience === audience ? told.period : null;
}
