import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsLeftRight, IconCopy, IconFocus2, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pin, unpin } from '../../../state/comparison.ts';
import { sameRef, useSelection } from '../../../state/selection.ts';
import { type DrawerTab, useView } from '../../../state/view.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { CertificateButton } from '../certificate/CertificateButton.tsx';
import { EditButton } from '../editing/EditButton.tsx';
import { ExplainButton } from '../explaining/ExplainButton.tsx';
import { useMapCommands } from '../map-commands.ts';

const TAB_OF: Readonly<Record<FeatureDetail['kind'], DrawerTab>> = {
  parcel: 'parcels',
  'red-line': 'red-lines',
  sighting: 'sightings',
};

/** What can be done with the selected feature, at the head of its panel. */
export function DetailActions({ detail }: { detail: FeatureDetail }) {
  const { t } = useTranslation();
  const openTab = useView((s) => s.openTab);
  const isPinned = useSelection((s) => sameRef(s.pinned, detail.ref));
  const { go } = useMapCommands();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(detail.title);
      notifications.show({ message: t('inspection.detail.copied', { text: detail.title }) });
    } catch {
      notifications.show({ message: t('table.copyFailed'), color: 'orange' });
    }
  };
  return (
    <>
      <div className="detail-actions">
        <Button variant="default" leftSection={<IconFocus2 size={16} aria-hidden />} onClick={() => go(detail.bounds)}>
          {t('detail.zoomTo')}
        </Button>
        <Button
          variant={isPinned ? 'light' : 'default'}
          leftSection={<IconArrowsLeftRight size={16} aria-hidden />}
          aria-pressed={isPinned}
          onClick={() => (isPinned ? unpin() : pin(detail.ref))}
        >
          {t('inspection.compare.start')}
        </Button>
        <Button variant="default" leftSection={<IconTable size={16} aria-hidden />} onClick={() => openTab(TAB_OF[detail.kind])}>
          {t('inspection.detail.inTable')}
        </Button>
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          {t('inspection.detail.copyNo')}
        </Button>
        <EditButton detail={detail} />
        <CertificateButton
          subject={{ of: 'feature', ref: detail.ref }}
          name={detail.title}
          disabled={detail.goneOn !== undefined || detail.notBefore !== undefined}
        />
        <ExplainButton
          subject={{ of: 'feature', ref: detail.ref }}
          name={detail.title}
          disabled={detail.goneOn !== undefined || detail.notBefore !== undefined}
        />
      </div>
      {isPinned && (
        <p className="picked" role="status">
          {t('inspection.compare.picked')}
        </p>
      )}
    </>
  );
}
