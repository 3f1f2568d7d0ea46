import { useTranslation } from 'react-i18next';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import type { TourStop } from '../../../core/register/tour.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import './stop-legend.css';

interface StopLegendProps {
  readonly layers: TourStop['layers'];
  readonly snapshot: Snapshot;
}

/** What the colours of the stop's map mean; only of what its snapshot has. */
export function StopLegend({ layers, snapshot }: StopLegendProps) {
  const { t } = useTranslation();
  const { plots, redLines, sightings, units } = snapshot.layers;
  const isRamp = (layers.includes('units') && units.length > 0) || (layers.includes('plots') && plots.length > 0);
  const hasLines = layers.includes('red-lines') && redLines.length > 0;
  const hasBuilds = layers.includes('sightings') && sightings.some(({ shape }) => shape !== null);
  if (!isRamp && !hasLines && !hasBuilds) return null;
  return (
    <ul className="stop-legend" aria-label={t('tour.legend.label')}>
      {isRamp && (
        <li>
          {t('tour.legend.left')}
          <span className="stop-legend__ramp" aria-hidden>
            {ITEM_STATUSES.map((status, step) => (
              <i key={status} data-step={step} />
            ))}
          </span>
          {t('tour.legend.cleared')}
        </li>
      )}
      {hasLines && (
        <li>
          <i className="stop-legend__line" aria-hidden />
          {t('tour.layer.red-lines')}
        </li>
      )}
      {hasBuilds && (
        <li>
          <i className="stop-legend__build" aria-hidden />
          {t('tour.layer.sightings')}
        </li>
      )}
    </ul>
  );
}
