import { useTranslation } from 'react-i18next';
import type { Account } from '../../../state/team/accounts.ts';
import { useMoment } from '../use-moment.ts';

interface AccountTableProps {
  readonly accounts: readonly Account[];
  /** Of whoever looks. */
  readonly own: string;
  onOpen(account: string): void;
}

/** One row per account; on a phone each is a card. The name opens it. */
export function AccountTable({ accounts, own, onOpen }: AccountTableProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <table className="team-table">
      <thead>
        <tr>
          {(['name', 'login', 'role', 'state', 'createdAt'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`team.accounts.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ account, login, name, role, isAdmin, method, mustChangePassword, disabledAt, createdAt }) => (
          <tr key={account} data-disabled={disabledAt !== null || undefined}>
            <th scope="row">
              <button
                type="button"
                onClick={() => onOpen(account)}
                aria-label={t('team.accounts.open', { name })}
                aria-haspopup="dialog"
              >
                {name}
              </button>
              {account === own && <span className="team-mark">{t('team.accounts.you')}</span>}
            </th>
            <td className="team-table__login">{login}</td>
            <td>
              {t(`team.roles.${role}`)}
              {isAdmin && <span className="team-mark">{t('team.me.admin')}</span>}
            </td>
            <td>
              {disabledAt !== null ? (
                <strong>{t('team.accounts.disabled')}</strong>
              ) : mustChangePassword ? (
                t('team.accounts.mustChange')
              ) : (
                t('team.accounts.active')
              )}
              {method === 'oidc' && <span className="team-mark">{t('team.accounts.viaProvider')}</span>}
            </td>
            <td className="team-table__time figures">{moment(createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
