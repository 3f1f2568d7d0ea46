import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** How far every clearance item of one red line is. */
export function ClearanceBoard({ onClose }: { redLineId: string; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('desk.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
