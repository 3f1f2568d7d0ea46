import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeRule, OfficeRuleValue } from '../../../core/register/office-rules.ts';

/** Words for the value of a rule, with its unit. */
export function useRuleValueText(): (rule: OfficeRule, value: OfficeRuleValue | undefined) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ range, id }: OfficeRule, value: OfficeRuleValue | undefined) => {
      if (value === undefined) return '–';
      if (range) return `${value} ${t(`settings.unit.${range.unit}`)}`;
      return t(`settings.${id === 'week.startsOn' ? 'weekday' : 'option'}.${value}`);
    },
    [t],
  );
}
