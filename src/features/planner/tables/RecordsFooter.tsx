import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { RULER_VERSION } from '../../../core/measure/ruler.ts';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useTables } from '../../../state/tables.ts';
import type { RowTotals, TableAnswer, TableName } from '../../../workers/calls/tables.ts';
import type { Translate } from './table-words.ts';

const HINTS: Readonly<Partial<Record<TableName, string>>> = {
  parcels: 'tables.placedBy',
  sightings: 'tables.largest',
  findings: 'tables.findingsLand',
};

/** Sum and households of rows in words; land that several claim counts as often as it is claimed. */
export function describeTotals(t: Translate, { area_cm2, landless, sigma_m2, households }: RowTotals): string[] {
  if (landless) return [];
  const decimals = supportedDecimals(sigma_m2, 2);
  const sum = t('tables.sum', {
    area: formatArea(area_cm2, 'm2', decimals),
    mu: formatArea(area_cm2, 'mu', supportedMuDecimals(sigma_m2, 2)),
  });
  return households === null ? [sum] : [sum, t('tables.households', { count: households })];
}

/** What is shown, added up: rows, land, households; beside it by which measure and ruler. */
export function RecordsFooter({ name, answer, chosen }: { name: TableName; answer: TableAnswer; chosen: RowTotals | null }) {
  const { t, i18n } = useTranslation();
  const union = useTables((s) => s.union_cm2);
  const { totals, all, measure } = answer;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const rows =
    totals.rows === all
      ? t('tables.totalsAll', { rows: number(all) })
      : t('tables.totals', { rows: number(totals.rows), all: number(all) });
  const once =
    union === null
      ? totals.landless
        ? []
        : [t('tables.unionUnknown')]
      : union === undefined || union === totals.area_cm2
        ? []
        : [t('tables.union', { union: formatArea(union, 'm2', supportedDecimals(totals.sigma_m2, 2)) })];
  const [sum = [], ...households] = describeTotals(t, totals);
  const hint = HINTS[name] && t(HINTS[name]);
  return (
    <footer className="records__foot">
      <p className="figures" data-testid="records-totals">
        {(chosen
          ? [t('tables.chosen', { rows: number(chosen.rows) }), ...describeTotals(t, chosen)]
          : [rows, ...[sum].flat(), ...once, ...households]
        ).join(' · ')}
      </p>
      <p className="quiet records__basis" title={hint}>
        {!totals.landless && t('table.basis', { measure: t(`table.${measure}`), version: RULER_VERSION })}
        {hint && ` · ${hint}`}
      </p>
    </footer>
  );
}
