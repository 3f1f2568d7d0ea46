import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { useCamera } from '../../../state/camera.ts';
import { useConflicts } from '../../../state/conflicts.ts';
import { useLegend } from '../../../state/legend.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { isVisible, useView } from '../../../state/view.ts';
import { Legend } from '../../../ui/Legend.tsx';
import './legend-card.css';
import { listLegend } from './list-legend.ts';

const NONE: readonly never[] = [];

/** What the colours mean, with counts and areas; only what is on the map. */
export function LegendCard() {
  const { t } = useTranslation();
  const { counts, detail } = useLegend();
  const visible = useView((s) => s.visible);
  const layers = useSession((s) => s.summary?.layers ?? NONE);
  const extent = useSession((s) => s.summary?.settings.bounds);
  const bounds = useCamera((s) => s.bounds);
  const left = useConflicts((s) => s.conflicts?.left ?? 0);
  const searching = useConflicts((s) => s.progress !== null);
  const overlapsShown = useSelection((s) => (s.overlapShapes?.features.length ?? 0) > 0);
  const [open, setOpen] = useState(() => !matchMedia('(max-width: 760px)').matches);
  // On a narrow map the legend folds by itself until somebody asks for it.
  const [asked, setAsked] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  if (!counts) return null;
  const entries = listLegend(t, { counts, detail, visible, layers });
  if (isVisible(visible, 'overlaps') && overlapsShown)
    entries.push({ id: 'overlap', swatch: { kind: 'overlap' }, label: t('legend.overlap') });
  const whole = bounds !== null && extent !== undefined && holds(bounds, extent);
  const title = t(whole ? 'cartography.legend.whole' : 'cartography.legend.inView');
  return (
    <section className="legend-card" data-asked={asked} aria-label={t('legend.title')}>
      <UnstyledButton
        className="legend-card__head"
        aria-expanded={open}
        onClick={() => {
          setOpen((body.current?.offsetParent ?? null) === null);
          setAsked(true);
        }}
      >
        {title} {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
      </UnstyledButton>
      {open && (
        // A long legend scrolls, by keys too.
        <div ref={body} className="legend-card__body" role="group" aria-label={title} tabIndex={0}>
          {entries.length > 0 ? (
            <Legend title={title} entries={entries} />
          ) : (
            <p className="quiet">{t('cartography.legend.none')}</p>
          )}
          {left > 0 && isVisible(visible, 'conflicts') && (
            <p className="quiet legend-card__note">{t('cartography.legend.left', { count: left })}</p>
          )}
          {searching && <p className="quiet legend-card__note">{t('cartography.legend.searching')}</p>}
        </div>
      )}
    </section>
  );
}

function holds(outer: Bounds, inner: Bounds): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}
