import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { takeEditStep, useEditing } from '../../../state/editing.ts';
import type { DrawingReport } from '../../../workers/calls/editing.ts';
import { useDrawnDecimals } from './use-drawn-decimals.ts';

/** Parts and holes, where there is more than a plain ring: each can go, or one part alone can stay. */
export function PartList({ report }: { report: DrawingReport | null }) {
  const { t } = useTranslation();
  const { parts } = useEditing((s) => s.drawing);
  const areas = report?.status === 'ok' ? report.parts_cm2 : [];
  const decimals = useDrawnDecimals();
  const areaOf = (part: number) => (areas.length === parts.length ? `${formatArea(areas[part], 'm2', decimals)} m²` : '');
  if (parts.length <= 1 && (parts[0]?.length ?? 0) <= 1) return null;
  return (
    <section aria-label={t('editing.parts.title', { count: parts.length })} className="editing__section" data-testid="edit-parts">
      <h3>{t('editing.parts.title', { count: parts.length })}</h3>
      <ul className="edit-parts">
        {parts.flatMap((rings, part) =>
          rings.map((ring, r) => (
            // Parts and holes have no name but their place.
            <li key={`${part + 1}-${r + 1}`}>
              <span>
                {r === 0 ? t('editing.parts.part', { no: part + 1 }) : t('editing.parts.hole', { part: part + 1, no: r })}{' '}
                <small className="figures">
                  {(r === 0 && areaOf(part)) || t('editing.parts.vertices', { count: ring.length })}
                </small>
              </span>
              <span className="edit-parts__actions">
                {r === 0 && parts.length > 1 && (
                  <Button size="compact-xs" variant="default" onClick={() => takeEditStep({ do: 'keep-part', part })}>
                    {t('editing.parts.keep')}
                  </Button>
                )}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t(r === 0 ? 'editing.parts.removePart' : 'editing.parts.removeHole', { part: part + 1, no: r })}
                  onClick={() => takeEditStep({ do: 'remove-ring', part, ring: r })}
                >
                  {t('editing.parts.remove')}
                </Button>
              </span>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
