import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import type { Headline } from '../../../core/report/board/headlines.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { formatShare } from '../../district-map/format-share.ts';

const TEN_THOUSAND_M2 = 4;

/** A number of a headline in its office's unit, on request with its sign. */
export type HeadlineNumber = (id: Headline['id'], value: number, signed?: boolean) => string;

/** Numbers of a headline as its office says them: floor area in 10 000 m², land in mu. */
export function createHeadlineNumber(language: string): HeadlineNumber {
  return (id, value, signed = false) => {
    if (id === 'households') {
      const text = Math.round(value).toLocaleString(language);
      return signed && value > 0 ? `+${text}` : text;
    }
    const format = signed ? formatAreaChange : formatArea;
    // 1 ha is 10 000 m².
    const text = id === 'demolition' ? format(Math.round(value), 'ha', TEN_THOUSAND_M2 - 2) : format(Math.round(value), 'mu', 1);
    return groupThousands(text, language);
  };
}

export function useHeadlineNumber(): HeadlineNumber {
  const { i18n } = useTranslation();
  return createHeadlineNumber(i18n.language);
}

/** The year's three numbers, each against its task, with where the pace of the last weeks leads. */
export function HeadlineRow({ headlines, smallCell }: Pick<BoardAnswer, 'headlines' | 'smallCell'>) {
  return (
    <div className="board-headlines">
      {headlines.map((one) => (
        <HeadlineCard key={one.id} headline={one} smallCell={smallCell} />
      ))}
    </div>
  );
}

function HeadlineCard({ headline, smallCell }: { headline: Headline; smallCell: number }) {
  const { t } = useTranslation();
  const number = useHeadlineNumber();
  const { id, done, doneOn, task, inWeek, inWeekBefore, withoutArea = 0 } = headline;
  const unit = t(`board.headline.unit.${id}`);
  const more = inWeek === null || inWeekBefore === null ? null : inWeek - inWeekBefore;
  const share = task === null || task === 0 ? null : done / task;
  return (
    <section className="board-headline" aria-label={t(`board.headline.${id}`)} title={t(`board.headline.basis.${id}`)}>
      <h2>{t(`board.headline.${id}`)}</h2>
      <p className="board-headline__number">
        {number(id, done)} <span>{unit}</span>
      </p>
      {share !== null && (
        <div className="board-track">
          <div style={{ width: `${Math.min(1, share) * 100}%` }} />
        </div>
      )}
      <p>
        {task === null || share === null
          ? t('board.headline.noTask')
          : t('board.headline.task', { task: number(id, task), unit, share: formatShare(share) })}
        {doneOn !== undefined && t('board.headline.doneOn', { day: doneOn })}
      </p>
      <p className="board-quiet">
        {inWeek === null
          ? t('board.headline.weekFew', { limit: smallCell })
          : t('board.headline.week', { by: number(id, inWeek, true), unit })}
        {more !== null && ` · ${wordMore(more)}`}
      </p>
      <ProjectionLine headline={headline} />
      {withoutArea > 0 && <p className="board-quiet">{t('board.headline.withoutArea', { count: withoutArea })}</p>}
    </section>
  );

  function wordMore(by: number): string {
    if (by === 0) return t('board.headline.same');
    return t(by > 0 ? 'board.headline.more' : 'board.headline.less', { by: number(id, Math.abs(by)) });
  }
}

function ProjectionLine({ headline: { id, projection, task, done } }: { headline: Headline }) {
  const { t } = useTranslation();
  const number = useHeadlineNumber();
  if (task !== null && done >= task) return <p className="board-quiet">{t('board.headline.done')}</p>;
  if (!projection) return null;
  const { weeks, finishOn, earliestOn, latestOn, atYearEnd } = projection;
  const words = { weeks, day: finishOn, earliest: earliestOn, latest: latestOn };
  if (finishOn === null) {
    const unit = t(`board.headline.unit.${id}`);
    return <p className="board-quiet">{t('board.headline.never', { weeks, atYearEnd: number(id, atYearEnd), unit })}</p>;
  }
  return <p className="board-quiet">{t(latestOn === null ? 'board.headline.finishOpen' : 'board.headline.finish', words)}</p>;
}
