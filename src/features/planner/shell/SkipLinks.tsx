import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';
import './skip-links.css';

/** First in the order of keys: past bar and rail to the search, the map or the table, which is the accessible map. */
export function SkipLinks() {
  const { t } = useTranslation();
  const openTab = useView((s) => s.openTab);
  const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();
  const toTable = () => {
    const { table, tab } = useView.getState();
    openTab(table === 'closed' && tab === 'overlaps' ? 'parcels' : tab);
    // The drawer is there with the next frame.
    requestAnimationFrame(() => focus('#table [role=tab][aria-selected=true]'));
  };
  return (
    <div className="skip-links">
      <button type="button" onClick={toTable}>
        {t('app.skipToTable')}
      </button>
      <button type="button" onClick={() => focus('.maplibregl-canvas')}>
        {t('app.skipToMap')}
      </button>
    </div>
  );
}
