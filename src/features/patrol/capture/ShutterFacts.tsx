import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFacing } from '../../../state/patrol/facing.ts';
import { fixAge_ms, momentNow } from '../../../state/patrol/shutter-facts.ts';
import { useClockWords } from './use-clock-words.ts';

/** A clock that is off by less is right enough to say nothing. */
const LEAST_OFFSET_MS = 30_000;
const OLD_FIX_S = 10;
const TICK_MS = 1000;

/** What would be written beside a photo if the shutter were pressed now. */
export function ShutterFacts() {
  const { t } = useTranslation();
  const bearing = useFacing((s) => s.bearing_deg);
  const [moment, setMoment] = useState(momentNow);
  useEffect(() => {
    const timer = setInterval(() => setMoment(momentNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const { position } = moment;
  const clock = useClockWords(LEAST_OFFSET_MS);
  const age_s = Math.round((fixAge_ms() ?? 0) / 1000);
  const m = Math.round(position?.accuracy_m ?? 0);
  return (
    <ul className="camera-view__facts">
      <li data-warns={!position || age_s > OLD_FIX_S}>
        {!position
          ? t('photos.camera.noPosition')
          : age_s > OLD_FIX_S
            ? t('photos.camera.oldPosition', { seconds: age_s, m })
            : t('photos.camera.position', { m })}
      </li>
      <li>{bearing === null ? t('photos.camera.noBearing') : t('photos.camera.bearing', { deg: Math.round(bearing) })}</li>
      {clock !== null && <li data-warns>{clock}</li>}
    </ul>
  );
}
