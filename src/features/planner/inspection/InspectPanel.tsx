import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** What lies under a drawn line or polygon, and near a place. */
export function InspectPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('inspection.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
