import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** What waits to be done, the most urgent first. */
export function WorkPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('desk.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
