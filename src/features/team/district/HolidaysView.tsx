import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HolidayTable } from '../../../core/rules/calendar/holiday-table.ts';
import { patchYears, provisionalYears, readHolidayFile } from '../../../state/holidays.ts';
import { MOST_HOLIDAY_BYTES, readWholeText } from '../../../state/read-whole.ts';
import type { Session } from '../../../state/team/account.ts';
import { loadAdministration, recordSettings, thisYearIn, useAdministration } from '../../../state/team/administration.ts';
import { ReasonField } from '../ReasonField.tsx';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';

const NONE: readonly never[] = [];

/** The years that working days are counted by; another one comes as a file and is recorded as a change of the settings. */
export function HolidaysView({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { administration, error } = useAdministration();
  const [waiting, setWaiting] = useState<HolidayTable>(NONE);
  const [reason, setReason] = useState('');
  const { isBusy, failure, run } = useStep();
  useEffect(() => void loadAdministration(), []);
  const known = administration?.settings.holidays ?? NONE;
  const rows = patchYears(known, waiting);
  const bare = administration ? provisionalYears(rows, thisYearIn(administration.settings.timeZone)) : NONE;
  const years = [...rows.map(({ year }) => year), ...bare].sort((a, b) => a - b);
  const save = async () => {
    if (!(await run(() => recordSettings({ patch: { holidays: structuredClone(rows) as never }, reason })))) return;
    setWaiting(NONE);
    setReason('');
    notifications.show({ message: t('team.administration.holidays.saved') });
  };
  const days = (list: readonly string[]) => <td title={list.join(' ')}>{t('settings.holidays.days', { count: list.length })}</td>;
  return (
    <section className="team-card" aria-labelledby="team-holidays">
      <h2 id="team-holidays">{t('team.views.holidays')}</h2>
      <p className="team-quiet">{t('settings.holidays.hint')}</p>
      <Failure failure={error} />
      {administration && rows.length === 0 && <p>{t('settings.holidays.none')}</p>}
      {years.length > 0 && (
        <div className="team-scroll">
          <table className="team-table figures">
            <thead>
              <tr>
                {(['year', 'off', 'worked', 'statutory', 'source'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`settings.holidays.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.map((year) => {
                const one = rows.find((row) => row.year === year);
                return (
                  <tr key={year} data-provisional={!one || undefined}>
                    <th scope="row">
                      {year}
                      {!one && <span className="team-mark">{t('team.administration.holidays.provisional')}</span>}
                      {one && waiting.includes(one) && (
                        <span className="team-mark">{t('team.administration.holidays.waiting')}</span>
                      )}
                    </th>
                    {one ? (
                      <>
                        {days(one.offDays)}
                        {days(one.makeUpWorkdays)}
                        {days(one.statutoryDays)}
                        <td>{one.source}</td>
                      </>
                    ) : (
                      <td colSpan={4}>{t('team.administration.holidays.provisionalText')}</td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {years.length > 0 && <p className="team-note">{t('settings.holidays.beyond', { year: (years.at(-1) ?? 0) + 1 })}</p>}
      <Failure failure={failure} />
      {session.isAdmin && administration && (
        <div className="team-form">
          {waiting.length > 0 && (
            <>
              <p>{t('settings.holidays.waiting', { years: waiting.map(({ year }) => year).join(t('settings.between')) })}</p>
              <ReasonField value={reason} onChange={setReason} />
            </>
          )}
          <div className="team-actions">
            <FileButton
              accept=".json"
              onChange={(file) =>
                file && void run(async () => setWaiting(readHolidayFile(await readWholeText(file, MOST_HOLIDAY_BYTES))))
              }
            >
              {(props) => (
                <Button {...props} size="md" variant="default">
                  {t('settings.holidays.import')}
                </Button>
              )}
            </FileButton>
            {waiting.length > 0 && (
              <>
                <Button size="md" loading={isBusy} disabled={reason.trim() === ''} onClick={() => void save()}>
                  {t('team.administration.holidays.save')}
                </Button>
                <Button size="md" variant="default" onClick={() => setWaiting(NONE)}>
                  {t('settings.holidays.drop')}
                </Button>
              </>
            )}
          </div>
          <p className="team-quiet">{t('settings.holidays.importHint')}</p>
        </div>
      )}
    </section>
  );
}
