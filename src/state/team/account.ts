import { create } from 'zustand';
import { type ListedSession, listedSessionSchema, type Session, sessionSchema } from '../../api/accounts.ts';
import * as z from '../../api/zod.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { asCodedError } from '../failure.ts';
import { forgetAllEntries } from '../kept-entries.ts';
import { services } from '../services.ts';
import { askFor, askServer, districtAddress, whenUnknown } from './ask-server.ts';
import { rememberedLogin, rememberLogin } from './remembered-login.ts';

/** Who is logged in at this device, as far as this page knows. */
export type { ListedSession, Session };
export type Role = Session['role'];

export type Login =
  | { readonly at: 'unasked' }
  | { readonly at: 'out'; readonly ended?: true }
  | { readonly at: 'in'; readonly session: Session };

interface AccountState {
  /** Whose accounts are meant; null until one was chosen. */
  readonly district: string | null;
  readonly login: Login;
}

export const useAccount = create<AccountState>()(() => ({ district: null, login: { at: 'unasked' } }));

const remember = ({ role, name }: Session): void =>
  rememberLogin({ district: districtInUse(), role, name, at: services().clock.now() });

const addressOf = (...path: readonly string[]): string => districtAddress(districtInUse(), ...path);

/** @throws Error where no district was chosen yet */
export function districtInUse(): string {
  const { district } = useAccount.getState();
  if (district === null) throw new Error('no district was chosen');
  return district;
}

/** The session ended elsewhere: by an administrator, by time, or at another device. */
whenUnknown(() => {
  if (useAccount.getState().login.at !== 'in') return;
  useAccount.setState({ login: { at: 'out', ended: true } });
});

export function chooseDistrict(district: string): void {
  useAccount.setState({ district, login: { at: 'out' } });
}

/**
 * Asks who is logged in, where somebody may be: a page that nobody logged in to asks nothing.
 * @param back the district that an identity provider sent back to
 */
export async function recogniseAccount(districts: readonly { readonly district: string }[], back: string | null): Promise<void> {
  const known = [back, rememberedLogin()?.district].find((one) => districts.some(({ district }) => district === one)) ?? null;
  if (known === null) {
    useAccount.setState({ district: districts.length === 1 ? districts[0].district : null, login: { at: 'out' } });
    return;
  }
  useAccount.setState({ district: known, login: { at: 'unasked' } });
  await refreshAccount();
}

/** Asks again who is logged in. Without an answer what was known stays. */
export async function refreshAccount(): Promise<CodedError | null> {
  try {
    const session = await askFor(sessionSchema, 'GET', addressOf('session'));
    remember(session);
    useAccount.setState({ login: { at: 'in', session } });
    return null;
  } catch (error) {
    const failed = asCodedError(error);
    const { login } = useAccount.getState();
    if (login.at === 'unasked') useAccount.setState({ login: { at: 'out' } });
    return failed;
  }
}

/** @throws TeamError `login-failed`, `login-locked` and `too-many-tries` with the seconds to wait, `server-busy`, `team-unreachable` */
export async function logIn(login: string, password: string): Promise<void> {
  const district = districtInUse();
  const session = await askFor(sessionSchema, 'PUT', districtAddress(district, 'session'), { login, password });
  remember(session);
  useAccount.setState({ login: { at: 'in', session } });
}

/** Where to go to log in at the identity provider. */
export const providerAddress = (district: string): string =>
  `${districtAddress(district, 'oidc')}?${new URLSearchParams({ device: services().device }).toString()}`;

/** @throws TeamError `team-unreachable`: then the session goes on */
export async function logOut(): Promise<void> {
  await askServer('DELETE', addressOf('session'));
  rememberLogin(null);
  forgetAllEntries();
  useAccount.setState({ login: { at: 'out' } });
}

/** All other sessions of the account end. @throws TeamError `login-failed`, `password-weak`, `password-same`, `login-locked` */
export async function changePassword(current: string, next: string): Promise<void> {
  const session = await askFor(sessionSchema, 'PUT', addressOf('session', 'password'), { current, next });
  useAccount.setState({ login: { at: 'in', session } });
}

const sessionsSchema = z.object({ sessions: z.array(listedSessionSchema) });

/** Of whoever is logged in, or of another account, which only administrators and auditors are told. @throws TeamError */
export async function listSessions(account: string | null): Promise<readonly ListedSession[]> {
  return (await askFor(sessionsSchema, 'GET', addressOf(...sessionsOf(account)))).sessions;
}

/** Ends one session, or all of another account. @throws TeamError */
export async function endSessions(account: string | null, session?: string): Promise<void> {
  await askServer('DELETE', addressOf(...sessionsOf(account), ...(session === undefined ? [] : [session])));
}

const sessionsOf = (account: string | null): readonly string[] =>
  account === null ? ['sessions'] : ['accounts', account, 'sessions'];
