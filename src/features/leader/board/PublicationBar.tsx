import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekEndOf } from '../../../core/report/board/week-end.ts';
import type { BoardCell } from '../../../core/report/board/read-board.ts';
import { asCodedError } from '../../../state/failure.ts';
import { publishBoard, reproduceBoard, useBoard } from '../../../state/leader/board.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import { today } from '../../../state/record.ts';
import type { BoardAnswer, ReproducedBoard } from '../../../workers/calls/leader-board.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useBoardWords } from './board-words.ts';

/** Publishes the week, shows it as published or as known today, and tells what later records changed about it. */
export function PublicationBar({ answer }: { answer: BoardAnswer }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const knownAt = useLeaderScreen((s) => s.knownAt);
  const audience = useLeaderScreen((s) => s.audience);
  const { knowAt } = useLeaderScreen.getState();
  const reproduced = useBoard((s) => s.reproduced);
  const startsOn = useSession((s) => s.summary?.settings.week.startsOn ?? 1);
  const [busy, setBusy] = useState(false);
  const publication = answer.publications.at(-1);
  const endsOn = weekEndOf(answer.on, startsOn);
  const isOver = answer.on === endsOn && endsOn < today();
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
    setBusy(false);
  };
  return (
    <div className="board-publication">
      {publication ? (
        <>
          <span>
            {t('board.published', { seq: publication.knownAt.toLocaleString(i18n.language), day: publication.publishedOn })}
          </span>
          <button
            type="button"
            className="chidu-button"
            aria-pressed={knownAt === publication.knownAt}
            onClick={() => knowAt(publication.knownAt)}
          >
            {t('board.asPublished')}
          </button>
          <button type="button" className="chidu-button" aria-pressed={knownAt === null} onClick={() => knowAt(null)}>
            {t('board.asToday')}
          </button>
          <button
            type="button"
            className="chidu-button"
            disabled={busy}
            onClick={() => void run(() => reproduceBoard(publication.id))}
          >
            {t('board.check')}
          </button>
        </>
      ) : (
        audience === 'planner' &&
        (isOver ? (
          <>
            <button
              type="button"
              className="chidu-button"
              disabled={busy}
              onClick={() => void run(() => publishBoard(answer.on))}
            >
              {t('board.publish')}
            </button>
            <span className="board-quiet">{t('board.publishHint')}</span>
          </>
        ) : (
          <span className="board-quiet">{t('board.weekOpen', { day: endsOn })}</span>
        ))
      )}
      {reproduced && reproduced.published.id === publication?.id && <Differences answer={answer} reproduced={reproduced} />}
    </div>
  );
}

function Differences({ answer, reproduced }: { answer: BoardAnswer; reproduced: ReproducedBoard }) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const places = [answer.whole, ...answer.lines];
  const nameOf = (key: string) => {
    const place = places.find((one) => one.key === key);
    if (place === answer.whole) return t('board.whole');
    return place ? words.name(place) : key;
  };
  const audience = useLeaderScreen((s) => s.audience);
  // Lines of other levels are told when they are looked at. What was hidden at publication need not be today: planners alone see both.
  const shown = reproduced.differences.filter(({ key }) => places.some((one) => one.key === key));
  const says = (id: (typeof shown)[number]['figure'], cell: BoardCell | null) =>
    cell === null || cell.value === null ? t('board.nothing') : `${words.value(id, cell)} (${words.parts(id, cell)})`;
  return (
    <div className="board-differences" role="status">
      <p>{reproduced.isSame ? t('board.same') : t('board.notSame', { software: reproduced.published.software })}</p>
      <p>{shown.length === 0 ? t('board.noDifferences') : t('board.differences', { count: shown.length })}</p>
      {shown.length > 0 && audience === 'planner' && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('board.report.unit')}</th>
              <th scope="col">{t('board.figure.label')}</th>
              <th scope="col">{t('board.atPublication')}</th>
              <th scope="col">{t('board.today')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, figure, published, today: now }) => (
              <tr key={`${key}/${figure}`}>
                <th scope="row">{nameOf(key)}</th>
                <td>{t(`board.figure.${figure}`)}</td>
                <td>{says(figure, published)}</td>
                <td>{says(figure, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
