import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupByRecord } from '../../../core/register/outbox/field-work.ts';
import type { OutboxEntry } from '../../../core/register/outbox/outbox-entry.ts';
import type { Instant } from '../../../core/register/ports.ts';
import { OutboxRecord } from './OutboxRecord.tsx';

/** The records, newest first; those that somebody has to look at before all. Drawn anew when they change, not while a file is written. */
export const OutboxList = memo(function OutboxList({ entries }: { entries: readonly OutboxEntry[] }) {
  const { t, i18n } = useTranslation();
  const when = useMemo(() => {
    const words = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
    return (at: Instant) => words.format(new Date(at));
  }, [i18n.language]);
  const groups = useMemo(() => {
    const newest = [...groupByRecord(entries, (entry) => entry)].reverse();
    const isAsked = ({ members }: (typeof newest)[number]) => members.some(({ state }) => state === 'attention');
    return [...newest.filter(isAsked), ...newest.filter((group) => !isAsked(group))];
  }, [entries]);
  if (groups.length === 0) return null;
  return (
    <ul className="outbox__list" aria-label={t('patrol.outbox.list')}>
      {groups.map(({ record, members }) => (
        <OutboxRecord key={`${record.kind}/${record.id}`} record={record} entries={members} when={when} />
      ))}
    </ul>
  );
});
