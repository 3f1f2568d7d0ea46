import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../../core/measure/area-text.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { sameRef, select, useSelection } from '../../../state/selection.ts';
import { pointTo } from '../../../state/hover.ts';
import type { Nearby, NearGroup, NearRow } from '../../../workers/calls/inspection.ts';
import { useNames } from './use-names.ts';

/** Rows listed at first; the rest is one press away. */
const FEW = 20;

/** What lies near, nearest first, a section for each subject. */
export function NearResult({ nearby }: { nearby: Nearby }) {
  const { t } = useTranslation();
  return (
    <div className="inspect__result" data-testid="nearby">
      {nearby.place && (
        <p className="quiet figures">
          {t('inspection.near.fromPoint', { lon: nearby.place[0].toFixed(6), lat: nearby.place[1].toFixed(6) })}
        </p>
      )}
      {nearby.groups.length === 0 && <p className="quiet">{t('inspection.near.nothing')}</p>}
      {nearby.groups.map((group, n) => (
        <NearSection key={group.subject} group={group} isFirst={n === 0} />
      ))}
    </div>
  );
}

function NearSection({ group, isFirst }: { group: NearGroup; isFirst: boolean }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rows = all ? group.rows : group.rows.slice(0, FEW);
  return (
    <details className="found" open={isFirst} data-subject={group.subject}>
      <summary>
        <span className="found__name">{t(`inspection.subject.${group.subject}`)}</span>
        <span className="quiet figures found__share">
          {t('inspection.near.total', {
            count: group.count,
            area: formatArea(group.sum_cm2, 'm2', 2),
            mu: formatArea(group.sum_cm2, 'mu', 2),
          })}
        </span>
      </summary>
      <ul className="near-list">
        {rows.map((row) => (
          <NearLine key={JSON.stringify(row.ref)} row={row} />
        ))}
      </ul>
      {group.rows.length > FEW && (
        <UnstyledButton className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('inspection.history.showLess') : t('inspection.history.showAll', { count: group.rows.length })}
        </UnstyledButton>
      )}
      {group.count > group.rows.length && (
        <p className="quiet found__slivers">{t('inspection.near.capped', { count: group.rows.length })}</p>
      )}
    </details>
  );
}

function NearLine({ row }: { row: NearRow }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const chosen = useSelection((s) => sameRef(s.ref, row.ref));
  return (
    <li>
      <UnstyledButton
        className="near-list__row"
        aria-pressed={chosen}
        onClick={() => void select(row.ref)}
        onMouseEnter={() => pointTo(row.ref)}
        onMouseLeave={() => pointTo(null)}
      >
        <span className="near-list__name figures">{nameOf(row.ref, row.label)}</span>
        <span className="figures near-list__way">
          {row.direction && <span className="quiet">{t(`inspection.compass.${row.direction}`)} </span>}
          {row.distance_m === 0 ? t('inspection.near.touches') : `${row.distance_m.toFixed(2)} m`}
        </span>
        <span className="quiet figures near-list__area">{areaText(row.area_cm2, row.sigma_m2, 2)} m²</span>
      </UnstyledButton>
    </li>
  );
}
