import { useTranslation } from 'react-i18next';
import { AppCard } from './AppCard.tsx';
import './device.css';
import { BaseMapCard } from './BaseMapCard.tsx';
import './base-map.css';
import { FieldPackageCard } from './FieldPackageCard.tsx';
import { ScreenCard } from './ScreenCard.tsx';
import { StorageCard } from './StorageCard.tsx';

/** What this phone holds of the district, how old it is, and how much room is left. */
export function DeviceSheet() {
  const { t } = useTranslation();
  return (
    <div className="device">
      <h2>{t('patrol.device.title')}</h2>
      <ScreenCard />
      <FieldPackageCard />
      <BaseMapCard />
      <StorageCard />
      <AppCard />
    </div>
  );
}
