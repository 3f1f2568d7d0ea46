import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundClassBy } from '../../../workers/calls/inspection.ts';

/** Words a class: statuses and tenures are codes, land uses and layers go by the names they came with. */
export function useClassText(): (by: FoundClassBy, key: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (by, key) => {
      if (by === 'status') return t(`status.${key === '' ? 'none' : key}`);
      if (key === '') return t('inspection.identify.without');
      return by === 'tenure' ? t(`tenure.${key}`, { defaultValue: key }) : key;
    },
    [t],
  );
}
