import { useTranslation } from 'react-i18next';
import type { EventWords } from './describe-event.ts';

export interface DescribedEvent extends EventWords {
  readonly seq: number;
  readonly at: string;
  /** On this device's clock: `09:41:07`. */
  readonly time: string;
  readonly action: string;
}

/** The events of one day, latest first. */
export function EventTable({ day, events }: { readonly day: string; readonly events: readonly DescribedEvent[] }) {
  const { t } = useTranslation();
  return (
    <section className="team-day" aria-label={day}>
      <h2 className="figures">
        {day} <span className="team-quiet">{t('team.audit.count', { count: events.length })}</span>
      </h2>
      <table className="team-table team-events">
        <thead className="visually-hidden">
          <tr>
            {(['time', 'who', 'what', 'number'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`team.audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map(({ seq, at, time, who, what, from, action }) => (
            <tr key={seq} data-action={action}>
              <td className="team-events__time figures">
                <time dateTime={at}>{time}</time>
              </td>
              <th scope="row">{who}</th>
              <td>
                {what}
                {from.length > 0 && <span className="team-quiet team-events__from figures">{from.join(' · ')}</span>}
              </td>
              <td className="team-events__seq figures">{seq}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
