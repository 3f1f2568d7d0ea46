import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { YearTask } from '../../../../src/core/register/district.ts';
import { TaskTable } from '../../../../src/features/planner/settings/TaskTable.tsx';
import { type TaskField, typeTaskAmount } from '../../../../src/features/planner/settings/type-task-amount.ts';
import { createI18n, LOCALES, type Locale } from '../../../../src/i18n/create-i18n.ts';
import { useOfficeRules } from '../../../../src/state/office-rules.ts';
import { useSession } from '../../../../src/state/session.ts';

/** 22 hectares of floor, 1 100 mu of land (1 mu = 2000/3 m²), 1 000 households. */
const STANDING: readonly YearTask[] = [
  { year: 2026, demolition_cm2: 2_200_000_000, land_cm2: 7_333_333_333, households: 1000 },
  { year: 2026, unit: 'Z1', households: 250 },
  { year: 2027, households: 12 },
];
const ROWS = [{ name: '示范区' }, { unit: 'Z1', name: '东岸片区' }];
const LAND: TaskField = { year: 2026, amount: 'land_cm2' };
const SIGNED: TaskField = { year: 2026, unit: 'Z1', amount: 'households' };

useSession.setState({ summary: { settings: { yearTasks: STANDING } } as never });
afterEach(() => useOfficeRules.setState({ tasks: null, unread: {} }));

/** The form as it stands in the store, and the words of a language. */
async function formIn(language: Locale, year = 2026) {
  const texts = await createI18n(language);
  const { tasks, unread } = useOfficeRules.getState();
  const shown = { year, rows: ROWS, standing: STANDING, tasks: tasks ?? STANDING, unread };
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <MantineProvider>
        <TaskTable {...shown} onType={typeTaskAmount} />
      </MantineProvider>
    </I18nextProvider>,
  );
  const fieldOf = (name: string, { amount }: TaskField) => {
    const label = `${name}, ${texts.t(`settings.tasks.amount.${amount}`)}`;
    const input = (page.match(/<input[^>]*>/g) ?? []).find((one) => one.includes(`aria-label="${label}"`)) ?? '';
    return { value: input.match(/ value="([^"]*)"/)?.[1], isWrong: input.includes('aria-invalid="true"') };
  };
  return { page, t: texts.t, fieldOf };
}

describe.each(LOCALES)('the year’s tasks in %s', (language) => {
  it('stand as they were set, in the office’s units, each field named by its unit and amount', async () => {
    const { page, t, fieldOf } = await formIn(language);
    expect(fieldOf('示范区', { year: 2026, amount: 'demolition_cm2' })).toEqual({ value: '220000', isWrong: false });
    expect(fieldOf('示范区', LAND).value).toBe('1100');
    expect(fieldOf('东岸片区', SIGNED).value).toBe('250');
    expect(fieldOf('东岸片区', LAND).value).toBe('');
    expect(page).toContain(t('settings.tasks.unit'));
    expect(page).not.toContain('data-entered');
    expect((await formIn(language, 2027)).fieldOf('示范区', { ...SIGNED, year: 2027 }).value).toBe('12');
  });

  it('are entered: the row says so, and only the figure that was typed changes', async () => {
    typeTaskAmount(LAND, '1,250.5 亩');
    typeTaskAmount(SIGNED, '300 户');
    const { page, fieldOf } = await formIn(language);
    expect(fieldOf('示范区', LAND)).toEqual({ value: '1250.5', isWrong: false });
    expect(fieldOf('东岸片区', SIGNED).value).toBe('300');
    expect(page.match(/data-entered="true"/g)).toHaveLength(2);
    // 1 250.5 × 2000/3 m².
    expect(useOfficeRules.getState().tasks).toEqual([
      STANDING[2],
      { ...STANDING[0], land_cm2: 8_336_666_667 },
      { year: 2026, unit: 'Z1', households: 300 },
    ]);
    typeTaskAmount(SIGNED, ' ');
    expect(useOfficeRules.getState().tasks?.some(({ unit }) => unit === 'Z1')).toBe(false);
  });

  it.each(['一千', '-5', '12.5.1', '1e400'])('refuse %s in words, keep it as it was typed, and change nothing', async (typed) => {
    typeTaskAmount(LAND, typed);
    typeTaskAmount(SIGNED, '3.5');
    const { page, t, fieldOf } = await formIn(language);
    expect(fieldOf('示范区', LAND)).toEqual({ value: typed, isWrong: true });
    expect(fieldOf('东岸片区', SIGNED)).toEqual({ value: '3.5', isWrong: true });
    expect(page.split(t('settings.tasks.wrong'))).toHaveLength(3);
    expect(useOfficeRules.getState().tasks).toBeNull();
    // On another year's page it is not seen, and not forgotten.
    expect((await formIn(language, 2027)).page).not.toContain(t('settings.tasks.wrong'));
    typeTaskAmount(LAND, '1200');
    typeTaskAmount(SIGNED, '3');
    const mended = await formIn(language);
    expect([mended.fieldOf('示范区', LAND), mended.page.includes(t('settings.tasks.wrong'))]).toEqual([
      { value: '1200', isWrong: false },
      false,
    ]);
  });
});
