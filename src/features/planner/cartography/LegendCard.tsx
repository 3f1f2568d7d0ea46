import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { useCamera } from '../../../state/camera.ts';
import { useConflicts } from '../../../state/conflicts.ts';
import { useLegend } from '../../../state/legend.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { isVisible, useView } from '../../../state/view.ts';
import { Legend } from '../../../ui/Legend.tsx';
import { useSize } from '../../../ui/use-size.ts';
import { useFindingCounts, useMapFindings } from '../findings/use-map-findings.ts';
import './legend-card.css';
import { groupLegend, type LegendGroupName, type MapLegendEntry } from './group-legend.ts';
import { listLegend } from './list-legend.ts';

const NONE: readonly never[] = [];
/** On a smaller map, in CSS pixels, the legend stays folded until somebody asks for it. */
const ROOMY = { width: 621, height: 481 };

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
  const findings = useFindingCounts(bounds);
  const unmarked = useMapFindings().left;
  if (!counts) return null;
  const entries = listLegend(t, { counts, detail, visible, layers, findings });
  if (isVisible(visible, 'overlaps') && overlapsShown)
    entries.push({ id: 'overlap', swatch: { kind: 'overlap' }, label: t('legend.overlap') });
  const whole = bounds !== null && extent !== undefined && holds(bounds, extent);
  const title = t(whole ? 'cartography.legend.whole' : 'cartography.legend.inView');
  return (
    <FoldingLegend title={title} entries={entries}>
      {left > 0 && isVisible(visible, 'conflicts') && (
        <p className="quiet legend-card__note">{t('cartography.legend.left', { count: left })}</p>
      )}
      {unmarked > 0 && isVisible(visible, 'findings') && (
        <p className="quiet legend-card__note">{t('findings.legend.left', { count: unmarked })}</p>
      )}
      {searching && <p className="quiet legend-card__note">{t('cartography.legend.searching')}</p>}
    </FoldingLegend>
  );
}

interface FoldingLegendProps {
  readonly title: string;
  readonly entries: readonly MapLegendEntry[];
  readonly children: ReactNode;
}

/** Folds by itself where the map is small; whoever folds or unfolds it by hand is obeyed from then on. */
function FoldingLegend({ title, entries, children }: FoldingLegendProps) {
  const { t } = useTranslation();
  const stage = useRef<HTMLElement | null>(null);
  const room = useSize(stage, ROOMY);
  const [asked, setAsked] = useState<boolean | null>(null);
  const names: Readonly<Record<LegendGroupName, string>> = {
    'red-lines': t('legend.redLine'),
    sightings: t('legend.sighting'),
    conflicts: t('cartography.conflicts'),
    findings: t('findings.title'),
    layers: t('cartography.legend.layers'),
  };
  const open = asked ?? (room.width >= ROOMY.width && room.height >= ROOMY.height);
  return (
    <section
      ref={(card) => {
        stage.current = card?.parentElement ?? null;
      }}
      className="legend-card"
      aria-label={t('legend.title')}
    >
      <UnstyledButton className="legend-card__head" aria-expanded={open} onClick={() => setAsked(!open)}>
        {title} {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
      </UnstyledButton>
      {open && (
        // A long legend scrolls, by keys too.
        <div className="legend-card__body" role="group" aria-label={title} tabIndex={0}>
          {entries.length > 0 ? (
            <Legend title={title} entries={groupLegend(entries, (group) => names[group])} />
          ) : (
            <p className="quiet">{t('cartography.legend.none')}</p>
          )}
          {children}
        </div>
      )}
    </section>
  );
}

function holds(outer: Bounds, inner: Bounds): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}
