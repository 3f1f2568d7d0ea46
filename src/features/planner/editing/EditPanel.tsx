import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** Red lines and builds are drawn and revised here. */
export function EditPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('editing.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
