import { IconCurrentLocation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePosition } from '../../../state/patrol/position.ts';
import { useSession } from '../../../state/session.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

const CLOSE_UP = 17;

/** How well this device knows where it is, in words; brings the map there. */
export function PositionLine() {
  const { t } = useTranslation();
  const map = usePatrolMap();
  const { state, fix } = usePosition();
  const limit = useSession((s) => s.summary?.settings.coverageAccuracy_m ?? 25);
  const accuracy = fix ? Math.round(fix.accuracy_m) : 0;
  const isPoor = state === 'on' && accuracy > limit;
  return (
    <div className="track__position">
      <span role="status" className={isPoor || state === 'denied' || state === 'lost' ? 'track__position--poor' : undefined}>
        {t(`patrol.track.position.${isPoor ? 'poor' : state}`, { accuracy, limit })}
      </span>
      {fix && (
        <button
          type="button"
          className="track__chip"
          aria-label={t('patrol.track.next.show')}
          onClick={() => map?.flyTo({ lon: fix.lon, lat: fix.lat, zoom: CLOSE_UP })}
        >
          <IconCurrentLocation size={22} aria-hidden />
        </button>
      )}
    </div>
  );
}
