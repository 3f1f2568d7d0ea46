import { useTranslation } from 'react-i18next';
import type { Explanation, ReadingResult } from '../../../core/measure/explain/explanation.ts';
import { nameDeviation, nameWay, signed } from '../../../i18n/describe-explanation.ts';

/** Results of all ways in the typed unit: those that give the number, then usual ones that do not. */
export function ReadingTable({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { given, nearest, typed } = explanation;
  return (
    <div className="explain__scroll" tabIndex={0} role="region" aria-label={t('explain.table')}>
      <table className="explain__table">
        <thead>
          <tr>
            <th scope="col">{t('explain.columns.way')}</th>
            <th scope="col">{t('explain.columns.value', { unit: t(`explain.unit.${typed.unit}`) })}</th>
            <th scope="col">{t('explain.columns.difference')}</th>
            <th scope="col">{t('explain.columns.percent')}</th>
            <th scope="col">{t('explain.columns.within')}</th>
          </tr>
        </thead>
        <Group title={t('explain.given')} rows={given} explanation={explanation} />
        <Group title={t('explain.nearest')} rows={nearest} explanation={explanation} />
      </table>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly ReadingResult[];
  readonly explanation: Explanation;
}

function Group({ title, rows, explanation }: GroupProps) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="colgroup" colSpan={5} className="explain__group">
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={JSON.stringify([row.deviations, row.isWritten])} className={row.gives ? 'explain__gives' : undefined}>
          <th scope="row">
            {nameWay(i18n, row, explanation.record)}
            {row.alike && (
              <span className="quiet explain__alike">
                {t('explain.alike', { ways: row.alike.map((one) => nameDeviation(i18n, one)).join(t('explain.semicolon')) })}
              </span>
            )}
          </th>
          <td className="figures">{row.value}</td>
          <td className="figures">{signed(row.difference)}</td>
          <td className="figures">{signed(row.difference_percent)}</td>
          <td>
            {t(row.isWithinSigma === null ? 'explain.unknownSigma' : row.isWithinSigma ? 'explain.isWithin' : 'explain.isBeyond')}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
