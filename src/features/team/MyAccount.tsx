import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, Session } from '../../state/team/account.ts';
import { ownPackageAddress } from '../../state/team/administration.ts';
import { MyTokens } from './MyTokens.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { RoleWords } from './RoleWords.tsx';
import { SessionList } from './SessionList.tsx';
import { useMoment } from './use-moment.ts';

/** Where each role works; a partner department reads with its own programs. */
const WORKPLACE: Readonly<Record<Role, { readonly address: string; readonly text: string } | null>> = {
  patrol: { address: '/patrol', text: 'team.toPatrol' },
  planner: { address: '/', text: 'app.toPlanner' },
  leader: { address: '/leader', text: 'app.toLeader' },
  auditor: { address: '/', text: 'app.toPlanner' },
  partner: null,
};

/** Who one is here, what one may do, the password, and where one is logged in. */
export function MyAccount({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [version, setVersion] = useState(0);
  const { name, login, role, isAdmin, expiresAt } = session;
  const workplace = WORKPLACE[role];
  return (
    <>
      <section className="team-card team-me" aria-labelledby="team-me">
        <div>
          <h2 id="team-me">{name}</h2>
          <p className="team-quiet">
            {t('team.me.as', { login })} · {t(`team.roles.${role}`)}
            {isAdmin && ` · ${t('team.me.admin')}`}
          </p>
        </div>
        {workplace ? (
          <Button component="a" href={workplace.address} size="md">
            {t('team.me.goOn', { where: t(workplace.text) })}
          </Button>
        ) : (
          <p>{t('team.me.partnerGoesOn')}</p>
        )}
        <p>
          <RoleWords role={role} />
        </p>
        {role === 'patrol' &&
          (session.hasArea ? (
            <>
              <p>{t('team.administration.area.mineText')}</p>
              <Button component="a" href={ownPackageAddress()} size="md" variant="default">
                {t('team.administration.area.mine')}
              </Button>
            </>
          ) : (
            <p className="team-note">{t('team.administration.area.mineNone')}</p>
          ))}
        {isAdmin && <p>{t('team.role.adminDoes')}</p>}
      </section>
      <section className="team-card" aria-labelledby="team-sessions">
        <h2 id="team-sessions">{t('team.sessions.title')}</h2>
        <SessionList key={version} account={null} name={name} mayEnd />
        <p className="team-quiet">{t('team.sessions.stranger')}</p>
        <p className="team-quiet figures">{t('team.me.until', { time: moment(expiresAt) })}</p>
      </section>
      <section className="team-card" aria-labelledby="team-tokens">
        <h2 id="team-tokens">{t('team.tokens.title')}</h2>
        <MyTokens key={version} />
      </section>
      <section className="team-card" aria-labelledby="team-password">
        <h2 id="team-password">{t('team.password.title')}</h2>
        <PasswordForm login={login} onChanged={() => setVersion((one) => one + 1)} />
      </section>
    </>
  );
}
