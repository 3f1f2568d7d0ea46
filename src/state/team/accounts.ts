import { create } from 'zustand';
import {
  type Account,
  type AccountPatch,
  accountSchema,
  accountWithPasswordSchema,
  type newAccountSchema,
} from '../../api/accounts.ts';
import * as z from '../../api/zod.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { asCodedError } from '../failure.ts';
import { ROLES, type Role } from '../../api/roles.ts';
import { districtInUse } from './account.ts';
import { askFor, districtAddress } from './ask-server.ts';

export { type Account, ROLES, type Role };

/** What an account may. */
export type AccountRights = Pick<Account, 'role' | 'isAdmin' | 'grants'>;

interface AccountsState {
  /** Null until they came. */
  readonly accounts: readonly Account[] | null;
  readonly error: CodedError | null;
}

/** The accounts of the district, for whoever may see them. */
export const useAccounts = create<AccountsState>()(() => ({ accounts: null, error: null }));

const listSchema = z.object({ accounts: z.array(accountSchema) });
const addressOf = (...path: readonly string[]): string => districtAddress(districtInUse(), 'accounts', ...path);

/** Never rejects: what went wrong is in the state. */
export async function loadAccounts(): Promise<void> {
  try {
    const { accounts } = await askFor(listSchema, 'GET', addressOf());
    useAccounts.setState({ accounts, error: null });
  } catch (error) {
    useAccounts.setState({ error: asCodedError(error) });
  }
}

/** Another account sees another list, or none. */
export const forgetAccounts = (): void => useAccounts.setState({ accounts: null, error: null });

/** Returns the account with its first password, which is told this once. @throws TeamError `login-taken`, `name-taken` */
export async function createAccount(
  asked: z.input<typeof newAccountSchema>,
): Promise<{ readonly account: Account; readonly password: string }> {
  const made = await askFor(accountWithPasswordSchema, 'POST', addressOf(), asked);
  put(made.account);
  return made;
}

/** @throws TeamError `last-admin`, `name-taken`, `account-unknown` */
export async function patchAccount(account: string, patch: AccountPatch): Promise<void> {
  put(await askFor(accountSchema, 'PATCH', addressOf(account), patch));
}

/** Returns a new first password; all sessions of the account end. @throws TeamError `password-elsewhere` */
export async function resetPassword(account: string): Promise<string> {
  const made = await askFor(accountWithPasswordSchema, 'POST', addressOf(account, 'password'));
  put(made.account);
  return made.password;
}

function put(account: Account): void {
  useAccounts.setState(({ accounts }) => ({
    accounts: [...(accounts ?? []).filter((one) => one.account !== account.account), account].sort((a, b) =>
      a.login < b.login ? -1 : 1,
    ),
  }));
}
