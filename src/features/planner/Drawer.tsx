import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWER_TABS, type DrawerTab, useView } from '../../state/view.ts';
import './drawer.css';
import { FootprintWorkspace, OverlapsTable, PanelPlace, RecordsTable } from './lazy-panels.tsx';

/** At the map's foot, in three heights: the tables of the district, one red line's overlaps, and the footprint workspace. */
export function Drawer() {
  const { t } = useTranslation();
  const height = useView((s) => s.table);
  const tab = useView((s) => s.tab);
  const { setTable, openTab } = useView.getState();
  const id = useId();
  if (height === 'closed') return null;
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = DRAWER_TABS[(DRAWER_TABS.indexOf(tab) + step + DRAWER_TABS.length) % DRAWER_TABS.length];
    openTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className={`drawer drawer--${height}`} aria-label={t('tables.drawer')} id="table">
      <header className="drawer__head">
        <div role="tablist" aria-label={t('tables.drawer')} tabIndex={-1} className="drawer__tabs" onKeyDown={move}>
          {DRAWER_TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`${id}-${one}`}
              data-tab={one}
              aria-selected={one === tab}
              aria-controls={`${id}-content`}
              tabIndex={one === tab ? 0 : -1}
              onClick={() => openTab(one)}
            >
              {t(`tables.tab.${one}`)}
            </button>
          ))}
        </div>
        <div className="drawer__tools">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={height === 'low' ? t('table.expand') : t('table.collapse')}
            onClick={() => setTable(height === 'low' ? 'high' : 'low')}
          >
            {height === 'low' ? <IconChevronUp size={18} /> : <IconChevronDown size={18} />}
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.close')} onClick={() => setTable('closed')}>
            <IconX size={18} />
          </ActionIcon>
        </div>
      </header>
      <div role="tabpanel" id={`${id}-content`} aria-labelledby={`${id}-${tab}`} className="drawer__content">
        <PanelPlace>
          <TabContent tab={tab} />
        </PanelPlace>
      </div>
    </section>
  );
}

function TabContent({ tab }: { tab: DrawerTab }) {
  if (tab === 'overlaps') return <OverlapsTable />;
  if (tab === 'footprint') return <FootprintWorkspace />;
  return <RecordsTable key={tab} name={tab} />;
}
