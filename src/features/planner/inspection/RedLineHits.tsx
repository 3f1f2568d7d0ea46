import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../../core/measure/area-text.ts';
import { pointTo } from '../../../state/hover.ts';
import { select, useSelection } from '../../../state/selection.ts';
import { StatusMark } from '../StatusMark.tsx';

const MOST_LISTED = 5;

/** How many parcels a red line covers, and the largest that are not handed over yet, with how long they have stood so. */
export function RedLineHits({ redLineId }: { redLineId: string }) {
  const { t } = useTranslation();
  const table = useSelection((s) => (s.redLineId === redLineId ? s.table : null));
  if (!table || table.notBefore) return null;
  const unresolved = table.rows.filter((row) => !row.sliver && row.status && row.status !== 'handed-over');
  const listed = unresolved.slice(0, MOST_LISTED);
  return (
    <section>
      <h3>
        {t('inspection.detail.hits', { count: table.totals.overlaps })}{' '}
        <span className="figures">
          {areaText(table.totals.union_cm2, table.totals.sigma_m2, 2)} <small>m²</small>
        </span>
      </h3>
      {unresolved.length === 0 ? (
        <p className="quiet">{t('inspection.detail.allResolved')}</p>
      ) : (
        <>
          <p className="quiet">{t('inspection.detail.unresolvedTop', { count: listed.length })}</p>
          <ul className="overlap-list">
            {listed.map((row) => (
              <li key={row.parcelNo + row.ref.row}>
                <UnstyledButton
                  className="overlap-list__row"
                  onClick={() => void select(row.ref)}
                  onMouseEnter={() => pointTo(row.ref)}
                  onMouseLeave={() => pointTo(null)}
                >
                  <span className="kind-mark kind-mark--parcel" aria-hidden />
                  <span className="overlap-list__label figures">{row.parcelNo}</span>
                  <span className="figures">
                    {areaText(row.overlap_cm2, row.sigma_m2, 2)} <small>m²</small>
                  </span>
                  <span className="quiet overlap-list__share figures">
                    <StatusMark status={row.status} /> {row.since && t('detail.itemSince', { day: row.since })}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          {unresolved.length > listed.length && (
            <p className="quiet">{t('inspection.detail.unresolvedRest', { count: unresolved.length - listed.length })}</p>
          )}
        </>
      )}
    </section>
  );
}
