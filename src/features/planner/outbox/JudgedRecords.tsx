import { useTranslation } from 'react-i18next';
import type { JudgedRecord } from '../../../workers/calls/outbox.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

const NAMED = ['sighting', 'photo', 'patrol', 'task', 'patch'] as const;

/** Every record of the files with what becomes of it, those that need a look first. */
export function JudgedRecords({ records, isTaken }: { records: readonly JudgedRecord[]; isTaken: boolean }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const gravity = ({ verdict, moved }: JudgedRecord) => (verdict === 'refused' ? 0 : moved ? 1 : verdict === 'new' ? 2 : 3);
  const sorted = [...records].sort((a, b) => gravity(a) - gravity(b));
  const columns = ['what', 'who', 'when', 'photos', 'verdict'] as const;
  return (
    <div className="outbox-import__table" role="region" aria-label={t('outboxImport.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`outboxImport.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ record, outboxId, label, by, device, recordedAt, photos, verdict, refusal, moved }) => (
            <tr key={`${outboxId}/${record.kind}/${record.id}`} data-verdict={verdict}>
              <th scope="row">
                {t(`outboxImport.kind.${NAMED.find((one) => one === record.kind) ?? 'other'}`)} {label}
              </th>
              <td>
                {by} / {device.slice(-8)}
              </td>
              <td>{new Date(recordedAt).toLocaleString(i18n.language)}</td>
              <td data-label={t('outboxImport.columns.photos')}>{photos}</td>
              <td>
                {verdict === 'new' && isTaken ? t('outboxImport.taken') : t(`outboxImport.verdict.${verdict}`)}
                {refusal && <p>{failureText(refusal)}</p>}
                {moved && verdict !== 'here' && <p>{t('outboxImport.moved')}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
