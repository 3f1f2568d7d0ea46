import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import { type Session, useAccount } from '../../state/team/account.ts';
import { forgetAccounts } from '../../state/team/accounts.ts';
import { forgetAdministration } from '../../state/team/administration.ts';
import { forgetAudit } from '../../state/team/audit.ts';
import { useTeamPresence } from '../../state/team/find-team.ts';
import { startTeam, watchAccount } from '../../state/team/start-team.ts';
import { useFailureText } from '../district-map/use-failure-text.ts';
import { ViewTabs } from '../../ui/ViewTabs.tsx';
import { AccountsView } from './accounts/AccountsView.tsx';
import { AuditView } from './audit/AuditView.tsx';
import { BaseMapsView } from './base-maps/BaseMapsView.tsx';
import { DistrictView } from './district/DistrictView.tsx';
import { HolidaysView } from './district/HolidaysView.tsx';
import { LoginForm } from './LoginForm.tsx';
import { MyAccount } from './MyAccount.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import './team.css';
import { TeamBar } from './TeamBar.tsx';

const VIEWS = ['account', 'accounts', 'district', 'holidays', 'base-maps', 'audit'] as const;
type View = (typeof VIEWS)[number];

/** The server opens its database meanwhile. */
const ASK_AGAIN_MS = 3000;

const viewsOf = ({ role, isAdmin }: Session): readonly View[] => (isAdmin || role === 'auditor' ? VIEWS : ['account']);

/** What the address says: of an identity provider that sent back, and of the view. */
const search = (): URLSearchParams => new URLSearchParams(location.search);

/** The team's page: login, one's own account, and for whoever may see them the accounts and the audit log. */
export function TeamScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const presence = useTeamPresence((s) => s.presence);
  const login = useAccount((s) => s.login);
  const typed = useRef('');
  const [failed] = useState(() => search().get('failed'));
  const start = () => void startTeam(failed === null ? search().get('district') : null);
  useEffect(start, [failed]);
  useEffect(watchAccount, []);
  useEffect(() => {
    if (presence.at !== 'starting') return;
    const again = setTimeout(start, ASK_AGAIN_MS);
    return () => clearTimeout(again);
  });
  const session = login.at === 'in' ? login.session : null;
  const account = session?.account;
  // Whoever logs in next is not shown what the one before was given.
  useEffect(
    () => () => {
      forgetAccounts();
      forgetAudit();
      forgetAdministration();
    },
    [account],
  );
  if (session && !session.mustChangePassword) typed.current = '';
  return (
    <div className="team">
      <TeamBar onLocale={onLocale} />
      {presence.at === 'there' && login.at === 'out' ? (
        <main className="team__narrow">
          <LoginForm
            districts={presence.districts}
            hasEnded={login.ended === true}
            failed={failed === null ? null : { code: failed }}
            onPassword={(password) => {
              typed.current = password;
            }}
          />
        </main>
      ) : presence.at === 'there' && session ? (
        session.mustChangePassword ? (
          <main className="team__narrow">
            <section className="team-card" aria-labelledby="team-first">
              <h1 id="team-first">{t('team.password.first')}</h1>
              <p>{t('team.password.firstText')}</p>
              <PasswordForm login={session.login} typed={typed.current} isFirst />
            </section>
          </main>
        ) : (
          <Views session={session} />
        )
      ) : (
        <main className="team__narrow">
          <section className="team-card" aria-live="polite">
            {presence.at === 'none' && (
              <>
                <h1>{t('team.none')}</h1>
                <p>{t('team.noneText')}</p>
                <Button component="a" href="/">
                  {t('app.toPlanner')}
                </Button>
              </>
            )}
            {presence.at === 'starting' && (
              <>
                <h1>{t('team.starting')}</h1>
                <p>{t('team.startingText')}</p>
                <Loader size="sm" />
              </>
            )}
            {presence.at === 'unreached' && (
              <>
                <p role="alert">{failureText(presence.error)}</p>
                <Button onClick={start}>{t('team.retry')}</Button>
              </>
            )}
            {(presence.at === 'unasked' || presence.at === 'asking' || presence.at === 'there') && (
              <p className="team-looking">
                <Loader size="sm" /> {t('team.looking')}
              </p>
            )}
          </section>
        </main>
      )}
    </div>
  );
}

function Views({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const views = viewsOf(session);
  const [wanted, setWanted] = useState(() => search().get('view'));
  const view = views.find((one) => one === wanted) ?? 'account';
  const open = (one: View) => {
    setWanted(one);
    history.replaceState(history.state, '', `/team?${new URLSearchParams({ view: one }).toString()}`);
  };
  return (
    <>
      {views.length > 1 && (
        <ViewTabs
          className="team__views"
          label={t('team.views.label')}
          views={views}
          shown={view}
          nameOf={(one) => t(`team.views.${one}`)}
          onOpen={open}
        />
      )}
      <main className="team__view" data-view={view}>
        <h1 className="visually-hidden">{t(`team.views.${view}`)}</h1>
        {view === 'account' && <MyAccount session={session} />}
        {view === 'accounts' && <AccountsView session={session} />}
        {view === 'district' && <DistrictView session={session} />}
        {view === 'holidays' && <HolidaysView session={session} />}
        {view === 'base-maps' && <BaseMapsView session={session} />}
        {view === 'audit' && <AuditView />}
      </main>
    </>
  );
}
