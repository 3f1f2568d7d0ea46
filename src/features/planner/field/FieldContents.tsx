import { useTranslation } from 'react-i18next';
import type { FieldCounts } from '../../../workers/calls/field.ts';

const ROWS = ['parcels', 'redLines', 'compensated', 'permits', 'sightings', 'ownSightings', 'cases', 'patches', 'tasks'] as const;

/** How much land, what of it and how many megabytes a package is. */
export function FieldContents({ counts, bytes }: { readonly counts: FieldCounts; readonly bytes: number }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const decimal = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value);
  return (
    <div role="status">
      <p className="field-making__sum">
        {t('fieldMaking.sum', { km2: decimal(counts.area_m2 / 1e6), mb: decimal(bytes / 1e6) })}
      </p>
      <dl className="field-making__counts">
        {ROWS.map((row) => (
          <div key={row}>
            <dt>{t(`fieldMaking.counts.${row}`)}</dt>
            <dd className="figures">{number.format(counts[row])}</dd>
          </div>
        ))}
      </dl>
      {counts.leftOut.map(({ code, count }) => (
        <p key={code} className="failure">
          {t('fieldMaking.leftOut', { code, count })}
        </p>
      ))}
    </div>
  );
}
