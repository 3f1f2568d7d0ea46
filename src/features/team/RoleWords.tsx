import { useTranslation } from 'react-i18next';
import type { Role } from '../../state/team/account.ts';

/** What a role does and what it sees, in plain words. */
export function RoleWords({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="team-words">{t(`team.role.does.${role}`)}</span>
      <span className="team-words">{t(`team.role.sees.${role}`)}</span>
    </>
  );
}
