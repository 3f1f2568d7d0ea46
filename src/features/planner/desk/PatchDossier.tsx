import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';

/** One patch: what its card says, and its answer. */
export function PatchDossier({ onClose }: { patchId: string; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('desk.title')} onClose={onClose} closeLabel={t('app.close')}>
      {null}
    </Panel>
  );
}
