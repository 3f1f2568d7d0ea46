import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { loadHistory, useHistory } from '../../../state/history.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { TimeLine, type TimeLineEvent, type TimeLineLane, type TimeLineMark } from '../../../ui/TimeLine.tsx';
import type { FeatureRef } from '../../../workers/feature-ref.ts';
import { useEventText } from './use-event-text.ts';
import { useNames } from './use-names.ts';

/** What happened to the selected feature; a click looks at that day. */
export function HistorySection({ feature }: { feature: FeatureRef }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { on, look } = useView();
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const history = useHistory((s) => s.history);
  const textOf = useEventText();
  useEffect(() => void loadHistory(feature), [feature, revision]);

  const lanes = useMemo<readonly TimeLineLane[]>(
    () =>
      (history?.lanes ?? []).map((lane) => {
        const label = lane.redLineId ? nameOf({ kind: 'red-line', id: lane.redLineId }, lane.label) : lane.label;
        return {
          label,
          spans: lane.spans.map((span) => ({
            ...span,
            ...(span.status ? { colour: `var(--chidu-status-${ITEM_STATUSES.indexOf(span.status)})` } : {}),
            label: t('inspection.history.span', {
              status: span.status ? t(`status.${span.status}`) : label,
              from: span.fromOn,
              until: span.untilOn ?? t('inspection.history.now'),
            }),
          })),
        };
      }),
    [history, nameOf, t],
  );
  const events = useMemo<readonly TimeLineEvent[]>(
    () => (history ? history.events.map((event) => ({ ...event, ...textOf(event, history) })) : []),
    [history, textOf],
  );
  const marks = useMemo<readonly TimeLineMark[]>(
    () =>
      (history?.marks ?? []).map(({ on: day, kind, label }) => ({
        on: day,
        kind: kind === 'due' ? 'limit' : 'start',
        label: t(`inspection.history.${kind}`, { name: label }),
      })),
    [history, t],
  );
  if (!history || !summary) return null;
  return (
    <section aria-label={t('inspection.history.title')}>
      <h3>{t('inspection.history.title')}</h3>
      {events.length === 0 ? (
        <p className="quiet">{t('inspection.history.none')}</p>
      ) : (
        <TimeLine
          lanes={lanes}
          events={events}
          marks={marks}
          day={shownDay(on, summary)}
          today={summary.lastOn}
          onDay={(day) => look(day === summary.lastOn ? null : day)}
          texts={{
            title: t('inspection.history.timeLine'),
            showAll: t('inspection.history.showAll', { count: events.length }),
            showLess: t('inspection.history.showLess'),
          }}
        />
      )}
    </section>
  );
}
