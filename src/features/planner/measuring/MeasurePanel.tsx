import { useTranslation } from 'react-i18next';
import { useTools } from '../../../state/tools.ts';
import { Panel } from '../../../ui/Panel.tsx';

/** Lengths, areas and coordinates by the ruler. */
export function MeasurePanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('measuring.title')} onClose={onClose} closeLabel={t('app.close')}>
      <button type="button" onClick={() => useTools.getState().take('measure-line')}>
        长度
      </button>
      <button type="button" onClick={() => useTools.getState().take('measure-area')}>
        面积
      </button>
    </Panel>
  );
}
