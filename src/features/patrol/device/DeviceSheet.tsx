import { BaseMapCard } from '../base-map/BaseMapCard.tsx';
import { HelpLink } from '../HelpLink.tsx';
import { AppCard } from './AppCard.tsx';
import './device.css';
import { FieldPackageCard } from './FieldPackageCard.tsx';
import { ScreenCard } from './ScreenCard.tsx';
import { StorageCard } from './StorageCard.tsx';
import { TracksCard } from './TracksCard.tsx';

/** What this phone holds of the district, how old it is, and how much room is left. */
export function DeviceSheet() {
  return (
    <div className="device">
      <HelpLink />
      <ScreenCard />
      <FieldPackageCard />
      <BaseMapCard />
      <StorageCard />
      <TracksCard />
      <AppCard />
    </div>
  );
}
