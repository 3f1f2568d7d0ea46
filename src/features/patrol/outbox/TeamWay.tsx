import { IconCloudCheck, IconCloudOff, IconCloudUp, IconLogin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../i18n/describe-error.ts';
import { readsFeed, useSync } from '../../../state/sync-state.ts';
import { useTeamStanding } from '../../district-map/sync/use-standing.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';
import { GivenUpList } from './GivenUpList.tsx';

const SAYS = {
  logIn: ['logIn', IconLogin2],
  elsewhere: ['elsewhere', IconCloudOff],
  connecting: ['connecting', IconCloudUp],
  synced: ['connected', IconCloudCheck],
  waiting: ['waiting', IconCloudUp],
  offline: ['offline', IconCloudOff],
  needsLogin: ['needs-login', IconLogin2],
  merge: ['waiting', IconCloudUp],
  fix: ['waiting', IconCloudUp],
  stopped: ['stopped', IconCloudOff],
} as const;

/** Records of a phone that has a team go there by themselves: how that stands, and what it wants. */
export function TeamWay() {
  const { t, i18n } = useTranslation();
  const isReady = useTextPart('sync');
  const { problem, login, lastContactAt } = useSync();
  const { standing } = useTeamStanding();
  if (!isReady) return null;
  const [says, Icon] = SAYS[standing];
  const wantsLogin = standing === 'logIn' || standing === 'needsLogin';
  const isFollowed = login !== null && standing !== 'elsewhere' && !wantsLogin;
  const instant = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', hourCycle: 'h23' });
  return (
    <section className="outbox__team" aria-label={t('sync.title')}>
      <p role="status">
        <Icon size={20} aria-hidden /> {t(`sync.says.${says}`)}
      </p>
      {isFollowed && !readsFeed(login.role) && <p className="outbox__how">{t('sync.says.chain')}</p>}
      {problem && (
        <p className="outbox__problem" role="alert">
          {describeError(i18n, problem)}
        </p>
      )}
      {login && (
        <p className="outbox__how">
          {login.name}
          {lastContactAt && ` · ${t('sync.contact', { time: instant.format(new Date(lastContactAt)) })}`}
        </p>
      )}
      {wantsLogin && (
        <a className="outbox__second" href="/team">
          {t('sync.logIn')}
        </a>
      )}
      {isFollowed && (
        <button
          type="button"
          className="outbox__second"
          onClick={() => void import('../../../state/sync.ts').then(({ syncNow }) => syncNow())}
        >
          {t('sync.now')}
        </button>
      )}
      <GivenUpList />
    </section>
  );
}
