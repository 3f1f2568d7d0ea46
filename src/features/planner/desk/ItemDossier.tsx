import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** One clearance item: its steps, households, buildings and objections. */
export function ItemDossier({ onClose }: { itemId: string; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('desk.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
