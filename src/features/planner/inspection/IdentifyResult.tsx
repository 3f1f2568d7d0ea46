import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Identified } from '../../../workers/calls/inspection.ts';
import { Area } from '../AreaFigures.tsx';
import { formatShare } from '../../district-map/format-share.ts';
import { FoundGroupSection } from './FoundGroupSection.tsx';
import { formatInside } from './found-rows.ts';
import { useClassText } from './use-class-text.ts';

/** What was found in the shape: its own size, then a section for each subject. */
export function IdentifyResult({ found }: { found: Identified }) {
  const { t } = useTranslation();
  const classText = useClassText();
  const unit = found.kind === 'area' ? 'm²' : 'm';
  const copy = async () => {
    const lines = found.groups.flatMap((group) => [
      [t(`inspection.subject.${group.subject}`), unit, t('inspection.identify.share')],
      ...group.classes.flatMap(({ by, entries }) =>
        entries.map((entry) => [
          `${t(`inspection.identify.by.${by}`)}: ${classText(by, entry.key)}`,
          formatInside(entry.once, found.kind),
          formatShare(group.whole > 0 ? entry.once / group.whole : 0),
        ]),
      ),
      ...group.labels.map((label, n) => [label, formatInside(group.inside[n], found.kind), formatShare(group.share[n])]),
    ]);
    try {
      await navigator.clipboard.writeText(lines.map((cells) => cells.join('\t')).join('\n'));
      notifications.show({ message: t('inspection.identify.copied', { count: lines.length }) });
    } catch {
      notifications.show({ message: t('table.copyFailed'), color: 'orange' });
    }
  };
  return (
    <div className="inspect__result" data-testid="identified">
      <section aria-label={t(found.kind === 'area' ? 'inspection.identify.area' : 'inspection.identify.length')}>
        <Asked found={found} />
      </section>
      {found.groups.length === 0 ? (
        <p className="quiet">{t('inspection.identify.nothing')}</p>
      ) : (
        <>
          {found.groups.map((group, n) => (
            <FoundGroupSection key={group.subject} group={group} kind={found.kind} isFirst={n === 0} />
          ))}
          <Button variant="default" fullWidth leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
            {t('inspection.identify.copy')}
          </Button>
        </>
      )}
    </div>
  );
}

function Asked({ found }: { found: Identified }) {
  const { t } = useTranslation();
  const { area, length_mm } = found;
  if (length_mm !== null)
    return (
      <p className="asked">
        <span className="quiet">{t('inspection.identify.length')}</span>
        <span className="figures asked__value">
          {formatInside(length_mm, 'line')} <small>m</small>
        </span>
      </p>
    );
  if (!area) return null;
  return (
    <>
      {area.planar && (
        <div className="asked asked--first">
          <span className="quiet">{t('inspection.identify.area')}</span>
          <Area area={area.planar} />
        </div>
      )}
      <div className="asked">
        <span className="quiet">{t('inspection.identify.ellipsoidal')}</span>
        <Area area={area.ellipsoidal} />
      </div>
    </>
  );
}
