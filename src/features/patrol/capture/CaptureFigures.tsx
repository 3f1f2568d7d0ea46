import { useTranslation } from 'react-i18next';
import { toParts } from '../../../core/editing/drawn-geometry.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { Measurement } from '../../../core/measure/measurement.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { capturedShape, outlineOf, stepOutline, useCapture } from '../../../state/patrol/capture.ts';
import { usePosition } from '../../../state/patrol/position.ts';
import { useTrack } from '../../../state/patrol/track.ts';
import { useSession } from '../../../state/session.ts';
import type { DrawingReport } from '../../../workers/calls/editing.ts';
import { useClockWords } from './use-clock-words.ts';
import { useNoPosition } from './use-no-position.ts';
import { useUnfitReasons } from './use-unfit-reasons.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

/** A clock that is off by more may put the day on which the build was seen before or after another, milliseconds. */
const CLOCK_OFF_MS = 5 * 60_000;

/** Area with its ± and its method, and how well the place is known. */
export function CaptureFigures() {
  const { t } = useTranslation();
  const { report, landReport, draft } = useCapture();
  return (
    <section className="capture-figures" aria-label={t('patrol.capture.area.title')}>
      {!report?.drawing.area && draft && <p className="capture-quiet">{t('patrol.capture.area.none')}</p>}
      {report && <AreaLine report={report.drawing} label={t('patrol.capture.area.title')} testId="capture-area" />}
      {landReport && <AreaLine report={landReport} label={t('patrol.capture.area.land')} testId="capture-land" />}
      {report && <Unfit report={report.drawing} />}
      {draft && <PositionLine />}
    </section>
  );
}

const recordOf = ({ area }: DrawingReport): Measurement | null =>
  area && (area.record === 'planar' ? (area.planar ?? area.ellipsoidal) : area.ellipsoidal);

function AreaLine({ report, label, testId }: { report: DrawingReport; label: string; testId: string }) {
  const { t } = useTranslation();
  const decimals = useSession((s) => s.summary?.settings.decimals) ?? { m2: 2, ha: 4, mu: 2 };
  const area = recordOf(report);
  if (!area) return null;
  const shown = supportedDecimals(area.sigma_m2, decimals.m2);
  const measure = area.method === 'planar-gk' ? 'planar' : 'ellipsoidal';
  return (
    <p className="capture-area" data-testid={testId}>
      <span>{label}</span>
      <strong className="figures">
        {formatArea(area.value_cm2, 'm2', shown)} m²
        {area.sigma_m2 !== undefined && ` ± ${formatArea(Math.round(area.sigma_m2 * 10_000), 'm2', shown)}`}
      </strong>
      <small>
        {t(`patrol.capture.area.${measure}`)} · {t('patrol.capture.area.indicative')}
      </small>
    </p>
  );
}

function Unfit({ report }: { report: DrawingReport }) {
  const { t } = useTranslation();
  const map = usePatrolMap();
  const isFree = useCapture((s) => s.draft && outlineOf(s.draft).parts.length > 0);
  const outside = report.warnings.some(({ code }) => code === 'outside-district');
  const { repaired } = report;
  const reasons = useUnfitReasons(report);
  return (
    <>
      {outside && <p className="capture-warning">{t('patrol.capture.outside')}</p>}
      {report.status !== 'ok' && (
        <p className="capture-warning" role="alert">
          {t('patrol.capture.unfit', { reasons: reasons.join(' · ') })}
        </p>
      )}
      {repaired && isFree && (
        <button
          type="button"
          className="capture-button"
          onClick={() => stepOutline({ do: 'replace', parts: toParts(repaired) }, map?.metresPerPixel() ?? 1)}
        >
          {t('patrol.capture.takeRepaired')}
        </button>
      )}
    </>
  );
}

function PositionLine() {
  const { t } = useTranslation();
  const state = useCapture();
  const fix = usePosition((s) => s.fix);
  const noPosition = useNoPosition();
  const clock = useClockWords(CLOCK_OFF_MS);
  const check = useTrack((s) => s.patrol?.knownPoint ?? s.checked);
  const limit = useSession((s) => s.summary?.settings.positionAccuracyLimit_m) ?? Number.POSITIVE_INFINITY;
  const shape = capturedShape('building', state);
  const metres = (m: number) => (m < 10 ? m.toFixed(1) : String(Math.round(m)));
  const measured = fix ?? state.draft?.measured ?? null;
  const centre = (state.held ?? state.draft?.building)?.box ?? null;
  const isPlaced = shape?.origin === 'gps' || (centre !== null && centre.accuracy_m !== null);
  const m = shape ? shape.place.accuracy_m : (measured?.accuracy_m ?? 0);
  const beyond = Math.max(measured?.accuracy_m ?? 0, isPlaced ? m : 0);
  return (
    <div className="capture-position" data-testid="capture-position">
      {shape && (
        <p className="capture-quiet figures">
          {t(isPlaced ? 'patrol.capture.position.accuracy' : 'patrol.capture.position.drawn', { m: metres(m) })}
        </p>
      )}
      {check && check.verdict !== 'agrees' && (
        <p className="capture-warning" role="status">
          {t(`patrol.capture.position.${check.verdict === 'shifted-gcj02' ? 'shifted' : 'wrong'}`, {
            m: Math.round(check.off_m),
          })}
        </p>
      )}
      {clock !== null && (
        <p className="capture-warning" role="status">
          {t('patrol.capture.position.clock', { clock })}
        </p>
      )}
      {beyond > limit && (
        <p className="capture-warning" role="status">
          {t('patrol.capture.position.beyond', { m: metres(beyond), limit })}
        </p>
      )}
      {(noPosition !== null || !measured) && (
        <p className="capture-quiet" role="status">
          {[noPosition, measured ? null : t('patrol.capture.position.off')].filter(Boolean).join(' ')}
        </p>
      )}
    </div>
  );
}
