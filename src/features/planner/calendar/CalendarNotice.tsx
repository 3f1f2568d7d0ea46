import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { copyHolidays, missingYears } from '../../../state/holidays.ts';
import { openOfficeRules } from '../../../state/office-rules.ts';
import { useSession } from '../../../state/session.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** Offers the tables of holidays that the district lacks: without them working days are Monday to Friday and ends of periods provisional. */
export function CalendarNotice() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const settings = useSession((s) => s.summary?.settings);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const missing = missingYears(settings);
  if (!settings || missing.length === 0) return null;

  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
    setBusy(false);
  };
  return (
    <Alert color="gray" variant="light" p="xs" title={t('calendar.missing', { years: missing.join('、') })}>
      <Text size="xs">{t('calendar.hint')}</Text>
      <Group gap="xs" mt={6}>
        <Button
          size="compact-sm"
          loading={isBusy}
          onClick={() => void run(() => copyHolidays(t('calendar.reason', { years: missing.join('、') })))}
        >
          {t('calendar.copy')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => openOfficeRules('holidays')}>
          {t('calendar.rules')}
        </Button>
      </Group>
      {failure && (
        <Text size="xs" c="red" mt={6} role="alert">
          {failure}
        </Text>
      )}
    </Alert>
  );
}
