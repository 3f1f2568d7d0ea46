import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Obstacle } from '../../../core/rules/clocks/permit-step.ts';

/** What core cites where no statute says it. */
const OFFICE_RULES = '办案规程';

/** Words an obstacle: what is missing or open, until when, by which article. */
export function useObstacleText(): (obstacle: Obstacle) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ code, until, article, missing, takenOn }) =>
      t(`error.${code}`, {
        until,
        takenOn,
        article: article === OFFICE_RULES ? t('cases.officeRules') : article,
        missing: missing && t(`cases.step.${missing}`),
        defaultValue: `${code} (${article})`,
      }),
    [t],
  );
}
