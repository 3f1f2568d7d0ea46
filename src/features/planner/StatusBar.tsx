import { useTranslation } from 'react-i18next';
import type { LonLat } from '../../map/map-scene.ts';
import { useSession } from '../../state/session.ts';
import { writeInDistrict } from './measuring/notations.ts';

/** Where the pointer is, in degrees and in the plane (X north, Y east with its zone, as surveyors write it). */
export function StatusBar({ at }: { at: LonLat | null }) {
  const { t } = useTranslation();
  const plane = useSession((s) => s.summary?.settings.plane);
  if (!at || !plane) return null;
  const { x, y } = writeInDistrict(at, plane.meridian, 2);
  return (
    <div className="status-bar figures">
      <span>
        {at[0].toFixed(6)}°, {at[1].toFixed(6)}°
      </span>
      <span>
        {t('coordinates.plane', { north: x, east: y })} <small>({plane.meridian}°)</small>
      </span>
    </div>
  );
}
