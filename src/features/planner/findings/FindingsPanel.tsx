import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** Everything that the rules find on the day looked at. */
export function FindingsPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('findings.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
