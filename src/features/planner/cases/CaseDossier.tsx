import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** One case: what was done, what may be done now, what is due. */
export function CaseDossier({ onClose }: { caseId: string; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('cases.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
