import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { AcceptedChange } from '../../../core/register/change.ts';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import type { OutboxEntry } from '../../../core/register/outbox/outbox-entry.ts';
import { useSession } from '../../../state/session.ts';
import { decideSyncCase, sendAgain } from '../../../state/sync-case.ts';
import { readsFeed, useSync } from '../../../state/sync-state.ts';
import { openTeamDistrict } from '../../../state/team/open-team-district.ts';
import { useFailureText } from '../use-failure-text.ts';
import { useGivenUp } from './use-given-up.ts';
import { isMerge, type Standing, useTeamStanding } from './use-standing.ts';

/** Clocks that differ by less change no day and no deadline that anybody would notice. */
const TOLD_OFFSET_MS = 30_000;
const SAYS: Readonly<Record<Standing, string>> = {
  logIn: 'logIn',
  elsewhere: 'elsewhere',
  connecting: 'connecting',
  synced: 'connected',
  waiting: 'waiting',
  offline: 'offline',
  needsLogin: 'needs-login',
  merge: 'waiting',
  fix: 'waiting',
  stopped: 'stopped',
};

interface SyncDialogProps {
  onClose(): void;
  /** Opens what is to be decided beside the map; where a screen has no place for it, the choice is made here. */
  onDecide?(entity: EntityRef): void;
}

/** How things stand, what waits for a decision, what was given up, and the ways on. */
export function SyncDialog({ onClose, onDecide }: SyncDialogProps) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { login, problem, lastContactAt, clockOffset_ms, phase } = useSync();
  const { standing, asked } = useTeamStanding();
  const instant = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  const offset = clockOffset_ms !== null && Math.abs(clockOffset_ms) >= TOLD_OFFSET_MS ? clockOffset_ms : null;
  const isFollowed = phase !== 'alone';
  const hasDistrict = useSession((s) => s.summary !== null);
  const givesFeed = login !== null && readsFeed(login.role);
  return (
    <Modal opened onClose={onClose} title={t('sync.title')} centered size="md">
      <div className="sync-dialog">
        <p>{t(`sync.says.${SAYS[standing]}`)}</p>
        {isFollowed && !givesFeed && <p>{t(hasDistrict ? 'sync.says.chain' : 'sync.says.live')}</p>}
        {problem && (
          <p role="alert" className="failure">
            {failureText(problem)}
          </p>
        )}
        {login && (
          <p className="quiet">
            {login.name}
            {isFollowed && (
              <span className="figures">
                {' · '}
                {lastContactAt ? t('sync.contact', { time: instant.format(new Date(lastContactAt)) }) : t('sync.never')}
              </span>
            )}
          </p>
        )}
        {offset !== null && (
          <p className="warning figures">
            {t('sync.clock', {
              what: t(offset > 0 ? 'sync.clockBehind' : 'sync.clockAhead'),
              seconds: Math.round(Math.abs(offset) / 1000),
            })}
          </p>
        )}
        <div className="sync-dialog__ways">
          {(standing === 'logIn' || standing === 'needsLogin') && (
            <Button component="a" href="/team">
              {t('sync.logIn')}
            </Button>
          )}
          {standing === 'elsewhere' && (
            <Button onClick={() => void openTeamDistrict().then(onClose)}>{t('sync.openTeam')}</Button>
          )}
          {isFollowed && hasDistrict && standing !== 'needsLogin' && (
            <Button variant="default" onClick={() => void import('../../../state/sync.ts').then(({ syncNow }) => syncNow())}>
              {t('sync.now')}
            </Button>
          )}
          {standing !== 'logIn' && standing !== 'needsLogin' && (
            <Button component="a" href="/team" variant="subtle">
              {t('sync.toTeam')}
            </Button>
          )}
        </div>
        {asked.length > 0 && (
          <section aria-labelledby="sync-asked">
            <h3 id="sync-asked">{t('sync.asked')}</h3>
            <ul className="sync-dialog__list">
              {asked.map(({ record, members }) => (
                <Asked key={`${record.kind}/${record.id}`} record={record} members={members} onDecide={onDecide} />
              ))}
            </ul>
          </section>
        )}
        <GivenUp />
      </div>
    </Modal>
  );
}

interface AskedProps extends Pick<SyncDialogProps, 'onDecide'> {
  readonly record: EntityRef;
  readonly members: readonly OutboxEntry[];
}

function Asked({ record, members, onDecide }: AskedProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const label = members.find((one) => one.label !== '')?.label ?? '';
  const name = `${t(`sync.kind.${record.kind}`)} ${label}`.trim();
  const reasons = [...new Set(members.flatMap(({ reason }) => (reason ? [failureText(reason)] : [])))];
  const entity = members.find(({ state }) => state === 'attention')?.entity;
  return (
    <li>
      <strong>{name}</strong>
      {isMerge(members) && onDecide ? <p>{t('sync.case.merge')}</p> : reasons.map((reason) => <p key={reason}>{reason}</p>)}
      {entity &&
        (onDecide ? (
          <Button size="xs" aria-label={t('sync.decideNamed', { name })} onClick={() => onDecide(entity)}>
            {t('sync.decide')}
          </Button>
        ) : (
          <span className="sync-dialog__ways">
            <Button size="xs" variant="default" onClick={() => void sendAgain(entity)}>
              {t('sync.case.again')}
            </Button>
            <Button size="xs" variant="subtle" color="red" onClick={() => void decideSyncCase(entity, 'theirs')}>
              {t('sync.case.giveUp')}
            </Button>
          </span>
        ))}
    </li>
  );
}

/** What somebody gave up on this device: neither sent nor deleted. */
function GivenUp() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { changes, problem, takeUp } = useGivenUp();
  if (changes.length === 0) return null;
  const again = async (change: AcceptedChange) => {
    if (await takeUp(change)) notifications.show({ message: t('sync.takenUp') });
  };
  return (
    <details className="sync-dialog__given">
      <summary>
        {t('sync.given')} <span className="figures">({changes.length})</span>
      </summary>
      <p className="quiet">{t('sync.givenHint')}</p>
      {problem && (
        <p role="alert" className="failure">
          {failureText(problem)}
        </p>
      )}
      <ul className="sync-dialog__list">
        {changes.map((change) => (
          <li key={change.id}>
            <span>
              {t(`sync.kind.${change.entity.kind}`)} <span className="figures quiet">{change.on}</span>
            </span>
            <Button size="xs" variant="default" onClick={() => void again(change)}>
              {t('sync.takeUp')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
