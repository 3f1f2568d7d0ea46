import { Button } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { numberDay } from '../../../core/register/day.ts';
import { BOARD_STAGES } from '../../../core/report/clearance-progress.ts';
import { loadBoard } from '../../../state/desk.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { Board, BoardRateFigure } from '../../../workers/calls/desk.ts';
import { FactList } from '../FactList.tsx';
import { formatShare } from '../../district-map/format-share.ts';
import { useMapCommands } from '../map-commands.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './board.css';
import { ALL_ITEMS, type BoardFilter, type FilteredBoard, filterBoard, STATUS_OF, summariseStages } from './board-filter.ts';
import { RedLinePrintLinks } from '../PrintLinks.tsx';
import { BoardItems } from './BoardItems.tsx';
import { UnitBars } from './UnitBars.tsx';
import { useAsked } from './use-asked.ts';

/** How far every clearance item of one red line is: rates with their formulas, steps, villages, and the items behind each figure. */
export function ClearanceBoard({ redLineId, onClose }: { redLineId: string; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const on = useView((s) => s.on);
  const day = shownDay(
    on,
    useSession((s) => s.summary),
  );
  const { answer: board, error } = useAsked(`${redLineId}/${day}`, (signal) => loadBoard(redLineId, day, signal));
  const name = board && ((i18n.language === 'en' ? board.redLine.nameEn : undefined) ?? board.redLine.name);
  return (
    <Panel
      title={name ?? t('desk.board.title')}
      subtitle={t('desk.board.subtitle', { day })}
      onClose={onClose}
      closeLabel={t('app.close')}
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {!board && !error && (
        <p className="quiet" role="status">
          {t('phase.measure-overlaps')}…
        </p>
      )}
      {board && <Content board={board} redLineId={redLineId} />}
    </Panel>
  );
}

function Content({ board, redLineId }: { board: Board; redLineId: string }) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const [filter, setFilter] = useState<BoardFilter>(ALL_ITEMS);
  const change = (part: Partial<BoardFilter>) => setFilter((last) => ({ ...last, ...part }));
  const shown = filterBoard(board, filter);
  const { redLine, bounds } = board;
  if (board.rows.length === 0) return <p className="quiet">{t('desk.board.none')}</p>;
  return (
    <div className="board">
      <section className="board__facts">
        <FactList
          facts={[
            [t('redLines.project'), redLine.project],
            [t('redLines.approvalNo'), redLine.approvalNo],
            [t('redLines.regimeLabel'), t(`redLines.regime.${redLine.regime}`)],
            [t('redLines.freezeOn'), redLine.freezeOn ?? t('desk.board.freezeMissing')],
            [t('desk.board.scope'), scopeText(t, board)],
          ]}
        />
        <Targets board={board} />
        {bounds && (
          <Button variant="default" leftSection={<IconFocus2 size={16} aria-hidden />} onClick={() => go(bounds)}>
            {t('detail.zoomTo')}
          </Button>
        )}
        <RedLinePrintLinks redLineId={redLineId} />
      </section>
      <section aria-label={t('desk.board.rates')}>
        <h3>{t('desk.board.ratesAsOf', { day: board.on })}</h3>
        <div className="board__rates">
          {board.rates.map((figure) => (
            <Rate key={figure.rate} figure={figure} filter={filter} onChange={change} />
          ))}
        </div>
        <p className="quiet definition">
          {t('desk.board.ratesHint')} {t('desk.board.ratesBasis', { day: board.on })}
        </p>
      </section>
      <Stages shown={shown} filter={filter} onChange={change} />
      <UnitBars board={board} filter={filter} onChange={change} />
      <BoardItems board={board} shown={shown} filter={filter} onChange={change} />
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

const scopeText = (t: Translate, { rows, households, land_cm2 }: Board): string =>
  [
    t('desk.board.items', { count: rows.length }),
    t('desk.board.households', { count: households }),
    land_cm2 === null ? t('tables.unionUnknown') : `${formatArea(land_cm2, 'mu', 2)} ${t('unit.mu')}`,
  ].join(' · ');

function Targets({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { targets } = board.redLine;
  if (targets.length === 0) return null;
  return (
    <ul className="board__targets">
      {targets.map(({ measure, share, byOn }) => {
        const left = numberDay(byOn) - numberDay(board.on);
        return (
          <li key={`${measure}/${byOn}`}>
            <span>
              {t(`desk.board.target.${measure}`)} {formatShare(share)}
            </span>
            <span className={left < 0 ? 'figures overdue' : 'figures'}>
              {byOn} · {left < 0 ? t('desk.lateDays', { count: -left }) : t('desk.board.daysLeft', { count: left })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** One rate: share, both counts, what they are; each count shows the items behind it. */
function Rate({
  figure,
  filter,
  onChange,
}: {
  figure: BoardRateFigure;
  filter: BoardFilter;
  onChange(part: Partial<BoardFilter>): void;
}) {
  const { t } = useTranslation();
  const { rate, unit, reached, counted } = figure;
  const share = reached === null || counted === null || counted === 0 ? null : reached / counted;
  const write = (value: number | null) => (value === null ? '—' : unit === 'cm2' ? formatArea(value, 'mu', 2) : String(value));
  const name = t(`desk.board.rate.${rate}`);
  const part = (of: 'reached' | 'counted', value: number | null) => {
    const isOn = filter.rate?.rate === rate && filter.rate.of === of;
    return (
      <button
        type="button"
        className="board__count figures"
        aria-pressed={isOn}
        aria-label={`${name}: ${t(`desk.board.${of}Of.${rate}`)} ${write(value)}`}
        title={t(`desk.board.${of}Of.${rate}`)}
        onClick={() => onChange({ rate: isOn ? null : { rate, of } })}
      >
        {write(value)}
      </button>
    );
  };
  return (
    <div className="board__rate" data-rate={rate}>
      <span className="board__rate-name">{name}</span>
      <strong className="figures board__share">{share === null ? '—' : formatShare(share)}</strong>
      <span className="board__fraction quiet">
        {part('reached', reached)} ÷ {part('counted', counted)} <small>{t(`desk.board.unit.${unit}`)}</small>
      </span>
      <span className="quiet board__formula">{t(`desk.board.formula.${rate}`)}</span>
    </div>
  );
}

/** The steps in their order with items, land and households of each; a step shows its items. */
function Stages({
  shown,
  filter,
  onChange,
}: {
  shown: FilteredBoard;
  filter: BoardFilter;
  onChange(part: Partial<BoardFilter>): void;
}) {
  const { t } = useTranslation();
  const stages = summariseStages(shown.besideStage);
  const most = Math.max(1, ...stages.map(({ items }) => items));
  return (
    <section aria-label={t('desk.board.stages')}>
      <h3>{t('desk.board.stages')}</h3>
      <table className="work__table board__stages">
        <thead>
          <tr>
            <th scope="col">{t('desk.board.stage')}</th>
            <th scope="col">{t('desk.board.unit.items')}</th>
            <th scope="col">{t('unit.mu')}</th>
            <th scope="col">{t('desk.board.unit.households')}</th>
          </tr>
        </thead>
        <tbody>
          {BOARD_STAGES.map((stage, n) => {
            const { items, land_cm2, households } = stages[n];
            return (
              <tr key={stage} data-chosen={filter.stage === stage || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="board__stage"
                    aria-pressed={filter.stage === stage}
                    disabled={items === 0 && filter.stage !== stage}
                    onClick={() => onChange({ stage: filter.stage === stage ? null : stage })}
                  >
                    <span className={`swatch swatch--${STATUS_OF[stage]}`} aria-hidden />
                    {t(`desk.stage.${stage}`)}
                  </button>
                </th>
                <td className="figures">
                  <span className="board__bar" aria-hidden style={{ width: `${(40 * items) / most}px` }} />
                  {items}
                </td>
                <td className="figures">{formatArea(land_cm2, 'mu', 2)}</td>
                <td className="figures">{households}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet definition">{t('desk.board.stagesHint')}</p>
    </section>
  );
}
