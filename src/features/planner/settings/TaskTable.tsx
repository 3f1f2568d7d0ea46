import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearTask } from '../../../core/register/district.ts';
import { findTask, TASK_AMOUNTS, type TaskAmount } from '../../../core/register/year-tasks.ts';
import { readTaskAmount, writeTaskAmount } from './task-amount.ts';
import { nameOfField, type TaskField } from './type-task-amount.ts';

interface TaskTableProps {
  readonly year: number;
  /** The district, without an id, and its units. */
  readonly rows: readonly { readonly unit?: string; readonly name: string }[];
  /** As they stand, and as they were entered. */
  readonly standing: readonly YearTask[];
  readonly tasks: readonly YearTask[];
  /** What was typed and is no number, by the field's name. */
  readonly unread: Readonly<Record<string, string>>;
  onType(field: TaskField, text: string): void;
}

/** A year's tasks as fields, a row for the district and one for each unit. */
export function TaskTable({ year, rows, standing, tasks, unread, onType }: TaskTableProps) {
  const { t } = useTranslation();
  return (
    <table className="year-tasks figures">
      <thead>
        <tr>
          <th scope="col">{t('settings.tasks.unit')}</th>
          {TASK_AMOUNTS.map((amount) => (
            <th key={amount} scope="col">
              {t(`settings.tasks.amount.${amount}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unit, name }) => {
          const [now, before] = [findTask(tasks, year, unit), findTask(standing, year, unit)];
          const isChanged = TASK_AMOUNTS.some((amount) => now?.[amount] !== before?.[amount]);
          return (
            <tr key={unit ?? ''} data-entered={isChanged || undefined}>
              <th scope="row">{name}</th>
              {TASK_AMOUNTS.map((amount) => {
                const field = { year, ...(unit !== undefined && { unit }), amount };
                return (
                  <td key={amount}>
                    <AmountField
                      label={`${name}, ${t(`settings.tasks.amount.${amount}`)}`}
                      amount={amount}
                      value={now?.[amount]}
                      unread={unread[nameOfField(field)]}
                      onType={(text) => onType(field, text)}
                    />
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface AmountFieldProps {
  readonly label: string;
  readonly amount: TaskAmount;
  readonly value: number | undefined;
  readonly unread: string | undefined;
  onType(text: string): void;
}

/** What is typed stays as it was typed, for as long as it says what stands. */
function AmountField({ label, amount, value, unread, onType }: AmountFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const written = value === undefined ? '' : writeTaskAmount(amount, value);
  const isSaid = value === undefined ? text.trim() === '' : readTaskAmount(amount, text) === value;
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      aria-label={label}
      value={unread ?? (isSaid ? text : written)}
      error={unread === undefined ? undefined : t('settings.tasks.wrong')}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onType(currentTarget.value);
      }}
    />
  );
}
