import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** Whether this device holds what was entered, in a sign and in words. */
export function KeepingMark() {
  const state = useSession((s) => s.keeping.state);
  const text = useKeepingText();
  return (
    <Tooltip label={text} multiline maw={320}>
      <span className={`keeping keeping--${state}`} role="status" aria-label={text} tabIndex={0}>
        {state === 'not-kept' ? <IconAlertTriangle size={18} aria-hidden /> : <IconCloudCheck size={18} aria-hidden />}
      </span>
    </Tooltip>
  );
}

export function useKeepingText(): string {
  const { t } = useTranslation();
  const keeping = useSession((s) => s.keeping);
  const failureText = useFailureText();
  if (keeping.state === 'not-kept') {
    const text = t('district.notKept', { reason: failureText(keeping.error) });
    // Where the browser allows no saving at all the work goes on in memory, and can still be exported.
    return keeping.error.code === 'store-unavailable' ? `${text} ${t('district.unsavedHint')}` : text;
  }
  if (keeping.state === 'kept') return t('district.kept');
  if (keeping.percent === undefined) return t('phase.working');
  return `${t('keeping.saving')} ${keeping.percent} %. ${t('keeping.notYet')}`;
}
