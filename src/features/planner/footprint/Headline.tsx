import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { LAND_BANDS } from '../../../core/report/footprint/status-footprints.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { type Footprint, useAreaText } from './use-footprint.ts';

const WEEKS_BACK = [
  [1, 'footprint.sinceLastWeek'],
  [4, 'footprint.sinceFourWeeks'],
] as const;

/** What is unresolved on the day looked at, how that changed, and the cleared share with what it is made of. */
export function Headline({ footprint: { series, week } }: { footprint: Footprint }) {
  const { t } = useTranslation();
  const text = useAreaText();
  const unresolved = series.unresolved_cm2[week] ?? 0;
  const ofItems = series.items_cm2[week] ?? 0;
  const ofCases = series.bands[LAND_BANDS.indexOf('open-case')][week] ?? 0;
  const all = series.all_cm2[week] ?? 0;
  return (
    <div className="headline">
      <span className="headline__figure figures" data-testid="unresolved-mu">
        {formatArea(unresolved, 'mu', 1)} <small>{t('unit.mu')}</small>
      </span>
      <span className="quiet figures">
        {text.m2(unresolved)} · {t('progressPanel.plots', { count: series.unresolvedPlots[week] ?? 0 })}
      </span>
      {ofCases > 0 && (
        <span className="quiet figures" data-testid="open-case-land">
          {t('footprint.openCaseAdds', { area: text.m2(ofCases) })}
        </span>
      )}
      <dl className="headline__facts">
        {WEEKS_BACK.map(([weeks, label]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd className="figures">
              {week >= weeks ? text.change(unresolved - series.unresolved_cm2[week - weeks]) : t('footprint.noEarlier')}
            </dd>
          </div>
        ))}
        {all > 0 && (
          <div>
            <dt>{t('footprint.clearedShare')}</dt>
            <dd className="figures">{formatShare((all - ofItems) / all)}</dd>
          </div>
        )}
      </dl>
      {all > 0 && (
        <span className="quiet figures headline__formula">
          {t('footprint.clearedFormula', { part: text.mu(all - ofItems), whole: text.mu(all) })}
        </span>
      )}
    </div>
  );
}
