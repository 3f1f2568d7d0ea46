import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../core/register/unseen.ts';

/** What an account is called that is named by its role and a number. */
const NUMBERED = /^(planner|patrol|officer|group|leader|auditor)-(\d+)$/;

/** How people are named who recorded something: accounts by their role, this device's user as such, everybody else by the name kept, which a feed from elsewhere may have made up. */
export function usePersonName(): (by: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (by) => {
      if (by === 'me') return t('person.me');
      if (by === '') return t('person.erased');
      const [, role, n] = NUMBERED.exec(by) ?? [];
      return role ? t(`person.${role}`, { n }) : veilUnseen(by);
    },
    [t],
  );
}
