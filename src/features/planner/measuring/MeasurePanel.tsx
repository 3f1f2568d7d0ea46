import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** Lengths, areas and coordinates by the ruler. */
export function MeasurePanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('measuring.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
