import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** Tells a failure where nothing else of the screen says it. @param begins key of the words before its reason */
export function useTell(begins: 'tour.openFailed' | 'tour.saveFailed'): (error: unknown) => void {
  const { t } = useTranslation();
  const failureText = useFailureText();
  return useCallback(
    (error) =>
      void notifications.show({
        color: 'orange',
        autoClose: 12_000,
        message: `${t(begins)}${failureText(asCodedError(error))}`,
      }),
    [t, failureText, begins],
  );
}
