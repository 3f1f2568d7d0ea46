import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOfInstant } from '../../../state/day-of-instant.ts';
import { loadAccounts, useAccounts } from '../../../state/team/accounts.ts';
import { exportAudit, loadAudit, loadEarlier, useAudit } from '../../../state/team/audit.ts';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';
import { describeEvent, nameAccounts } from './describe-event.ts';
import { type DescribedEvent, EventTable } from './EventTable.tsx';
import { VerdictNote } from './VerdictNote.tsx';

/** Rows that are drawn at first, and more at each wish. */
const ROWS = 200;

/** Who logged in, who was given or refused what, and what left the house; with what this page found when it reckoned the chain. */
export function AuditView() {
  const { t, i18n } = useTranslation();
  const { events, verdict, error, isBusy } = useAudit();
  const accounts = useAccounts((s) => s.accounts);
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  const [text, setText] = useState('');
  const [most, setMost] = useState(ROWS);
  const leaving = useStep();
  useEffect(() => {
    void loadAudit();
    void loadAccounts();
  }, []);
  const described = useMemo(() => {
    const names = nameAccounts(events ?? [], accounts ?? []);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium', hourCycle: 'h23' });
    return (events ?? [])
      .map((event) => ({
        ...describeEvent(t, event, names),
        seq: event.seq,
        at: event.at,
        time: clock.format(new Date(event.at)),
        day: dayOfInstant(event.at, zone),
        actor: event.actor,
        action: event.action,
      }))
      .reverse();
  }, [events, accounts, t, i18n.language]);
  const wanted = text.trim().toLowerCase();
  const found = described.filter(
    (event) =>
      (actor === '' || event.actor === actor) &&
      (action === '' || event.action === action) &&
      (wanted === '' || [event.who, event.what, ...event.from].some((one) => one.toLowerCase().includes(wanted))),
  );
  const actors = new Map(described.map((event) => [event.actor, event.who]));
  const actions = [...new Set(described.map((event) => event.action))].sort();
  const all = { value: '', label: t('team.audit.all') };
  const hasEarlier = found.length > most || (events?.[0]?.seq ?? 1) > 1;
  const seeEarlier = () => {
    if (found.length <= most) void loadEarlier();
    setMost(most + ROWS);
  };
  const leave = () =>
    leaving.run(async () => {
      const name = await exportAudit();
      notifications.show({ message: t('team.audit.exported', { name }) });
      await loadAudit();
    });
  return (
    <section className="team-audit">
      <VerdictNote verdict={verdict} />
      <div className="team-tools">
        <TextInput
          size="md"
          className="team-tools__search"
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('team.audit.search')}
          placeholder={t('team.audit.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          size="md"
          label={t('team.audit.byActor')}
          value={actor}
          onChange={(event) => setActor(event.currentTarget.value)}
          data={[all, ...[...actors].map(([value, label]) => ({ value, label }))]}
        />
        <NativeSelect
          size="md"
          label={t('team.audit.byAction')}
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
          data={[all, ...actions.map((value) => ({ value, label: t(`team.audit.actions.${value}`) }))]}
        />
        <Button
          size="md"
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          disabled={isBusy}
          onClick={() => void loadAudit()}
        >
          {t('team.audit.refresh')}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={leaving.isBusy}
          title={t('team.audit.exportHint')}
          onClick={() => void leave()}
        >
          {t('team.audit.export')}
        </Button>
      </div>
      <Failure failure={error ?? leaving.failure} />
      {events && (
        <p className="team-quiet" role="status">
          {events.length === 0
            ? t('team.audit.empty')
            : found.length === 0
              ? t('team.audit.nothing')
              : t('team.audit.count', { count: found.length })}
          {' · '}
          {t('team.audit.exportHint')}
        </p>
      )}
      {byDay(found.slice(0, most)).map(([day, ofDay]) => (
        <EventTable key={day} day={day} events={ofDay} />
      ))}
      {hasEarlier && (
        <Button variant="default" size="md" disabled={isBusy} onClick={seeEarlier}>
          {t('team.audit.earlier')}
        </Button>
      )}
    </section>
  );
}

function byDay(
  events: readonly (DescribedEvent & { readonly day: string })[],
): readonly (readonly [string, readonly DescribedEvent[]])[] {
  const days = new Map<string, DescribedEvent[]>();
  for (const event of events) {
    const ofDay = days.get(event.day);
    if (ofDay) ofDay.push(event);
    else days.set(event.day, [event]);
  }
  return [...days];
}
