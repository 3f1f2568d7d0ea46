import { useTranslation } from 'react-i18next';
import { USUAL_FIX_DAYS, USUAL_TRACK_DAYS } from '../../../core/register/default-settings.ts';
import { useSession } from '../../../state/session.ts';

/** Where whoever carries this phone went is their personal data: what is kept of it, where, and for how long. */
export function TracksCard() {
  const { t } = useTranslation();
  const days = useSession((s) => s.summary?.settings.ownTracks_days) ?? USUAL_TRACK_DAYS;
  const fixDays = useSession((s) => s.summary?.settings.trackFixes_days) ?? USUAL_FIX_DAYS;
  return (
    <section className="device__card" aria-labelledby="device-tracks">
      <h3 id="device-tracks">{t('patrol.device.tracks')}</h3>
      <p>{t('patrol.device.tracksWhen')}</p>
      <p>{t('patrol.device.tracksHere', { days })}</p>
      <p>{t('patrol.device.tracksOffice', { days: fixDays })}</p>
    </section>
  );
}
