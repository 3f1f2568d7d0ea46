import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What an account is called that is named by its role and a number. */
const NUMBERED = /^(planner|patrol|officer|group|leader|auditor)-(\d+)$/;

/** How people are named who recorded something: accounts by their role, this device's user as such, everybody else by the name kept. */
export function usePersonName(): (by: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (by) => {
      if (by === 'me') return t('person.me');
      if (by === '') return t('person.erased');
      const [, role, n] = NUMBERED.exec(by) ?? [];
      return role ? t(`person.${role}`, { n }) : by;
    },
    [t],
  );
}
