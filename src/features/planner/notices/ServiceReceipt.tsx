import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../../core/register/unseen.ts';
import type { NoticeKind } from '../../../core/report/notice/notice.ts';
import './service-receipt.css';
import type { TypedValues } from './notice-values.ts';

interface ServiceReceiptProps {
  readonly kind: NoticeKind;
  readonly caseNo: string;
  /** Of the paper that is served. */
  readonly title: string;
  readonly typed: TypedValues;
  readonly issuer: string;
}

/** To be completed by hand where a paper is served: the proof from which the person's periods run (民事诉讼法 87; 行政处罚法 61). */
const SERVED = ['servedAt', 'how', 'received', 'deputy', 'witness', 'servers', 'refused'] as const;
/** An announcement is posted, and nobody signs for it. */
const POSTED = ['postedAt', 'postedFrom', 'posters', 'witness', 'photos', 'remark'] as const;

/** The proof of service on a sheet of its own: what the case and the form know is filled in, the rest is written on the spot. */
export function ServiceReceipt({ kind, caseNo, title, typed, issuer }: ServiceReceiptProps) {
  const { t } = useTranslation();
  const isPosted = kind === 'announcement';
  const written: Readonly<Partial<Record<string, string>>> = {
    how: t('notices.receipt.ways'),
    received: t('notices.receipt.dayAndHour'),
  };
  const known = [
    ['case', caseNo],
    ['paper', [title, typed.documentNo ?? ''].join('　').trim()],
    [isPosted ? 'postedParty' : 'party', typed.party ?? ''],
  ] as const;
  return (
    <article className="service-receipt">
      <h1>{t(`notices.receipt.${isPosted ? 'posted' : 'served'}`)}</h1>
      <table>
        <tbody>
          {known.map(([row, value]) => (
            <tr key={row}>
              <th scope="row">{t(`notices.receipt.${row}`)}</th>
              <td>{veilUnseen(value)}</td>
            </tr>
          ))}
          {(isPosted ? POSTED : SERVED).map((row) => (
            <tr key={row} className="service-receipt__open">
              <th scope="row">{t(`notices.receipt.${row}`)}</th>
              <td>{written[row]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t(`notices.receipt.${isPosted ? 'postedNote' : 'note'}`)}</p>
      <p className="service-receipt__issuer">{veilUnseen(issuer)}</p>
    </article>
  );
}
