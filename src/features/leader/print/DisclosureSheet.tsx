import { useTranslation } from 'react-i18next';
import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import type { DisclosureField } from '../../../core/register/disclosure.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Regime } from '../../../core/register/red-line.ts';
import { writeYuan } from '../../../core/register/yuan.ts';
import type { DisclosureCell } from '../../../core/report/disclosure/disclosure-list.ts';
import type { useDisclosure } from '../../../state/leader/disclosure.ts';

interface DisclosureSheetProps {
  readonly list: NonNullable<ReturnType<typeof useDisclosure.getState>['list']>;
  readonly name: string;
  readonly district: string;
  readonly regime: Regime;
  readonly from: Day;
  readonly until: Day;
  readonly contact: string;
  /** Not on record: that stands across it. */
  readonly isDraft: boolean;
}

const NUMBERS: ReadonlySet<DisclosureField> = new Set(['share', 'floor', 'amount']);

/** The paper that hangs within the red line: who is concerned, until when and where to object, under which law, and its hash. */
export function DisclosureSheet({ list, name, district, regime, from, until, contact, isDraft }: DisclosureSheetProps) {
  const { t, i18n } = useTranslation();
  const { fields, rows, asOf, knownAt } = list.list;
  const show = (field: DisclosureField, cell: DisclosureCell): string => {
    if (cell === null) return t('print.disclosure.nothing');
    if (typeof cell === 'string') return field === 'basis' ? t(`print.disclosure.basis.${cell as 'agreement'}`) : cell;
    if (field === 'floor') return formatArea(cell, 'm2', 2);
    return field === 'amount' ? writeYuan(cell) : `${roundHalfUp(100 * cell, 2)} %`;
  };
  return (
    <article className="disclosure-sheet">
      {isDraft && <p className="disclosure-sheet__draft">{t('print.disclosure.draft')}</p>}
      <h1>{t('print.disclosure.title', { redLine: name })}</h1>
      <p>{district}</p>
      <p>{t('print.disclosure.asOf', { day: asOf, seq: knownAt.toLocaleString(i18n.language), count: rows.length })}</p>
      <p>{t('print.disclosure.until', { from, until })}</p>
      <p>{t('print.disclosure.contactLine', { contact: contact.trim() === '' ? t('print.disclosure.nothing') : contact })}</p>
      {rows.length === 0 ? (
        <p>{t('print.disclosure.empty')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col" data-number={NUMBERS.has(field) || undefined}>
                  {t(`print.disclosure.field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // A household may stand in several lines: they have no other name than their place.
              <tr key={`${row}`}>
                {cells.map((cell, n) => (
                  <td key={fields[n]} data-number={NUMBERS.has(fields[n]) || undefined}>
                    {show(fields[n], cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{t('print.disclosure.law', { law: t(`print.disclosure.lawOf.${regime}`) })}</p>
      {!isDraft && <p className="disclosure-sheet__hash">{t('print.disclosure.hash', { sha256: list.sha256 })}</p>}
    </article>
  );
}
