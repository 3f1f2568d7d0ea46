import { useTranslation } from 'react-i18next';
import { HEADLINES } from '../../../core/report/board/headlines.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { useBoardWords } from './board-words.ts';
import { useHeadlineNumber } from './HeadlineRow.tsx';

/** The year's tasks of zones and townships: done, task and share, and where the pace of the last weeks leads. */
export function UnitTasks({ unitTasks }: Pick<BoardAnswer, 'unitTasks'>) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const number = useHeadlineNumber();
  if (unitTasks.length === 0) return null;
  return (
    <div className="board-table board-tasks" role="region" aria-label={t('board.unitTasks.title')} tabIndex={0}>
      <table>
        <caption>{t('board.unitTasks.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.unitTasks.unit')}</th>
            {HEADLINES.map((id) => (
              <th key={id} scope="col">{`${t(`board.headline.${id}`)} (${t(`board.headline.unit.${id}`)})`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {unitTasks.map(({ headlines, ...unit }) => (
            <tr key={`${unit.level}/${unit.key}`}>
              <th scope="row">{words.name(unit)}</th>
              {HEADLINES.map((id) => {
                const one = headlines.find((headline) => headline.id === id);
                if (!one || one.task === null) return <td key={id}>–</td>;
                const finishOn = one.projection?.finishOn;
                return (
                  <td key={id}>
                    {`${number(id, one.done)} / ${number(id, one.task)}`}
                    <small>{one.task > 0 ? formatShare(one.done / one.task) : ''}</small>
                    {one.doneOn !== undefined && <small>{t('board.headline.doneOn', { day: one.doneOn })}</small>}
                    <small>
                      {one.done >= one.task
                        ? t('board.unitTasks.done')
                        : finishOn
                          ? t('board.unitTasks.finish', { day: finishOn })
                          : ''}
                    </small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
