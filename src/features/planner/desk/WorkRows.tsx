import { ActionIcon, Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberDay } from '../../../core/register/day.ts';
import type { TaskOrigin } from '../../../core/register/task.ts';
import { useWork, wantWork, workRow } from '../../../state/desk.ts';
import { useView } from '../../../state/view.ts';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { WorkAnswer, WorkRow } from '../../../workers/calls/desk.ts';
import { useFindingText } from '../findings/use-finding-text.ts';
import { NewTaskDialog } from './NewTaskDialog.tsx';
import { useOpenEntity } from './use-open-entity.ts';
import { useUnitNames } from './use-unit-names.ts';

/** As in desk.css: three lines. */
const ROW_px = 76;

/** Origin of a task that is given for a row. */
const FROM: Readonly<Record<WorkRow['code'], TaskOrigin>> = {
  demolition: 'overdue',
  'decision-due': 'overdue',
  'service-due': 'overdue',
  'court-application-due': 'overdue',
  'performance-over': 'overdue',
  objection: 'objection',
  patch: 'patch',
  sighting: 're-check',
  task: 'other',
  finding: 'finding',
};

/** The rows of the list that are in view, each with what it is, where, since when, until when, and what to do. */
export function WorkRows({ answer, onShowAll }: { answer: WorkAnswer; onShowAll(): void }) {
  const { t } = useTranslation();
  const rows = useWork((s) => s.rows);
  const filter = useWork((s) => s.answered);
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, height, topOf, scrollTo } = useRowWindow(scroller, answer.count, ROW_px, 0);
  const [giving, setGiving] = useState<WorkRow | null>(null);
  useEffect(() => void wantWork(from, to), [from, to, answer]);
  // Another question begins at the top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [filter]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = Number(event.currentTarget.closest<HTMLElement>('[data-place]')?.dataset.place);
    if (step === undefined || Number.isNaN(at)) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(answer.count - 1, at + step));
    scrollTo(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-place="${next}"] .work-row__open`)?.focus());
  };
  if (answer.count === 0)
    return (
      <div className="work__none" role="status">
        <p>{t(`desk.nothing.${filter.group === 'done' ? 'done' : 'waits'}`)}</p>
        {(filter.assignee !== null || filter.unit !== null || filter.search !== '' || filter.group !== 'all') && (
          <Button variant="default" onClick={onShowAll}>
            {t('desk.showAll')}
          </Button>
        )}
      </div>
    );
  return (
    <div ref={scroller} className="work__list">
      <ul aria-label={t(`desk.group.${filter.group}`)} style={{ height }}>
        {Array.from({ length: to - from }, (_, n) => from + n).map((place) => {
          const row = workRow(rows, place);
          return (
            <li
              key={place}
              className="work-row"
              data-place={place}
              aria-setsize={answer.count}
              aria-posinset={place + 1}
              style={{ top: topOf(place), height: ROW_px }}
            >
              {row ? (
                <Row row={row} on={answer.on} onGive={() => setGiving(row)} onMove={move} />
              ) : (
                <span className="chidu-table-waiting" />
              )}
            </li>
          );
        })}
      </ul>
      {giving && (
        <NewTaskDialog
          about={{
            from: FROM[giving.code],
            subject: { ...giving.entity, label: giving.label },
            title: t(`desk.todo.${giving.code}`),
            answerByOn: giving.code === 'patch' || giving.code === 'objection' ? giving.dueOn : undefined,
          }}
          onClose={() => setGiving(null)}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly row: WorkRow;
  readonly on: string;
  onGive(): void;
  onMove(event: KeyboardEvent<HTMLElement>): void;
}

function Row({ row, on, onGive, onMove }: RowProps) {
  const { t } = useTranslation();
  const { ruleName, todo } = useFindingText();
  const { nameOf } = useUnitNames();
  const open = useOpenEntity();
  const isOpen = useView((s) => s.dossier?.id === row.entity.id);
  const { code, finding, task } = row;
  const isTask = code === 'task';
  const what = finding ? ruleName(finding.code) : isTask && task ? t(`desk.from.${task.from}`) : t(`desk.waits.${code}`);
  const next = finding ? todo(finding) : isTask ? (task?.subject?.label ?? t('desk.task.noSubject')) : t(`desk.todo.${code}`);
  const where = row.unit ? nameOf(row.unit) : '';
  return (
    <>
      <button
        type="button"
        className="work-row__open"
        data-code={code}
        data-free={!task || undefined}
        aria-current={isOpen || undefined}
        title={row.article}
        onKeyDown={onMove}
        onClick={() => open(row.entity, row.place)}
      >
        <span className="work-row__label">{row.label}</span>
        <Due row={row} on={on} />
        <span className="work-row__what">
          {what}
          {where !== '' && <span className="quiet"> · {where}</span>}
        </span>
        <span className="quiet work-row__next">{next}</span>
        {task && <span className="work-row__who">{task.assignee}</span>}
      </button>
      {!task && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="work-row__give"
          aria-label={t('desk.task.giveFor', { label: row.label })}
          title={t('desk.task.give')}
          onClick={onGive}
        >
          <IconUserPlus size={18} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}

/** Overdue by how much, else until when; what has no day says how long it waits. */
function Due({ row, on }: { row: WorkRow; on: string }) {
  const { t } = useTranslation();
  const { since, dueOn, isTaskDue, certainty, task } = row;
  const since_days = numberDay(on) - numberDay(since);
  if (task?.result && row.code === 'task')
    return <span className="figures quiet work-row__due">{t('desk.doneOn', { day: task.result.on })}</span>;
  if (dueOn === undefined)
    return <span className="figures quiet work-row__due">{t('desk.waitsDays', { count: since_days })}</span>;
  const late = numberDay(on) - numberDay(dueOn);
  const mark = certainty ? ` ${t(`desk.certainty.${certainty}`)}` : '';
  if (late > 0)
    return (
      <span className="figures overdue work-row__due" title={t('desk.dueSince', { due: dueOn, since })}>
        {t(isTaskDue ? 'desk.taskDue.lateDays' : 'desk.lateDays', { count: late })}
        {mark}
      </span>
    );
  return (
    <span className="figures work-row__due" title={t('desk.dueSince', { due: dueOn, since })}>
      {late === 0
        ? t(isTaskDue ? 'desk.taskDue.today' : 'desk.dueToday')
        : t(isTaskDue ? 'desk.taskDue.on' : 'desk.dueOn', { day: dueOn })}
      {mark}
    </span>
  );
}
