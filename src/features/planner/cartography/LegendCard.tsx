import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useScene } from '../../../state/scene.ts';
import { useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { isVisible, useView } from '../../../state/view.ts';

const NONE: readonly never[] = [];

/** What the colours mean, with counts and areas; only what is on the map. */
export function LegendCard() {
  const { t } = useTranslation();
  const scene = useScene((s) => s.scene);
  const visible = useView((s) => s.visible);
  const layers = useSession((s) => s.summary?.layers ?? NONE);
  const overlapsShown = useSelection((s) => (s.overlapShapes?.features.length ?? 0) > 0);
  const [open, setOpen] = useState(() => !matchMedia('(max-width: 760px)').matches);
  if (!scene) return null;
  const parcelsShown = layers.some((layer) => layer.kind === 'parcels' && isVisible(visible, layer.id));
  const statuses = ITEM_STATUSES.filter((status) => parcelsShown && scene.statusCounts[status].plots > 0);
  const standing = scene.sightings.filter((s) => s.shape !== null).length;
  const rows = [
    isVisible(visible, 'red-lines') &&
      scene.redLines.features.length > 0 && {
        key: 'red-line',
        label: t('legend.redLine'),
        count: scene.redLines.features.length,
      },
    isVisible(visible, 'sightings') && standing > 0 && { key: 'sighting', label: t('legend.sighting'), count: standing },
    isVisible(visible, 'overlaps') && overlapsShown && { key: 'overlap', label: t('legend.overlap'), count: null },
  ].filter((row) => row !== false);
  if (statuses.length === 0 && rows.length === 0) return null;
  return (
    <section className="legend-card" aria-label={t('legend.title')}>
      <UnstyledButton className="legend-card__head" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('legend.title')} {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
      </UnstyledButton>
      {open && (
        <table>
          <tbody>
            {statuses.map((status) => (
              <tr key={status}>
                <th scope="row">
                  <span className={`swatch swatch--${status}`} aria-hidden />
                  {t(`status.${status}`)}
                </th>
                <td className="figures">{scene.statusCounts[status].plots}</td>
                <td className="figures">
                  {formatArea(scene.statusCounts[status].area_cm2, 'mu', 0)} <small>{t('unit.mu')}</small>
                </td>
              </tr>
            ))}
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <span className={`swatch swatch--${row.key}`} aria-hidden />
                  {row.label}
                </th>
                <td className="figures">{row.count}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
