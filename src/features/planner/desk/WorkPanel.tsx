import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../core/report/closing-rate.ts';
import { askWork, useWork, workDay } from '../../../state/desk.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { type WorkAnswer, WORK_GROUPS } from '../../../workers/calls/desk.ts';
import { CalendarNotice } from '../calendar/CalendarNotice.tsx';
import { formatShare } from '../../district-map/format-share.ts';
import { JudgedDay } from '../JudgedDay.tsx';
import { TracksDueNotice } from '../settings/TracksDueNotice.tsx';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './desk.css';
import { TakePatchesButton } from './TakePatchesButton.tsx';
import { NewTaskDialog } from './NewTaskDialog.tsx';
import { useUnitNames } from './use-unit-names.ts';
import { WorkRows } from './WorkRows.tsx';

const TYPING_MS = 150;
const NOBODY = 'nobody';

/** What waits to be done, the most urgent first. */
export function WorkPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const revision = useSession((s) => s.revision);
  const { filter, answer, progress, error } = useWork();
  const failureText = useFailureText();
  const day = workDay(on);
  const [adding, setAdding] = useState(false);
  // A change of the register makes the answer out of date.
  useEffect(() => {
    void askWork({ ...filter, on: day });
  }, [filter, day, revision]);
  return (
    <Panel
      title={t('desk.title')}
      subtitle={answer ? t('desk.asOf', { day: answer.on, week: answer.weekEndsOn }) : undefined}
      onClose={onClose}
      closeLabel={t('app.close')}
      actions={
        <>
          <TakePatchesButton />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('desk.task.new')}
          </Button>
        </>
      }
    >
      {answer && <JudgedDay day={answer.on} />}
      <CalendarNotice />
      <TracksDueNotice />
      <div className="work">
        {error && (
          <p role="alert" className="failure">
            {failureText(error)}
          </p>
        )}
        {!answer && !error && <PhaseProgress title={t('desk.listing')} progress={progress} />}
        {answer && (
          <>
            <Groups answer={answer} />
            <Filters answer={answer} />
            <Rates answer={answer} />
            <WorkRows
              answer={answer}
              onShowAll={() => useWork.getState().setFilter({ group: 'all', assignee: null, unit: null, search: '' })}
            />
          </>
        )}
      </div>
      {adding && <NewTaskDialog about={{ from: 'complaint' }} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Groups({ answer }: { answer: WorkAnswer }) {
  const { t } = useTranslation();
  const { filter, setFilter } = useWork();
  return (
    <div className="work__groups" role="group" aria-label={t('desk.groups')}>
      {WORK_GROUPS.map((group) => {
        const count = answer.counts[group];
        return (
          <button
            key={group}
            type="button"
            className="work__group"
            data-group={group}
            data-late={(group === 'overdue' && (count ?? 0) > 0) || undefined}
            aria-pressed={filter.group === group}
            title={t(`desk.groupHint.${group}`)}
            onClick={() => setFilter({ group })}
          >
            <span className="figures work__count">{count ?? '—'}</span>
            <span>{t(`desk.group.${group}`)}</span>
          </button>
        );
      })}
    </div>
  );
}

function Filters({ answer }: { answer: WorkAnswer }) {
  const { t } = useTranslation();
  const { filter, setFilter } = useWork();
  const { choices } = useUnitNames();
  const [typed, setTyped] = useState(filter.search);
  useEffect(() => setTyped(filter.search), [filter.search]);
  useEffect(() => {
    if (typed === filter.search) return;
    const timer = setTimeout(() => setFilter({ search: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, filter.search, setFilter]);
  const people = useMemo(
    () => [
      ...answer.assignees.map((assignee) => ({ value: `by:${assignee}`, label: assignee })),
      { value: NOBODY, label: t('desk.nobody') },
    ],
    [answer, t],
  );
  const assignee = filter.assignee === null ? null : filter.assignee === '' ? NOBODY : `by:${filter.assignee}`;
  return (
    <div className="work__filters">
      <TextInput
        className="work__search"
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Select
        aria-label={t('desk.assignee')}
        placeholder={t('desk.everybody')}
        data={people}
        value={assignee}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('desk.everybody') }}
        onChange={(value) => setFilter({ assignee: value === null ? null : value === NOBODY ? '' : value.slice('by:'.length) })}
      />
      <Select
        aria-label={t('desk.unit')}
        placeholder={t('desk.everywhere')}
        data={choices}
        value={filter.unit}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('desk.everywhere') }}
        onChange={(unit) => setFilter({ unit })}
      />
    </div>
  );
}

/** Closing rate with its formula and both its counts; opened, by assignee. */
function Rates({ answer }: { answer: WorkAnswer }) {
  const { t } = useTranslation();
  const { nameOf } = useUnitNames();
  const { filter, setFilter } = useWork();
  const { tasks, complaints, patches, byAssignee } = answer.rates;
  const share = shareOf(tasks);
  const line = (name: string, rate: typeof tasks) => {
    const part = shareOf(rate);
    return (
      <tr>
        <th scope="row">{name}</th>
        <td className="figures">{rate.done}</td>
        <td className="figures">{rate.assigned}</td>
        <td className="figures">{part === null ? '—' : formatShare(part)}</td>
        <td />
      </tr>
    );
  };
  return (
    <details className="work__rates">
      <summary>
        <span>{[filter.assignee, filter.unit && nameOf(filter.unit), t('desk.rate.name')].filter(Boolean).join(' · ')}</span>
        <strong className="figures" data-testid="closing-rate">
          {share === null ? '—' : formatShare(share)}
        </strong>
        <span className="quiet figures">{t('desk.rate.formula', { done: tasks.done, assigned: tasks.assigned })}</span>
      </summary>
      <table className="work__table">
        <thead>
          <tr>
            <th scope="col">{t('desk.rate.who')}</th>
            <th scope="col">{t('desk.rate.done')}</th>
            <th scope="col">{t('desk.rate.assigned')}</th>
            <th scope="col">%</th>
            <th scope="col">{t('desk.rate.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {byAssignee.map((one) => (
            <tr key={one.assignee}>
              <th scope="row">
                <button
                  type="button"
                  className="work__link"
                  onClick={() => setFilter({ assignee: filter.assignee === one.assignee ? null : one.assignee })}
                >
                  {one.assignee}
                </button>
              </th>
              <td className="figures">{one.done}</td>
              <td className="figures">{one.assigned}</td>
              <td className="figures">{formatShare(shareOf(one) ?? 0)}</td>
              <td className={one.overdue > 0 ? 'figures overdue' : 'figures'}>{one.overdue}</td>
            </tr>
          ))}
          {line(t('desk.rate.complaints'), complaints)}
          {line(t('desk.rate.patches'), patches)}
        </tbody>
      </table>
      <p className="quiet definition">{t('desk.rate.definition', { day: answer.on })}</p>
    </details>
  );
}
