import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  chooseTarget,
  isForgotten,
  OVERDUE_CHOICES,
  setOverdueAfter,
  targetKey,
  usePatrolCoverage,
} from '../../../state/patrol/coverage.ts';
import { USUAL_OVERDUE_DAYS } from '../../../core/register/default-settings.ts';
import { useSession } from '../../../state/session.ts';
import type { TargetGroup, TargetRow } from '../../../workers/calls/patrolling.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { useTrackWords } from './use-track-words.ts';

type Shown = 'unseen' | 'seen' | 'overdue';

const CLOSE_UP = 16.5;
const MOST_SHOWN = 40;

/** What of the district was seen: how many of each kind, when last, and what is overdue. */
export function TargetsPart() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const { coverage, kinds, overdueAfter_days, error } = usePatrolCoverage();
  const office_days = useSession((s) => s.summary?.settings.coverageOverdue_days) ?? USUAL_OVERDUE_DAYS;
  const [shown, show] = useState<Shown>('unseen');
  if (error)
    return (
      <p className="track__alert" role="alert">
        {words.failure(error)}
      </p>
    );
  if (!coverage) return null;
  const groups = coverage.groups.filter(({ kind }) => kinds.includes(kind));
  const counts = {
    unseen: sum(groups, (group) => group.count - group.seenNow),
    seen: sum(groups, (group) => group.seenNow),
    overdue: sum(groups, (group) => group.overdue),
  };
  const rows = groups.flatMap((group) => listOf(group, shown)).toSorted(orderOf(shown));
  const listed = rows.slice(0, MOST_SHOWN);
  return (
    <section className="track__targets" aria-label={t('patrol.track.targets.title')}>
      <h3>{t('patrol.track.targets.title')}</h3>
      <div className="track__chips">
        {(['unseen', 'seen', 'overdue'] as const).map((one) => (
          <button key={one} type="button" className="track__chip" aria-pressed={shown === one} onClick={() => show(one)}>
            {t(`patrol.track.targets.${one}`, { count: counts[one] })}
          </button>
        ))}
      </div>
      {shown === 'overdue' && (
        <fieldset className="track__chips">
          <legend>{t('patrol.track.targets.after')}</legend>
          {[...new Set([office_days, ...OVERDUE_CHOICES])]
            .sort((a, b) => a - b)
            .map((days) => (
              <button
                key={days}
                type="button"
                className="track__chip"
                aria-pressed={(overdueAfter_days ?? office_days) === days}
                onClick={() => setOverdueAfter(days === office_days ? null : days)}
              >
                {t(days === office_days ? 'patrol.track.targets.officeDays' : 'patrol.track.targets.days', { days })}
              </button>
            ))}
        </fieldset>
      )}
      {listed.length === 0 && <p>{t('patrol.track.targets.empty')}</p>}
      <ul className="track__list">
        {listed.map((row) => (
          <TargetLine key={targetKey(row)} row={row} />
        ))}
      </ul>
      {counts[shown] > listed.length && <p>{t('patrol.track.targets.more', { count: counts[shown] - listed.length })}</p>}
      <p className="track__hint">
        {t('patrol.track.targets.rule', { distance: coverage.distance_m, accuracy: coverage.accuracy_m })}
        {coverage.distrusted > 0 && ` ${t('patrol.track.targets.distrusted', { count: coverage.distrusted })}`}
      </p>
    </section>
  );
}

function TargetLine({ row }: { row: TargetRow }) {
  const { t } = useTranslation();
  const words = useTrackWords();
  const map = usePatrolMap();
  const choose = () => {
    chooseTarget(targetKey(row));
    map?.flyTo({ lon: row.at[0], lat: row.at[1], zoom: CLOSE_UP });
  };
  return (
    <li>
      <button type="button" className="track__target" onClick={choose}>
        <span
          className={`track__mark track__mark--${row.isSeenNow ? 'seen' : isForgotten(row) ? 'overdue' : 'unseen'}`}
          aria-hidden
        />
        <span>
          <strong>{row.label}</strong>
          <small>
            {words.since(row)}
            {row.visit && ` · ${t('patrol.track.targets.visited', { outcome: t(`patrol.track.visit.${row.visit.outcome}`) })}`}
          </small>
        </span>
        <span className="track__away">{row.away_m === null ? '' : words.away(row)}</span>
      </button>
    </li>
  );
}

const sum = (groups: readonly TargetGroup[], of: (group: TargetGroup) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

const listOf = (group: TargetGroup, shown: Shown): readonly TargetRow[] =>
  shown === 'unseen' ? group.unseen : shown === 'seen' ? group.seen : group.overdueRows;

function orderOf(shown: Shown): (a: TargetRow, b: TargetRow) => number {
  const away = (row: TargetRow) => row.away_m ?? 0;
  const age = (row: TargetRow) => row.since_days ?? Number.MAX_SAFE_INTEGER;
  if (shown === 'seen') return (a, b) => ((a.seenAt ?? '') < (b.seenAt ?? '') ? 1 : -1);
  return shown === 'unseen' ? (a, b) => away(a) - away(b) : (a, b) => age(b) - age(a) || away(a) - away(b);
}
