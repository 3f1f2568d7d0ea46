import { Modal, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { closeOfficeRules, OFFICE_RULE_TABS, openOfficeRules, useOfficeRules } from '../../../state/office-rules.ts';
import { EntityHistory } from '../history/EntityHistory.tsx';
import { HolidayYears } from './HolidayYears.tsx';
import './office-rules.css';
import { RecordEntries } from './RecordEntries.tsx';
import { RuleList } from './RuleList.tsx';
import { YearTasks } from './YearTasks.tsx';

/** The same bound as in narrow.css. */
const NARROW = '(max-width: 760px)';

/** What the office decides for its casework: its rules, its calendar, and who changed what when. */
export function OfficeRules() {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches) ?? false;
  const { tab, district } = useOfficeRules();
  return (
    <Modal
      opened={tab !== null}
      onClose={closeOfficeRules}
      title={t('settings.title')}
      size={880}
      fullScreen={isNarrow}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: 'office-rules' }}
    >
      {tab !== null && (
        <>
          <SegmentedControl
            className="office-rules__tabs"
            size="xs"
            aria-label={t('settings.tabs')}
            value={tab}
            onChange={(value) => openOfficeRules(value)}
            data={OFFICE_RULE_TABS.map((value) => ({ value, label: t(`settings.tab.${value}`) }))}
          />
          <div className="office-rules__body">
            {tab === 'rules' && <RuleList />}
            {tab === 'tasks' && <YearTasks />}
            {tab === 'holidays' && <HolidayYears />}
            {tab === 'history' && district && <EntityHistory entity={{ kind: 'district', id: district }} mapless />}
          </div>
          {tab !== 'history' && <RecordEntries />}
        </>
      )}
    </Modal>
  );
}
