import { useTranslation } from 'react-i18next';
import { sigmaText, supportedMuDecimals } from '../../core/measure/area-text.ts';
import { formatArea, formatAreaChange } from '../../core/measure/decimal.ts';
import type { Measurement } from '../../core/measure/measurement.ts';
import { supportedDecimals } from '../../core/measure/sigma.ts';
import { useSession } from '../../state/session.ts';
import type { AreaFigures as Figures } from '../../workers/engine-api.ts';

/** An area in m² and mu with its ±. What was surveyed keeps its official decimals, all else the digits that the ± supports. */
export function Area({ area, surveyed = false }: { area: Measurement; surveyed?: boolean }) {
  const { t } = useTranslation();
  const decimals = useSession((s) => s.summary?.settings.decimals) ?? { m2: 2, ha: 4, mu: 2 };
  const { sigma_m2 } = area;
  const shown = surveyed ? decimals.m2 : supportedDecimals(sigma_m2, decimals.m2);
  const shownMu = surveyed ? decimals.mu : supportedMuDecimals(sigma_m2, decimals.mu);
  return (
    <span className="figures area">
      <span className="area__value">{formatArea(area.value_cm2, 'm2', shown)}</span> <small>m²</small>
      {sigma_m2 !== undefined && <span className="area__sigma"> ± {sigmaText(sigma_m2, shown)}</span>}
      <span className="area__mu">
        {formatArea(area.value_cm2, 'mu', shownMu)} <small>{t('unit.mu')}</small>
      </span>
    </span>
  );
}

/** Both legal measures side by side, the one of record marked; a stated area is a row of its own with its difference. */
export function AreaTable({
  figures,
  stated,
  statedBy,
  surveyed,
}: {
  figures: Figures;
  stated?: Measurement;
  /** Who states it; a certificate where absent. */
  statedBy?: string;
  surveyed: boolean;
}) {
  const { t } = useTranslation();
  const record = figures.record === 'planar' && figures.planar ? figures.planar : figures.ellipsoidal;
  const mark = <span className="record-mark">{t('detail.record')}</span>;
  const difference = stated ? stated.value_cm2 - record.value_cm2 : 0;
  return (
    <table className="area-table">
      <tbody>
        <tr>
          <th scope="row">
            {t('detail.planar', { meridian: figures.planar?.meridian ?? '' })}{' '}
            {figures.record === 'planar' && figures.planar && mark}
          </th>
          <td data-testid="planar-area">
            {figures.planar ? (
              <Area area={figures.planar} surveyed={surveyed} />
            ) : (
              <span className="quiet">{t('detail.outsidePlane')}</span>
            )}
          </td>
        </tr>
        <tr>
          <th scope="row">
            {t('detail.ellipsoidal')} {record === figures.ellipsoidal && mark}
          </th>
          <td data-testid="ellipsoidal-area">
            <Area area={figures.ellipsoidal} surveyed={surveyed} />
          </td>
        </tr>
        {stated && (
          <tr>
            <th scope="row">{statedBy ?? t('detail.stated')}</th>
            <td>
              <Area area={stated} />
              <span className="quiet area__difference figures">
                {t(statedBy ? 'detail.statedByDifference' : 'detail.statedDifference', {
                  who: statedBy,
                  difference: `${formatAreaChange(difference, 'm2', surveyed ? 2 : supportedDecimals(record.sigma_m2, 2))} m²`,
                })}
              </span>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
