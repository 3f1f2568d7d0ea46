import {
  IconAlertTriangle,
  IconBriefcase,
  IconFileImport,
  IconPencil,
  IconProgress,
  IconRuler2,
  IconStack2,
  IconTable,
  IconVectorTriangle,
  IconZoomScan,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Panel, useView } from '../../state/view.ts';

const ENTRIES: readonly { panel: Panel; label: string; Icon: typeof IconStack2 }[] = [
  { panel: 'layers', label: 'rail.layers', Icon: IconStack2 },
  { panel: 'red-lines', label: 'rail.redLines', Icon: IconVectorTriangle },
  { panel: 'progress', label: 'rail.progress', Icon: IconProgress },
  { panel: 'work', label: 'rail.work', Icon: IconBriefcase },
  { panel: 'findings', label: 'rail.findings', Icon: IconAlertTriangle },
  { panel: 'edit', label: 'rail.edit', Icon: IconPencil },
  { panel: 'measure', label: 'rail.measure', Icon: IconRuler2 },
  { panel: 'inspect', label: 'rail.inspect', Icon: IconZoomScan },
  { panel: 'import', label: 'rail.import', Icon: IconFileImport },
];

/** Where panels and the drawer are sheets in one place; the same bound as in planner.css. */
const NARROW = matchMedia('(max-width: 760px)');

/** One button a panel, and one for the drawer: beside the map, on a phone at the thumb, where one sheet takes the place of the other. */
export function Rail() {
  const { t } = useTranslation();
  const { panel, table, openPanel, setTable } = useView();
  const togglePanel = (one: Panel) => {
    if (NARROW.matches) setTable('closed');
    openPanel(panel === one ? null : one);
  };
  const toggleTable = () => {
    if (NARROW.matches) openPanel(null);
    setTable(table === 'closed' ? 'low' : 'closed');
  };
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {ENTRIES.map(({ panel: one, label, Icon }) => (
        <button key={one} type="button" className="rail__button" aria-pressed={panel === one} onClick={() => togglePanel(one)}>
          <Icon size={22} stroke={1.6} aria-hidden />
          <span>{t(label)}</span>
        </button>
      ))}
      <button type="button" className="rail__button" aria-pressed={table !== 'closed'} onClick={toggleTable}>
        <IconTable size={22} stroke={1.6} aria-hidden />
        <span>{t('rail.table')}</span>
      </button>
    </nav>
  );
}
