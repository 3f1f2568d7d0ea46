import { useTranslation } from 'react-i18next';
import { forwardGaussKruger } from '../../core/geodesy/gauss-kruger.ts';
import type { LonLat } from '../../map/map-scene.ts';
import { useSession } from '../../state/session.ts';

/** Where the pointer is, in degrees and in the plane (X north, Y east, as surveyors write it). */
export function StatusBar({ at }: { at: LonLat | null }) {
  const { t } = useTranslation();
  const plane = useSession((s) => s.summary?.settings.plane);
  if (!at || !plane) return null;
  const { north_m, east_m } = forwardGaussKruger(plane.meridian, at[0], at[1]);
  return (
    <div className="status-bar figures">
      <span>
        {at[0].toFixed(6)}°, {at[1].toFixed(6)}°
      </span>
      <span>
        {t('coordinates.plane', { north: north_m.toFixed(2), east: east_m.toFixed(2) })} <small>({plane.meridian}°)</small>
      </span>
    </div>
  );
}
