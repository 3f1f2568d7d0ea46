import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { missingYears, readHolidayFile, readShippedYears } from '../../../state/holidays.ts';
import { useOfficeRules } from '../../../state/office-rules.ts';
import { MOST_HOLIDAY_BYTES, readWholeText } from '../../../state/read-whole.ts';
import { useSession } from '../../../state/session.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** The years that working days are counted by, and the way in for another one. */
export function HolidayYears() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const settings = useSession((s) => s.summary?.settings);
  const waiting = useOfficeRules((s) => s.years);
  const { takeYears } = useOfficeRules.getState();
  const [failure, setFailure] = useState<string | null>(null);
  const known = settings?.holidays ?? [];
  const missing = missingYears(settings).filter((year) => !waiting.some((one) => one.year === year));
  const names = (years: readonly number[]) => years.join(t('settings.between'));
  const rows = [...known.filter(({ year }) => !waiting.some((one) => one.year === year)), ...waiting].sort(
    (a, b) => a.year - b.year,
  );
  const replaced = waiting.filter(({ year }) => known.some((one) => one.year === year)).map(({ year }) => year);
  const read = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
  };
  const readFile = (file: File | null) =>
    file &&
    void read(async () => {
      takeYears(readHolidayFile(await readWholeText(file, MOST_HOLIDAY_BYTES)));
    });
  const takeShipped = () =>
    void read(async () => {
      const years = await readShippedYears(missing);
      const { reason } = useOfficeRules.getState();
      takeYears(years, reason.trim() === '' ? t('calendar.reason', { years: names(missing) }) : undefined);
    });
  return (
    <>
      <p className="quiet">{t('settings.holidays.hint')}</p>
      {rows.length === 0 ? (
        <p>{t('settings.holidays.none')}</p>
      ) : (
        <div className="effect__scroll">
          <table className="holiday-years figures">
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
              {rows.map((one) => (
                <tr key={one.year} data-entered={waiting.includes(one) || undefined}>
                  <th scope="row">{one.year}</th>
                  <td title={one.offDays.join(' ')}>{t('settings.holidays.days', { count: one.offDays.length })}</td>
                  <td title={one.makeUpWorkdays.join(' ')}>
                    {t('settings.holidays.days', { count: one.makeUpWorkdays.length })}
                  </td>
                  <td title={one.statutoryDays.join(' ')}>{t('settings.holidays.days', { count: one.statutoryDays.length })}</td>
                  <td>{one.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && <p className="warning">{t('settings.holidays.beyond', { year: (rows.at(-1)?.year ?? 0) + 1 })}</p>}
      {waiting.length > 0 && (
        <p>
          <strong>{t('settings.holidays.waiting', { years: names(waiting.map(({ year }) => year)) })}</strong>
          {replaced.length > 0 && <span> · {t('settings.holidays.replaced', { years: names(replaced) })}</span>}
        </p>
      )}
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <FileButton accept=".json" onChange={readFile}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t('settings.holidays.import')}
            </Button>
          )}
        </FileButton>
        {missing.length > 0 && (
          <Button size="xs" variant="default" onClick={takeShipped}>
            {t('settings.holidays.shipped', { years: names(missing) })}
          </Button>
        )}
        {waiting.length > 0 && (
          <Button size="xs" variant="subtle" onClick={() => takeYears([])}>
            {t('settings.holidays.drop')}
          </Button>
        )}
      </div>
      <p className="quiet">{t('settings.holidays.importHint')}</p>
    </>
  );
}
