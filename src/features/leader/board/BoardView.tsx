import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import { BOARD_LEVELS } from '../../../core/report/board/board-rows.ts';
import { BOARD_FORMS, loadBoard, type RankedLevel, useBoard } from '../../../state/leader/board.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import '../../../ui/button.css';
import './board.css';
import { BoardReport } from './BoardReport.tsx';
import { BoardStuck } from './BoardStuck.tsx';
import { FigureTable } from './FigureTable.tsx';
import { HeadlineRow } from './HeadlineRow.tsx';
import { PublicationBar } from './PublicationBar.tsx';
import { Ranking } from './Ranking.tsx';
import { UnitTasks } from './UnitTasks.tsx';

const RANKED_LEVELS = BOARD_LEVELS.filter((level): level is RankedLevel => level !== 'district');

/** The board (晒比): the year's three numbers, and who stands where at the end of the week. */
export function BoardView() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { answer, error, level, figure, form } = useBoard();
  const { look } = useBoard.getState();
  const on = useView((s) => s.on);
  const { audience, knownAt } = useLeaderScreen();
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const day = shownDay(on, summary);
  useEffect(() => {
    if (day !== '') void loadBoard({ level, figure, on: day, audience, knownAt });
  }, [day, revision, level, figure, audience, knownAt]);
  if (error) return <p className="board-failure">{`${t('board.failed')}${failureText(error)}`}</p>;
  if (!answer || !summary) return <p className="board-failure">{t('phase.working')}</p>;
  const months = summary.settings.demolitionDueMonths;
  const districtId = summary.district.id;
  const shown = { answer, figure, districtId };
  return (
    <div className="board" data-form={form}>
      <HeadlineRow headlines={answer.headlines} smallCell={answer.smallCell} />
      {form !== 'report' && <BoardStuck answer={answer} />}
      <div className="board-controls">
        <h1>
          {t('board.title')} <time dateTime={answer.on}>{t('board.week', { day: answer.on })}</time>
        </h1>
        <NativeSelect
          aria-label={t('board.figure.label')}
          value={figure}
          onChange={(event) => look({ figure: event.currentTarget.value as BoardFigureId })}
          data={BOARD_FIGURE_IDS.map((value) => ({ value, label: t(`board.figure.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('board.level.label')}
          value={answer.level}
          onChange={(value) => look({ level: value })}
          data={RANKED_LEVELS.filter((value) => audience !== 'public' || value === answer.level).map((value) => ({
            value,
            label: t(`board.level.${value}`),
          }))}
        />
        <SegmentedControl
          aria-label={t('board.form.label')}
          value={form}
          onChange={(value) => look({ form: value })}
          data={BOARD_FORMS.map((value) => ({ value, label: t(`board.form.${value}`) }))}
        />
      </div>
      {form === 'ranking' && <p className="board-formula">{t(`board.formula.${figure}`, { months })}</p>}
      {answer.lines.length === 0 && <p className="board-failure">{t('board.noLines')}</p>}
      {form === 'ranking' && answer.lines.length > 0 && <Ranking {...shown} />}
      {form === 'table' && <FigureTable {...shown} />}
      {form === 'report' && <BoardReport week={answer} {...{ day, figure, districtId }} />}
      {form !== 'report' && <UnitTasks unitTasks={answer.unitTasks} />}
      {answer.hidden > 0 && (
        <p className="board-quiet">{t('board.hiddenNote', { count: answer.hidden, limit: answer.smallCell })}</p>
      )}
      <PublicationBar answer={answer} />
      <p className="board-quiet board-note">{t('board.counted')}</p>
    </div>
  );
}
