import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useEditing } from '../../../state/editing.ts';
import type { DrawingReport, MetGroup } from '../../../workers/calls/editing.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { FeatureLink } from './FeatureLink.tsx';
import { useDrawnDecimals } from './use-drawn-decimals.ts';

/** What the drawing meets while it is drawn, largest first. */
export function MetList({ report }: { report: DrawingReport | null }) {
  const { t } = useTranslation();
  const met = report?.met ?? [];
  const hasParts = useEditing((s) => s.drawing.parts.length > 0);
  if (!hasParts) return null;
  return (
    <section aria-label={t('editing.met.title')} className="editing__section" data-testid="drawing-met">
      <h3>{t('editing.met.title')}</h3>
      {met.length === 0 && <p className="quiet">{t('editing.met.nothing')}</p>}
      {met.map((group) => (
        <Group key={group.subject} group={group} />
      ))}
    </section>
  );
}

function Group({ group }: { group: MetGroup }) {
  const { t } = useTranslation();
  const decimals = useDrawnDecimals();
  const area = (cm2: number) => formatArea(cm2, 'm2', decimals);
  const { subject, count, sum_cm2, slivers, slivers_cm2, rows } = group;
  return (
    <details className="fold" open={subject !== 'parcels' || count <= 6} data-subject={subject}>
      <summary>
        {t(`editing.met.${subject}`, { count })}
        {count > 1 && (
          <span className="figures edit-rows__sum">
            {area(sum_cm2)} <small>m²</small>
          </span>
        )}
      </summary>
      <ul className="edit-rows">
        {rows.map((row) => (
          <li key={JSON.stringify(row.ref)}>
            <FeatureLink target={row.ref} label={row.label} />
            <span className="figures">
              {area(row.area_cm2)} <small>m² · {formatShare(row.share)}</small>
            </span>
            {(row.status || row.freeze) && (
              <span className="quiet edit-rows__state">
                {row.status && t(`status.${row.status}`)}
                {row.freeze && t(`editing.freeze.${row.freeze}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {count > rows.length && <p className="quiet">{t('editing.met.more', { count: count - rows.length })}</p>}
      {slivers > 0 && <p className="quiet">{t('editing.met.slivers', { count: slivers, area: area(slivers_cm2) })}</p>}
    </details>
  );
}
