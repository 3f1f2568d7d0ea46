import { Button, SegmentedControl } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_OPEN, useFindings } from '../../../state/findings.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { JudgedDay } from '../JudgedDay.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { filterFindings, groupByRule } from './filter-findings.ts';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingList } from './FindingList.tsx';
import './findings.css';

const NONE: readonly never[] = [];

/** Everything that the rules find on the day looked at, by rule; those that the office lets stand are kept apart. */
export function FindingsPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { list, error, filter, setFilter } = useFindings();
  const openTab = useView((s) => s.openTab);
  const failureText = useFailureText();
  const entries = list?.entries ?? NONE;
  const accepted = useMemo(() => entries.filter((one) => one.accepted).length, [entries]);
  const shown = useMemo(() => filterFindings(entries, filter), [entries, filter]);
  const groups = useMemo(() => groupByRule(shown), [shown]);
  const ofState = filter.state === 'accepted' ? accepted : entries.length - accepted;
  const isFiltered = filter.severities.length > 0 || filter.rule !== null || filter.unit !== null;
  return (
    <Panel
      title={t('findings.title')}
      subtitle={list ? t('findings.asOf', { day: list.on }) : undefined}
      onClose={onClose}
      closeLabel={t('app.close')}
      actions={
        <Button variant="default" leftSection={<IconTable size={16} aria-hidden />} onClick={() => openTab('findings')}>
          {t('findings.inTable')}
        </Button>
      }
    >
      <div className="finding-panel">
        {list && <JudgedDay day={list.on} />}
        <SegmentedControl
          fullWidth
          aria-label={t('findings.state.label')}
          value={filter.state}
          onChange={(value) => setFilter({ state: value })}
          data={[
            { value: 'open', label: `${t('findings.state.open')} ${entries.length - accepted}` },
            { value: 'accepted', label: `${t('findings.state.accepted')} ${accepted}` },
          ]}
        />
        {error && (
          <p role="alert" className="failure">
            {t('findings.failed', { reason: failureText(error) })}
          </p>
        )}
        {!list && !error && (
          <p className="quiet" role="status">
            {t('findings.searching')}
          </p>
        )}
        {list && ofState === 0 && (
          <p className="quiet" role="status">
            {t(filter.state === 'accepted' ? 'findings.noneAccepted' : 'findings.none')}
          </p>
        )}
        {ofState > 0 && (
          <>
            <FindingFilters entries={entries} />
            <p className="finding-panel__total quiet figures" role="status">
              {t('findings.total', { shown: shown.length, all: ofState })}
              {isFiltered && (
                <Button variant="subtle" size="compact-sm" onClick={() => setFilter({ ...ALL_OPEN, state: filter.state })}>
                  {t('findings.filter.clear')}
                </Button>
              )}
            </p>
            {shown.length === 0 ? <p className="quiet">{t('findings.nothing')}</p> : <FindingList groups={groups} />}
          </>
        )}
      </div>
    </Panel>
  );
}
