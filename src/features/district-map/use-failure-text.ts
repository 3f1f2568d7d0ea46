import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodedError, describeError } from '../../i18n/describe-error.ts';

/** Words an error in the reader's language. */
export function useFailureText(): (error: CodedError) => string {
  const { i18n } = useTranslation();
  return useCallback((error: CodedError) => describeError(i18n, error), [i18n]);
}
