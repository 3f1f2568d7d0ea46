import { useTranslation } from 'react-i18next';
import { roundHalfUp } from '../../../core/measure/decimal.ts';
import type { LineMeasurement } from '../../../core/measure/measure-line.ts';
import { sideSigma_m, supportedDecimals } from '../../../core/measure/sigma.ts';
import { useSession } from '../../../state/session.ts';
import { Figure } from '../../../ui/Figure.tsx';

/** Millimetres: the two lengths of a side differ by less than a centimetre. */
const DECIMALS = 3;

/** A line's length on the ellipsoid and in the plane, and what lies between. */
export function LengthTable({ line, title }: { line: LineMeasurement; title: string }) {
  const { t } = useTranslation();
  const meridian = useSession((s) => s.summary?.settings.plane.meridian);
  const { geodesic_m, planar_m, sigma_m } = line;
  const decimals = supportedDecimals(sigma_m, DECIMALS);
  const sigma = sigma_m === undefined ? undefined : `± ${roundHalfUp(sigma_m, decimals)}`;
  return (
    <section aria-label={title} data-testid="sketch-length">
      <h3>{title}</h3>
      <table className="area-table">
        <tbody>
          <tr>
            <th scope="row">{t('measuring.length.planar', { meridian })}</th>
            <td className="figures">
              {planar_m === null ? '—' : <Figure value={roundHalfUp(planar_m, decimals)} unit="m" sigma={sigma} size="panel" />}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('measuring.length.geodesic')}</th>
            <td className="figures">
              <Figure value={roundHalfUp(geodesic_m, decimals)} unit="m" sigma={sigma} />
            </td>
          </tr>
          {planar_m !== null && geodesic_m > 0 && (
            <tr>
              <th scope="row">{t('measuring.length.difference')}</th>
              <td className="figures">
                <Figure value={roundHalfUp(planar_m - geodesic_m, DECIMALS)} unit="m" quiet />{' '}
                <small>
                  {t('measuring.length.perPart', { ppm: roundHalfUp(((planar_m - geodesic_m) / geodesic_m) * 1e6, 1) })}
                </small>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Each side by itself: lengths and directions. */
export function SegmentTable({ line, sigma_m }: { line: LineMeasurement; sigma_m: number | null }) {
  const { t } = useTranslation();
  const decimals = supportedDecimals(sigma_m === null ? undefined : sideSigma_m(sigma_m), DECIMALS);
  const length = (metres: number | null) => (metres === null ? '—' : roundHalfUp(metres, decimals));
  const direction = (degrees: number | null) => (degrees === null ? '—' : formatDirection(degrees));
  const count = line.segments.length;
  return (
    <details className="fold">
      <summary>{t('measuring.segments.title', { count })}</summary>
      <div className="measuring__scroll" tabIndex={0} role="region" aria-label={t('measuring.segments.title', { count })}>
        <table className="number-table figures">
          <thead>
            <tr>
              <th scope="col">{t('measuring.segments.side')}</th>
              <th scope="col">{t('measuring.segments.planar')}</th>
              <th scope="col">{t('measuring.segments.bearing')}</th>
              <th scope="col">{t('measuring.segments.geodesic')}</th>
              <th scope="col">{t('measuring.segments.azimuth')}</th>
            </tr>
          </thead>
          <tbody>
            {line.segments.map((segment, n) => (
              // Sides have no name but their place.
              <tr key={`side-${n + 1}`}>
                <th scope="row">{n + 1}</th>
                <td>{length(segment.planar_m)}</td>
                <td>{direction(segment.bearing)}</td>
                <td>{length(segment.geodesic_m)}</td>
                <td>{direction(segment.azimuth)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A direction in degrees, minutes, seconds: `007°05′09″`. */
function formatDirection(degrees: number): string {
  const seconds = Number(roundHalfUp(degrees * 3600, 0)) % (360 * 3600);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}°${two(Math.floor((seconds % 3600) / 60))}′${two(seconds % 60)}″`;
}
