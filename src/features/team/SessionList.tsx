import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endSessions, type ListedSession, listSessions } from '../../state/team/account.ts';
import { Failure } from './Failure.tsx';
import { shortId } from './short-id.ts';
import { useMoment } from './use-moment.ts';
import { useStep } from './use-step.ts';

interface SessionListProps {
  /** Null: one's own. */
  readonly account: string | null;
  readonly name: string;
  readonly mayEnd: boolean;
}

/** Where an account is logged in: device, since when, last used; each can be ended. */
export function SessionList({ account, name, mayEnd }: SessionListProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [sessions, setSessions] = useState<readonly ListedSession[] | null>(null);
  const { isBusy, failure, run } = useStep();
  const load = useCallback(() => run(async () => setSessions(await listSessions(account))), [account, run]);
  useEffect(() => void load(), [load]);
  const end = (session?: ListedSession) =>
    run(async () => {
      await endSessions(account, session?.session);
      const message = session
        ? t('team.sessions.ended', { end: shortId(session.device) })
        : t('team.sessions.allEnded', { name });
      notifications.show({ message });
      setSessions(await listSessions(account));
    });
  return (
    <div className="team-sessions">
      <Failure failure={failure} />
      {sessions?.length === 0 && <p className="team-quiet">{t('team.sessions.none')}</p>}
      <ul aria-label={account === null ? t('team.sessions.title') : t('team.sessions.of')}>
        {(sessions ?? []).map((one) => (
          <li key={one.session}>
            <IconDeviceDesktop size={20} aria-hidden />
            <div>
              <strong>{t('team.sessions.device', { end: shortId(one.device) })}</strong>
              {one.isOwn && <span className="team-mark">{t('team.sessions.here')}</span>}
              <div className="team-quiet figures">
                <span>{t('team.sessions.since', { time: moment(one.createdAt) })}</span>
                <span>{t('team.sessions.seen', { time: moment(one.lastSeenAt) })}</span>
              </div>
            </div>
            {mayEnd && !one.isOwn && (
              <Button
                variant="default"
                disabled={isBusy}
                onClick={() => void end(one)}
                aria-label={t('team.sessions.endNamed', { end: shortId(one.device) })}
              >
                {t('team.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {account !== null && mayEnd && (sessions?.length ?? 0) > 1 && (
        <Button variant="default" disabled={isBusy} onClick={() => void end()}>
          {t('team.sessions.endAll')}
        </Button>
      )}
    </div>
  );
}
