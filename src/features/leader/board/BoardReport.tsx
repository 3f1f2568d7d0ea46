import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../core/register/ports.ts';
import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { BoardPeriod } from '../../../core/report/board/read-period.ts';
import { asCodedError } from '../../../state/failure.ts';
import { readBoardOn, readPeriod, writeBoardSheet } from '../../../state/leader/board.ts';
import { type LeaderLook, useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import { saveFile } from '../../district-map/save-file.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useBoardWords } from './board-words.ts';
import { FigureTable } from './FigureTable.tsx';
import { tellBoard } from './tell-board.ts';
import { REPORT_SPANS, type ReportSpan, wordReport } from './report-text.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const PAGE =
  '@page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #000 } }';

interface BoardReportProps {
  /** Of the week that ended last by the day. */
  readonly week: BoardAnswer;
  /** The day looked at: a report of a day or of three days is up to it, also within a week. */
  readonly day: Day;
  readonly figure: BoardFigureId;
  readonly districtId: string;
}

/** The daily, three-day or weekly report: a few sentences and the table, to copy, print or export. */
export function BoardReport({ week, day, figure, districtId }: BoardReportProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { audience, knownAt } = useLeaderScreen();
  const [chosen, setSpan] = useState<ReportSpan>('week');
  // Days that overlap weeks would tell everybody by their difference what a week does not.
  const spans = audience === 'public' ? (['week'] as const) : (Object.keys(REPORT_SPANS) as ReportSpan[]);
  const span = spans.find((one) => one === chosen) ?? 'week';
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    let current = true;
    tellSpan(week, day, span, { figure, audience, knownAt })
      .then((found) => current && setTold(found))
      .catch((error: unknown) => notifications.show({ color: 'orange', message: failureText(asCodedError(error)) }));
    return () => {
      current = false;
    };
  }, [week, day, span, figure, audience, knownAt, failureText]);
  const answer = told?.answer ?? week;
  const report = useReport(told);
  const words = useBoardWords();
  const months = useSession((s) => s.summary?.settings.demolitionDueMonths ?? 1);
  const rows = useMemo(() => tellBoard({ answer, figure, t, words, months }), [answer, figure, t, words, months]);
  const copy = async () => {
    const table = [rows.headings, ...rows.cells].map((cells) => cells.join('\t'));
    const text = report?.sections.flatMap(({ id, lines }) => ['', t(`board.report.section.${id}`), ...lines]) ?? [];
    const head = report ? [report.title, report.basis] : [];
    await navigator.clipboard.writeText([...head, ...text, '', ...table].join('\n'));
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
      <style>{PAGE}</style>
      <div className="board-report__tools">
        <div role="group" aria-label={t('board.report.span.label')}>
          {spans.map((one) => (
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
      {report && (
        <>
          <h2>{report.title}</h2>
          <p className="board-quiet">{report.basis}</p>
          <div className="board-report__sections">
            {report.sections.map(({ id, lines }) => (
              <section key={id} className="board-report__section" data-section={id}>
                <h3>{t(`board.report.section.${id}`)}</h3>
                <ul>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
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

/** What a report is made of, all of the same days. */
interface Told {
  readonly span: ReportSpan;
  readonly answer: BoardAnswer;
  readonly period: BoardPeriod;
}

async function tellSpan(
  week: BoardAnswer,
  day: Day,
  span: ReportSpan,
  { figure, audience, knownAt }: { readonly figure: BoardFigureId } & Pick<LeaderLook, 'audience' | 'knownAt'>,
): Promise<Told> {
  const { level } = week;
  const answer = span === 'week' ? week : await readBoardOn({ level, figure, on: day, audience, knownAt });
  return { span, answer, period: await readPeriod(answer.on, REPORT_SPANS[span], { audience, knownAt }) };
}

/** Title and basis, and the sections; empty until the figures are known. */
function useReport(told: Told | null) {
  const { t, i18n } = useTranslation();
  const district = useSession((s) => s.summary?.district.name ?? '');
  const audience = useLeaderScreen((s) => s.audience);
  return useMemo(() => {
    if (!told) return null;
    const { answer, period, span } = told;
    return {
      title: t('board.report.title', { district, span: t(`board.report.span.${span}`), from: period.from, to: period.to }),
      basis: t('board.report.basis', {
        day: answer.on,
        seq: answer.knownAt.toLocaleString(i18n.language),
        audience: t(`leader.audiences.${audience}`),
      }),
      sections: wordReport({ answer, period, t, language: i18n.language }),
    };
  }, [told, district, audience, t, i18n.language]);
}
