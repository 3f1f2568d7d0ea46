import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useCapture } from '../../../state/patrol/capture.ts';
import { useSession } from '../../../state/session.ts';
import type { MetFeature } from '../../../workers/calls/editing.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { useUnchecked } from './use-unchecked.ts';

const SUBJECTS = ['red-lines', 'compensated', 'permits', 'parcels'] as const;
/** More of one kind are counted. */
const MOST = 4;

/** What the build that is being marked stands on: red lines with their freeze date, compensated land, permits, parcels. */
export function CaptureFindings() {
  const { t } = useTranslation();
  const report = useCapture((s) => s.report);
  const unchecked = useUnchecked();
  if (!report) return null;
  const groups = SUBJECTS.flatMap((subject) => {
    const group = report.drawing.met.find((one) => one.subject === subject);
    return group && group.count > 0 ? [{ ...group, subject }] : [];
  });
  const area = report.drawing.area;
  const own = area && (area.record === 'planar' ? (area.planar ?? area.ellipsoidal) : area.ellipsoidal).value_cm2;
  return (
    <section className="capture-met" aria-label={t('patrol.capture.met.title')} data-testid="capture-met">
      <h3>{t('patrol.capture.met.title')}</h3>
      {unchecked ? (
        <p className="capture-warning" role="status">
          {t(`patrol.capture.unchecked.${unchecked}`)}
        </p>
      ) : (
        groups.length + report.reachable.length === 0 && <p className="capture-quiet">{t('patrol.capture.met.nothing')}</p>
      )}
      {report.reachable.length > 0 && (
        <p className="capture-warning" role="status">
          {t('patrol.capture.met.reachable', {
            what: report.reachable
              .map(({ subject, label, distance_m }) =>
                t('patrol.capture.met.reachableOne', {
                  subject: t(`patrol.capture.met.${subject}`),
                  label,
                  m: distance_m < 10 ? distance_m.toFixed(1) : Math.round(distance_m),
                }),
              )
              .join(t('patrol.capture.met.and')),
          })}
        </p>
      )}
      {!unchecked && !groups.some(({ subject }) => subject === 'permits') && (
        <p className="capture-quiet">{t(`patrol.capture.met.${report.permitsKnown ? 'permitNone' : 'permitsUnknown'}`)}</p>
      )}
      <ul>
        {groups.flatMap(({ subject, rows, count }) => [
          ...rows.slice(0, MOST).map((row) => (
            <li key={JSON.stringify(row.ref)} data-subject={subject}>
              <Row subject={subject} row={row} own_cm2={own ?? 0} />
            </li>
          )),
          ...(count > MOST
            ? [
                <li key={subject} className="capture-quiet">
                  {t('patrol.capture.met.more', { count: count - MOST })}
                </li>,
              ]
            : []),
        ])}
      </ul>
    </section>
  );
}

function Row({ subject, row, own_cm2 }: { subject: (typeof SUBJECTS)[number]; row: MetFeature; own_cm2: number }) {
  const { t } = useTranslation();
  const decimals = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const shown = supportedDecimals(row.sigma_m2, Math.min(decimals, 1));
  const freezeOn = row.freeze && t(`patrol.capture.freeze.${row.freeze}`);
  const share = own_cm2 > 0 ? Math.min(1, row.area_cm2 / own_cm2) : 0;
  return (
    <>
      <span className="capture-met__what">{t(`patrol.capture.met.${subject}`)}</span>
      <strong>{row.label}</strong>
      <span className="figures">
        {formatArea(row.area_cm2, 'm2', shown)} m²
        {row.sigma_m2 !== undefined && ` ± ${formatArea(Math.round(row.sigma_m2 * 10_000), 'm2', shown)}`} ·{' '}
        {t('patrol.capture.met.ofBuild', { share: formatShare(share) })}
      </span>
      {(freezeOn || row.status) && <em>{[row.status && t(`status.${row.status}`), freezeOn].filter(Boolean).join(' · ')}</em>}
    </>
  );
}
