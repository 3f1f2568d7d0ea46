import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useCapture } from '../../../state/patrol/capture.ts';
import { useSession } from '../../../state/session.ts';
import { useUnchecked } from './use-unchecked.ts';
import { useUnfitReasons } from './use-unfit-reasons.ts';

const GRAVE = ['red-lines', 'compensated', 'permits'] as const;

/** What matters of the findings in one line, in view whatever else is scrolled away. */
export function Glance() {
  const { t } = useTranslation();
  const drawing = useCapture((s) => s.report?.drawing);
  const permitsKnown = useCapture((s) => s.report?.permitsKnown ?? false);
  const isAsked = useCapture((s) => s.draft?.same === null && s.report?.similar.some(({ isSame }) => isSame));
  const decimals = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const touched = useCapture((s) => s.report?.touched) ?? [];
  const parcelId = useCapture((s) => s.draft?.parcelId ?? null);
  const reachable = useCapture((s) => s.report?.reachable) ?? [];
  const unchecked = useUnchecked();
  const unfit = useUnfitReasons(drawing);
  const isFit = drawing?.status === 'ok';
  const area = drawing?.area;
  if (!drawing || !area) return null;
  const record = area.record === 'planar' ? (area.planar ?? area.ellipsoidal) : area.ellipsoidal;
  const shown = supportedDecimals(record.sigma_m2, decimals);
  const marks = GRAVE.flatMap((subject) => {
    const rows = drawing.met.find((group) => group.subject === subject)?.rows ?? [];
    const freeze = rows.find((row) => row.freeze !== undefined)?.freeze;
    const text = [t(`patrol.capture.met.${subject}`), freeze && t(`patrol.capture.freeze.${freeze}`)].filter(Boolean).join(' · ');
    return rows.length > 0 ? [{ subject, text }] : [];
  });
  return (
    <div className="capture-glance" data-testid="capture-glance">
      {isFit && (
        <strong className="figures">
          {formatArea(record.value_cm2, 'm2', shown)} m²
          {record.sigma_m2 !== undefined && ` ± ${formatArea(Math.round(record.sigma_m2 * 10_000), 'm2', shown)}`}
        </strong>
      )}
      {unfit.map((reason) => (
        <span key={reason} data-subject="unfit">
          {reason}
        </span>
      ))}
      {marks.map(({ subject, text }) => (
        <span key={subject} data-subject={subject}>
          {text}
        </span>
      ))}
      {unchecked && <span data-subject="unchecked">{t('patrol.capture.glance.unchecked')}</span>}
      {reachable.length > 0 && <span data-subject="unchecked">{t('patrol.capture.glance.reachable')}</span>}
      {isFit && !unchecked && marks.length + reachable.length === 0 && (
        <span>{t(`patrol.capture.glance.${permitsKnown ? 'free' : 'freeSoFar'}`)}</span>
      )}
      {touched.length > 1 && !touched.some(({ id }) => id === parcelId) && (
        <span data-subject="parcels">{t('patrol.capture.glance.parcels', { count: touched.length })}</span>
      )}
      {isAsked && <span data-subject="same">{t('patrol.capture.same.title')}</span>}
    </div>
  );
}
