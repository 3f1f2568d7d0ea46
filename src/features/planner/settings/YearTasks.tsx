import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeRules } from '../../../state/office-rules.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import { TaskTable } from './TaskTable.tsx';
import { NO_TASKS, typeTaskAmount } from './type-task-amount.ts';

const LEVELS: readonly string[] = ['zone', 'township'];

/** What a year has to bring: floor area, land and households, of the district and of each zone and township. */
export function YearTasks() {
  const { t, i18n } = useTranslation();
  const district = useSession((s) => s.summary?.district);
  const settings = useSession((s) => s.summary?.settings);
  const entered = useOfficeRules((s) => s.tasks);
  const unread = useOfficeRules((s) => s.unread);
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  if (!settings || !district) return null;
  const standing = settings.yearTasks ?? NO_TASKS;
  const tasks = entered ?? standing;
  const years = [...new Set([thisYear - 1, thisYear, thisYear + 1, ...tasks.map((one) => one.year)])].sort((a, b) => a - b);
  const units = settings.units
    .filter(({ level }) => LEVELS.includes(level))
    .map(({ id, name, nameEn }) => ({ unit: id, name: i18n.language === 'en' ? (nameEn ?? name) : name }));
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
        <TaskTable
          key={year}
          year={year}
          rows={[{ name: district.name }, ...units]}
          standing={standing}
          tasks={tasks}
          unread={unread}
          onType={typeTaskAmount}
        />
      </div>
    </>
  );
}
