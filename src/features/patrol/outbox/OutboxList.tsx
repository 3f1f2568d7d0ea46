import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupByRecord } from '../../../core/register/outbox/field-work.ts';
import type { OutboxEntry } from '../../../core/register/outbox/outbox-entry.ts';
import type { Instant } from '../../../core/register/ports.ts';
import { OutboxRecord } from './OutboxRecord.tsx';

interface OutboxListProps {
  readonly entries: readonly OutboxEntry[];
  /** Records that somebody has to look at stand apart from the others, before everything that can be pressed. */
  readonly which: 'attention' | 'others';
}

/** Records, newest first. Drawn anew when they change, not while a file is written. */
export const OutboxList = memo(function OutboxList({ entries, which }: OutboxListProps) {
  const { t, i18n } = useTranslation();
  const when = useMemo(() => {
    const words = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
    return (at: Instant) => words.format(new Date(at));
  }, [i18n.language]);
  const groups = useMemo(() => {
    const isAsked = (members: readonly OutboxEntry[]) => members.some(({ state }) => state === 'attention');
    const all = groupByRecord(entries, (entry) => entry).filter(({ members }) => isAsked(members) === (which === 'attention'));
    return [...all].reverse();
  }, [entries, which]);
  if (groups.length === 0) return null;
  return (
    <ul className="outbox__list" aria-label={t(which === 'attention' ? 'patrol.outbox.state.attention' : 'patrol.outbox.list')}>
      {groups.map(({ record, members }) => (
        <OutboxRecord key={`${record.kind}/${record.id}`} record={record} entries={members} when={when} />
      ))}
    </ul>
  );
});
