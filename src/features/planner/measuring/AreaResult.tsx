import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { AdmissionCode } from '../../../core/overlay/admission-report.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useTools } from '../../../state/tools.ts';
import { useSession } from '../../../state/session.ts';
import type { SketchMeasurement } from '../../../workers/calls/measuring.ts';
import { ExplainButton } from '../explaining/ExplainButton.tsx';
import { AreaTable } from '../AreaFigures.tsx';

const NAMED_REASONS: readonly AdmissionCode[] = ['zero-area', 'coordinate-beyond-plane', 'repair-failed'];

/** Both legal areas of a drawn ring, or why there are none. */
export function AreaResult({ measured: { area, findings } }: { measured: SketchMeasurement }) {
  const { t } = useTranslation();
  const { sketch, sigma_m } = useTools();
  const decimals = useSession((s) => s.summary?.settings.decimals.ha) ?? 4;
  if (!area) {
    const reason = NAMED_REASONS.find((code) => findings.includes(code)) ?? 'other';
    return (
      <p className="warning" role="alert">
        {t('measuring.area.refused', { reason: t(`measuring.area.reason.${reason}`) })}
      </p>
    );
  }
  const ofRecord = area.record === 'planar' && area.planar ? area.planar : area.ellipsoidal;
  const sigma_ha = ofRecord.sigma_m2 === undefined ? undefined : ofRecord.sigma_m2 / 10_000;
  return (
    <section aria-label={t('measuring.area.title')} data-testid="sketch-area">
      {findings.includes('self-intersection') && <p className="warning">{t('measuring.area.crossing')}</p>}
      <AreaTable figures={area} surveyed={false} />
      <p className="quiet figures measuring__hectares">
        {formatArea(ofRecord.value_cm2, 'ha', supportedDecimals(sigma_ha, decimals))}{' '}
        <small>{t('measuring.area.hectares')}</small>
      </p>
      <ExplainButton subject={{ of: 'sketch', points: sketch, ...(sigma_m !== null && { sigma_m }) }} name={t('explain.drawn')} />
    </section>
  );
}
