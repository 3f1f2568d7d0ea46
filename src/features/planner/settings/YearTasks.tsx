import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearTask } from '../../../core/register/district.ts';
import { findTask, setTaskAmount, TASK_AMOUNTS, type TaskAmount } from '../../../core/register/year-tasks.ts';
import { useOfficeRules } from '../../../state/office-rules.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import { readTaskAmount, writeTaskAmount } from './task-amount.ts';

const NONE: readonly YearTask[] = [];
const LEVELS: readonly string[] = ['zone', 'township'];

/** What a year has to bring: floor area, land and households, of the district and of each zone and township. */
export function YearTasks() {
  const { t, i18n } = useTranslation();
  const district = useSession((s) => s.summary?.district);
  const settings = useSession((s) => s.summary?.settings);
  const entered = useOfficeRules((s) => s.tasks);
  const { enterTasks } = useOfficeRules.getState();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  if (!settings || !district) return null;
  const standing = settings.yearTasks ?? NONE;
  const tasks = entered ?? standing;
  const years = [...new Set([thisYear - 1, thisYear, thisYear + 1, ...tasks.map((one) => one.year)])].sort((a, b) => a - b);
  const units = settings.units
    .filter(({ level }) => LEVELS.includes(level))
    .map(({ id, name, nameEn }) => ({ unit: id as string | undefined, name: i18n.language === 'en' ? (nameEn ?? name) : name }));
  const rows = [{ unit: undefined as string | undefined, name: district.name }, ...units];
  return (
    <>
      <p className="quiet">{t('settings.tasks.hint')}</p>
      <NativeSelect
        size="xs"
        className="year-tasks__year"
        label={t('settings.tasks.year')}
        value={String(year)}
        onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}
        data={years.map(String)}
      />
      <div className="effect__scroll">
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
            {rows.map(({ unit, name }) => (
              <tr key={unit ?? ''} data-entered={isChanged(tasks, standing, year, unit) || undefined}>
                <th scope="row">{name}</th>
                {TASK_AMOUNTS.map((amount) => (
                  <td key={amount}>
                    <AmountField
                      key={`${year}/${entered === null}`}
                      label={`${name}, ${t(`settings.tasks.amount.${amount}`)}`}
                      amount={amount}
                      value={findTask(tasks, year, unit)?.[amount]}
                      onValue={(value) =>
                        enterTasks(setTaskAmount(tasks, { year, ...(unit !== undefined && { unit }) }, amount, value))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface AmountFieldProps {
  readonly label: string;
  readonly amount: TaskAmount;
  readonly value: number | undefined;
  onValue(value: number | undefined): void;
}

/** What is typed stays as it was typed; only what is a number is taken. */
function AmountField({ label, amount, value, onValue }: AmountFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => (value === undefined ? '' : writeTaskAmount(amount, value)));
  const isWrong = text.trim() !== '' && readTaskAmount(amount, text) === undefined;
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      aria-label={label}
      value={text}
      error={isWrong ? t('settings.tasks.wrong') : undefined}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const next = readTaskAmount(amount, currentTarget.value);
        if (next !== undefined || currentTarget.value.trim() === '') onValue(next);
      }}
    />
  );
}

function isChanged(tasks: readonly YearTask[], standing: readonly YearTask[], year: number, unit: string | undefined): boolean {
  const [now, before] = [findTask(tasks, year, unit), findTask(standing, year, unit)];
  return TASK_AMOUNTS.some((amount) => now?.[amount] !== before?.[amount]);
}
