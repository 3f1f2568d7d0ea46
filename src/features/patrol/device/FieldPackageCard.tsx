import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';

/** What this phone holds of the district, and how old it is. */
export function FieldPackageCard() {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  if (!summary) return <p>{t('patrol.device.noDistrict')}</p>;
  const { district, lastOn, counts } = summary;
  return (
    <section className="device__card" aria-labelledby="device-district">
      <h3 id="device-district">{t('patrol.device.district')}</h3>
      <dl>
        <dt>{t('patrol.device.districtName')}</dt>
        <dd>{district.name}</dd>
        <dt>{t('patrol.device.lastOn')}</dt>
        <dd>{lastOn}</dd>
        <dt>{t('patrol.device.holds')}</dt>
        <dd>{t('patrol.device.counts', { ...counts })}</dd>
      </dl>
    </section>
  );
}
