import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { numberDay } from '../../../core/register/day.ts';
import { rankWithTies } from '../../../core/report/rank-with-ties.ts';
import { loadComparison, sameTarget, useScene } from '../../../state/scene.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { TARGET_KINDS, type TargetKind, type TargetStanding } from '../../../workers/calls/footprint.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { describeDelay } from './Projections.tsx';
import { signed, useAreaText, useTargetName } from './use-footprint.ts';

const clearedShare = ({ all_cm2, items_cm2 }: TargetStanding): number | null =>
  all_cm2 > 0 ? (all_cm2 - items_cm2) / all_cm2 : null;

const decrease = (change_cm2: number | null): number | null => (change_cm2 === null ? null : -change_cm2);

/** By what targets can be ranked, the largest first; those without the figure come last. */
const MEASURES = {
  unresolved: (one: TargetStanding): number | null => one.unresolved_cm2,
  cleared: clearedShare,
  week: (one: TargetStanding) => decrease(one.sinceLastWeek_cm2),
  four: (one: TargetStanding) => decrease(one.sinceFourWeeks_cm2),
  finish: (one: TargetStanding) =>
    one.unresolved_cm2 > 0 && one.projection?.finishOn ? -numberDay(one.projection.finishOn) : null,
} as const;
type MeasureName = keyof typeof MEASURES;
const IN_MU: ReadonlySet<MeasureName> = new Set<MeasureName>(['unresolved', 'week', 'four']);

/** The targets of a kind side by side at the end of one week; a click looks at one of them. */
export function RankingTable({ first }: { first: TargetKind }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState(first);
  const [by, setBy] = useState<MeasureName>('unresolved');
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const comparison = useScene((s) => s.comparison);
  const day = shownDay(on, summary);
  useEffect(() => setKind(first), [first]);
  useEffect(() => {
    if (day !== '') void loadComparison(kind, day);
  }, [kind, day, revision]);
  const rows = useMemo(() => {
    const standings = comparison?.kind === kind ? comparison.standings : [];
    const values = standings.map((one) => MEASURES[by](one) ?? Number.NEGATIVE_INFINITY);
    const ranks = rankWithTies(values);
    return standings.map((one, n) => ({ one, rank: ranks[n] })).sort((a, b) => a.rank - b.rank);
  }, [comparison, kind, by]);
  const most = Math.max(1, ...rows.map(({ one }) => one.unresolved_cm2));
  const header = (measure: MeasureName) => (
    <th scope="col" aria-sort={by === measure ? 'descending' : 'none'}>
      <UnstyledButton className="ranking__sort" data-chosen={by === measure} onClick={() => setBy(measure)}>
        {t(`footprint.ranking.${measure}`)}
        {IN_MU.has(measure) && <small> {t('unit.mu')}</small>}
      </UnstyledButton>
    </th>
  );
  return (
    <section className="ranking" aria-label={t('footprint.ranking.tab')}>
      <SegmentedControl
        className="ranking__kinds"
        size="xs"
        aria-label={t('footprint.ranking.kind')}
        data={TARGET_KINDS.map((value) => ({ value, label: t(`footprint.ranking.kinds.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value)}
      />
      <div className="ranking__scroll" tabIndex={0} role="region" aria-label={t(`footprint.ranking.kinds.${kind}`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('footprint.ranking.rank')}</th>
              <th scope="col">{t('footprint.ranking.name')}</th>
              {header('unresolved')}
              {header('cleared')}
              {header('week')}
              {header('four')}
              <th scope="col">{t('footprint.ranking.due')}</th>
              {header('finish')}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ one, rank }) => (
              <RankingRow key={one.target.id} standing={one} rank={rank} most={most} week={comparison?.week ?? day} />
            ))}
          </tbody>
        </table>
        {comparison?.kind === kind && rows.length === 0 && <p className="quiet">{t('footprint.ranking.empty')}</p>}
        {comparison && (
          <p className="quiet definition figures">
            {t('footprint.ranking.asOf', { day: comparison.week })} {t('footprint.ranking.note')}
          </p>
        )}
      </div>
    </section>
  );
}

function RankingRow({ standing, rank, most, week }: { standing: TargetStanding; rank: number; most: number; week: string }) {
  const { t } = useTranslation();
  const text = useAreaText();
  const nameOf = useTargetName();
  const chosen = useView((s) => sameTarget(s.target, standing.target));
  const setTarget = useView((s) => s.setTarget);
  const { unresolved_cm2, items_cm2, all_cm2, dueOn } = standing;
  const share = clearedShare(standing);
  const late = !!dueOn && dueOn < week && unresolved_cm2 > 0;
  const formula = t('footprint.clearedFormula', { part: text.mu(all_cm2 - items_cm2), whole: text.mu(all_cm2) });
  return (
    <tr aria-current={chosen} onClick={() => setTarget(standing.target)}>
      <td className="figures ranking__rank">{rank}</td>
      <th scope="row">
        <UnstyledButton className="ranking__name" title={t('footprint.ranking.open', { name: nameOf(standing.target) })}>
          {nameOf(standing.target)}
        </UnstyledButton>
      </th>
      <td className="figures ranking__unresolved">
        {formatArea(unresolved_cm2, 'mu', 1)}
        <span className="bar" aria-hidden>
          <span style={{ width: `${(100 * unresolved_cm2) / most}%` }} />
        </span>
      </td>
      <td className="figures" title={formula}>
        {share === null ? '—' : formatShare(share)}
      </td>
      <td className="figures">{standing.sinceLastWeek_cm2 === null ? '—' : signed(standing.sinceLastWeek_cm2, 1)}</td>
      <td className="figures">{standing.sinceFourWeeks_cm2 === null ? '—' : signed(standing.sinceFourWeeks_cm2, 1)}</td>
      <td className={late ? 'figures overdue' : 'figures'}>{dueOn ?? '—'}</td>
      <Finish standing={standing} />
    </tr>
  );
}

function Finish({ standing: { unresolved_cm2, projection, daysLate } }: { standing: TargetStanding }) {
  const { t } = useTranslation();
  if (unresolved_cm2 === 0) return <td>{t('footprint.done')}</td>;
  if (!projection?.finishOn) return <td className="quiet">{t('footprint.unforeseeable')}</td>;
  const band = t(projection.latestOn ? 'footprint.finishBand' : 'footprint.finishBandOpen', {
    earliest: projection.earliestOn ?? projection.finishOn,
    latest: projection.latestOn,
  });
  return (
    <td className="figures ranking__finish" title={band}>
      {projection.finishOn} <span className="quiet ranking__band">({band})</span>
      {daysLate !== null && <span className={daysLate > 0 ? 'overdue' : 'quiet'}> {describeDelay(daysLate, t)}</span>}
    </td>
  );
}
