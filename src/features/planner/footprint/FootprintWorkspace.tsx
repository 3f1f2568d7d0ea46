import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RULER_VERSION } from '../../../core/measure/ruler-version.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { useSize } from '../../../ui/use-size.ts';
import { FootprintChart } from './FootprintChart.tsx';
import './footprint.css';
import { Headline } from './Headline.tsx';
import { Projections } from './Projections.tsx';
import { RankingTable } from './RankingTable.tsx';
import { SeriesTools } from './SeriesTools.tsx';
import { TargetPicker } from './TargetPicker.tsx';
import { type Footprint, useFootprint } from './use-footprint.ts';
import { WeekList } from './WeekList.tsx';

const SIDES = ['week', 'ranking'] as const;
type Side = (typeof SIDES)[number];

/** One column, as in footprint.css: there nothing gives the charts their height. */
const NARROW = matchMedia('(max-width: 760px)');
const NARROW_HEIGHT = 340;
/** Readings of both charts and the gap between them. */
const HEADS = 60;
const CHANGES_SHARE = 0.34;

/** The unresolved footprint by status, week by week, with room to compare: what a target is at, how it came there, who is behind. */
export function FootprintWorkspace() {
  const { t } = useTranslation();
  const high = useView((s) => s.table === 'high');
  const measure = useSession((s) => s.summary?.settings.measureOfRecord.parcels);
  const footprint = useFootprint();
  return (
    <section className="footprint" data-high={high} aria-label={t('footprint.title')}>
      <div className="footprint__facts">
        <TargetPicker />
        {footprint && (
          <>
            <Headline footprint={footprint} />
            <Projections series={footprint.series} />
            <p className="quiet definition">{t('progressPanel.definition')}</p>
            <p className="quiet definition">{t('footprint.band')}</p>
            {measure && (
              <p className="quiet definition">
                {t('table.basis', { measure: t(`table.${measure}`), version: RULER_VERSION })}。{t('footprint.settled')}
              </p>
            )}
          </>
        )}
      </div>
      {footprint ? (
        <>
          <Charts footprint={footprint} />
          <Sides footprint={footprint} both={high} />
        </>
      ) : (
        <p className="quiet" role="status">
          {t('phase.measure-overlaps')}…
        </p>
      )}
    </section>
  );
}

/** The charts share the height that the drawer leaves them. */
function Charts({ footprint }: { footprint: Footprint }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame, { width: 0, height: 0 });
  const height = Math.max(120, (NARROW.matches ? NARROW_HEIGHT : size.height) - HEADS);
  const changes = Math.round(height * CHANGES_SHARE);
  return (
    <div ref={frame} className="footprint__charts">
      <FootprintChart
        footprint={footprint}
        height={height - changes}
        changesHeight={changes}
        labelled={!NARROW.matches}
        tools={<SeriesTools footprint={footprint} />}
      />
    </div>
  );
}

/** The week's list and the ranking: both where there is room, else one at a time. */
function Sides({ footprint, both }: { footprint: Footprint; both: boolean }) {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('week');
  const id = useId();
  const first = footprint.series.target.kind === 'red-line' ? 'red-lines' : 'zones';
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = side === 'week' ? 'ranking' : 'week';
    setSide(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-side="${next}"]`)?.focus();
  };
  const content = { week: <WeekList footprint={footprint} />, ranking: <RankingTable first={first} /> };
  if (both) {
    return (
      <>
        <div className="footprint__side footprint__side--week">{content.week}</div>
        <div className="footprint__side footprint__side--ranking">{content.ranking}</div>
      </>
    );
  }
  return (
    <div className="footprint__sides">
      <div role="tablist" aria-label={t('footprint.title')} tabIndex={-1} className="footprint__tabs" onKeyDown={move}>
        {SIDES.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            data-side={one}
            aria-selected={one === side}
            aria-controls={`${id}-side`}
            tabIndex={one === side ? 0 : -1}
            onClick={() => setSide(one)}
          >
            {t(`footprint.${one}.tab`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-side`} aria-labelledby={`${id}-${side}`} className="footprint__side">
        {content[side]}
      </div>
    </div>
  );
}
