import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_FIGURE_IDS, BOARD_FIGURES, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { BoardPeriod } from '../../../core/report/board/read-period.ts';
import { asCodedError } from '../../../state/failure.ts';
import { readPeriod, writeBoardSheet } from '../../../state/leader/board.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { saveFile } from '../../district-map/save-file.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useBoardWords } from './board-words.ts';
import { FigureTable } from './FigureTable.tsx';
import { useHeadlineNumber } from './HeadlineRow.tsx';
import { orderLines } from './Ranking.tsx';

const SPANS = { day: 1, 'three-days': 3, week: 7 } as const;
type Span = keyof typeof SPANS;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface BoardReportProps {
  readonly answer: BoardAnswer;
  readonly figure: BoardFigureId;
  readonly districtId: string;
}

/** The daily, three-day or weekly report: a few sentences and the table, to copy, print or export. */
export function BoardReport({ answer, figure, districtId }: BoardReportProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const knownAt = useLeaderScreen((s) => s.knownAt);
  const [span, setSpan] = useState<Span>('week');
  const [period, setPeriod] = useState<BoardPeriod | null>(null);
  useEffect(() => {
    let current = true;
    readPeriod(answer.on, SPANS[span], knownAt)
      .then((found) => current && setPeriod(found))
      .catch((error: unknown) => notifications.show({ color: 'orange', message: failureText(asCodedError(error)) }));
    return () => {
      current = false;
    };
  }, [answer, span, knownAt, failureText]);
  const lines = useReportLines(answer, period, span);
  const rows = useSheetRows(answer, figure);
  const copy = async () => {
    const table = [rows.headings, ...rows.cells].map((cells) => cells.join('\t'));
    await navigator.clipboard.writeText([...lines, '', ...table].join('\n'));
    notifications.show({ message: t('board.report.copied') });
  };
  const save = async () => {
    const bytes = await writeBoardSheet({
      name: t('board.title'),
      columns: rows.headings.map((heading, n) => ({ heading, style: 'text', width: n < 2 ? 20 : 14 })),
      rows: rows.cells,
    });
    saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }), `${t('board.title')}-${answer.on}.xlsx`);
  };
  const tell = (work: Promise<void>) =>
    void work.catch((error: unknown) => notifications.show({ color: 'orange', message: failureText(asCodedError(error)) }));
  return (
    <article className="board-report">
      <div className="board-report__tools">
        <div role="group" aria-label={t('board.report.span.label')}>
          {(Object.keys(SPANS) as Span[]).map((one) => (
            <button key={one} type="button" className="chidu-button" aria-pressed={one === span} onClick={() => setSpan(one)}>
              {t(`board.report.span.${one}`)}
            </button>
          ))}
        </div>
        <button type="button" className="chidu-button" onClick={() => tell(copy())}>
          {t('board.report.copy')}
        </button>
        <button type="button" className="chidu-button" onClick={() => tell(save())}>
          {t('board.report.xlsx')}
        </button>
        <button type="button" className="chidu-button chidu-button-primary" onClick={() => print()}>
          {t('board.report.print')}
        </button>
      </div>
      {lines.length > 0 && <h2>{lines[0]}</h2>}
      {lines.slice(1).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <FigureTable answer={answer} figure={figure} districtId={districtId} />
      <dl className="board-formulas">
        {BOARD_FIGURE_IDS.map((id) => (
          <Formula key={id} id={id} />
        ))}
      </dl>
    </article>
  );
}

function Formula({ id }: { id: BoardFigureId }) {
  const { t } = useTranslation();
  const months = useSession((s) => s.summary?.settings.demolitionDueMonths ?? 1);
  return (
    <>
      <dt>{t(`board.figure.${id}`)}</dt>
      <dd>{t(`board.formula.${id}`, { months })}</dd>
    </>
  );
}

function useReportLines(answer: BoardAnswer, period: BoardPeriod | null, span: Span): string[] {
  const { t, i18n } = useTranslation();
  const words = useBoardWords();
  const number = useHeadlineNumber();
  const district = useSession((s) => s.summary?.district.name ?? '');
  const audience = useLeaderScreen((s) => s.audience);
  if (!period) return [];
  const inPeriod = { demolition: period.demolition_cm2, land: period.land_cm2, households: period.households };
  const done = answer.headlines.map(({ id, done: total, task }) => {
    const unit = t(`board.headline.unit.${id}`);
    const name = t(`board.headline.${id}`);
    const says = t('board.report.headline', { name, by: number(id, inPeriod[id], true), unit, done: number(id, total) });
    return task === null || task === 0
      ? says
      : `${says}${t('board.report.task', { task: number(id, task), unit, share: formatShare(total / task) })}`;
  });
  const builds = t('board.report.builds', {
    found: period.found,
    begun: period.casesBegun,
    closed: period.casesClosed,
  });
  const ahead = BOARD_FIGURE_IDS.filter((id) => BOARD_FIGURES[id].better !== null).flatMap((id) => {
    const first = orderLines(answer.lines, id).filter(({ cells }) => cells?.[id].rank === 1);
    const cell = first[0]?.cells?.[id];
    // Where nobody has done anything yet nobody leads.
    if (!cell || first.length === answer.lines.length || (BOARD_FIGURES[id].better === 'more' && cell.value === 0)) return [];
    const names = first.map(words.name).join(i18n.language === 'en' ? ', ' : '、');
    const leaders = first.length > 1 ? t('board.report.tied', { names }) : t('board.report.lead', { name: names });
    return [t('board.report.ranking', { figure: t(`board.figure.${id}`), leaders, value: words.value(id, cell) })];
  });
  return [
    t('board.report.title', { district, span: t(`board.report.span.${span}`), from: period.from, to: period.to }),
    t('board.report.basis', {
      day: answer.on,
      seq: answer.knownAt.toLocaleString(i18n.language),
      audience: t(`leader.audiences.${audience}`),
    }),
    ...done,
    builds,
    ...ahead,
  ];
}

/** The table as texts: for each figure its value, numerator, denominator and place. */
function useSheetRows(answer: BoardAnswer, figure: BoardFigureId): { headings: string[]; cells: string[][] } {
  const { t } = useTranslation();
  const words = useBoardWords();
  const headings = [
    t('board.report.unit'),
    t('board.figure.label'),
    t('board.report.value'),
    t('board.report.parts'),
    t('board.rank'),
    t('board.report.change'),
    t('board.report.formula'),
  ];
  const months = useSession((s) => s.summary?.settings.demolitionDueMonths ?? 1);
  const cells = [...orderLines(answer.lines, figure), answer.whole].flatMap((line) => {
    const name = line === answer.whole ? t('board.whole') : words.name(line);
    const shown = line.cells;
    if (!shown) return [[name, '', t('board.hidden', { limit: answer.smallCell }), '', '', '', '']];
    return BOARD_FIGURE_IDS.map((id) => [
      name,
      t(`board.figure.${id}`),
      words.value(id, shown[id]),
      shown[id].value === null ? '' : words.parts(id, shown[id]),
      shown[id].rank === null ? '' : String(shown[id].rank),
      words.change(id, shown[id].value, shown[id].before),
      t(`board.formula.${id}`, { months }),
    ]);
  });
  return { headings, cells };
}
