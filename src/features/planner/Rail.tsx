import { useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconBriefcase,
  IconDots,
  IconFileImport,
  IconPencil,
  IconProgress,
  IconRuler2,
  IconStack2,
  IconTable,
  IconVectorTriangle,
  IconZoomScan,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasWork, useEditing } from '../../state/editing.ts';
import { type Panel, useView } from '../../state/view.ts';

interface Entry {
  readonly panel: Panel;
  readonly label: string;
  readonly Icon: typeof IconStack2;
  /** Stands in the bar of a phone; the others are behind “more”. */
  readonly isFirst?: true;
}

const ENTRIES: readonly Entry[] = [
  { panel: 'layers', label: 'rail.layers', Icon: IconStack2, isFirst: true },
  { panel: 'red-lines', label: 'rail.redLines', Icon: IconVectorTriangle, isFirst: true },
  { panel: 'progress', label: 'rail.progress', Icon: IconProgress },
  { panel: 'work', label: 'rail.work', Icon: IconBriefcase, isFirst: true },
  { panel: 'findings', label: 'rail.findings', Icon: IconAlertTriangle },
  { panel: 'edit', label: 'rail.edit', Icon: IconPencil },
  { panel: 'measure', label: 'rail.measure', Icon: IconRuler2 },
  { panel: 'inspect', label: 'rail.inspect', Icon: IconZoomScan },
  { panel: 'import', label: 'rail.import', Icon: IconFileImport },
];
const FIRST = ENTRIES.filter(({ isFirst }) => isFirst);
const REST = ENTRIES.filter(({ isFirst }) => !isFirst);

/** Where panels and the drawer are sheets in one place; the same bound as in narrow.css. */
const NARROW = '(max-width: 760px)';

/** One button a panel, and one for the drawer: beside the map, on a phone at the thumb, where one sheet takes the place of the other. */
export function Rail() {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches) ?? false;
  const { panel, table, openPanel, setTable } = useView();
  // Work that its closed panel hides: it is kept, and says that it waits.
  const waits = useEditing((s) => hasWork(s)) && panel !== 'edit';
  const togglePanel = (one: Panel) => {
    if (isNarrow) setTable('closed');
    openPanel(panel === one ? null : one);
  };
  const toggleTable = () => {
    if (isNarrow) openPanel(null);
    setTable(table === 'closed' ? 'low' : 'closed');
  };
  const button = ({ panel: one, label, Icon }: Entry) => (
    <button
      key={one}
      type="button"
      className="rail__button"
      aria-pressed={panel === one}
      data-waits={(one === 'edit' && waits) || undefined}
      title={one === 'edit' && waits ? t('rail.drawingWaits') : undefined}
      onClick={() => togglePanel(one)}
    >
      <Icon size={22} stroke={1.6} aria-hidden />
      <span>{t(label)}</span>
    </button>
  );
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {(isNarrow ? FIRST : ENTRIES).map(button)}
      <button type="button" className="rail__button" aria-pressed={table !== 'closed'} onClick={toggleTable}>
        <IconTable size={22} stroke={1.6} aria-hidden />
        <span>{t('rail.table')}</span>
      </button>
      {isNarrow && (
        <More isOn={REST.some((one) => one.panel === panel)} waits={waits}>
          {REST.map(button)}
        </More>
      )}
    </nav>
  );
}

/** The entries that a phone's bar has no room for; they close with a choice, a press elsewhere or Escape. */
function More({ isOn, waits, children }: { isOn: boolean; waits: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const panel = useView((s) => s.panel);
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // A choice closes it.
  useEffect(() => setOpen(false), [panel]);
  useEffect(() => {
    if (!isOpen) return;
    whole.current?.querySelector<HTMLElement>('.rail__more button')?.focus();
    const shut = (event: PointerEvent) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', shut);
    document.addEventListener('keydown', leave, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('keydown', leave, { capture: true });
    };
  }, [isOpen]);
  return (
    <div ref={whole} className="rail__rest">
      {isOpen && (
        <div className="rail__more" id="rail-more">
          {children}
        </div>
      )}
      <button
        ref={opener}
        type="button"
        className="rail__button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'rail-more' : undefined}
        data-on={isOn || undefined}
        data-waits={waits || undefined}
        title={waits ? t('rail.drawingWaits') : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <IconDots size={22} stroke={1.6} aria-hidden />
        <span>{t('rail.more')}</span>
      </button>
    </div>
  );
}
