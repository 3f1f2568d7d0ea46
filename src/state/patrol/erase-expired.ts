import { addDays } from '../../core/rules/calendar/add-to-day.ts';
import type { DistrictRow, KeptField } from '../../store/database.ts';
import { dayOfInstant } from '../day-of-instant.ts';
import { services } from '../services.ts';

/** Whether a package's last day is over, by this device's clock. */
export const isFieldOver = ({ expiresOn, timeZone }: Pick<KeptField, 'expiresOn' | 'timeZone'>): boolean =>
  dayOfInstant(services().clock.now(), timeZone) > expiresOn;

/** Whether today, by this device's clock, is the last day of a package or the one before. */
export const isFieldSoonOver = ({ expiresOn, timeZone }: Pick<KeptField, 'expiresOn' | 'timeZone'>): boolean =>
  addDays(dayOfInstant(services().clock.now(), timeZone), 1) >= expiresOn;

/** Whether a package says that it was made later than tomorrow: its last day would come later than anybody allowed. A clock may be a day off. */
export const isFieldEarly = ({ madeOn, timeZone }: Pick<KeptField, 'madeOn' | 'timeZone'>): boolean =>
  madeOn > addDays(dayOfInstant(services().clock.now(), timeZone), 1);

/** What this device holds of a district: the whole, or a package of it. */
export async function keptRow(district: string): Promise<DistrictRow | undefined> {
  const rows = await services()
    .store.list()
    .catch(() => []);
  return rows.find(({ id }) => id === district);
}

/**
 * Erases the package of a district whose time is over, before anything of it is read; what was recorded here and has not arrived
 * stays. Returns whether something was erased.
 * @throws StoreError where it could not be: it is then not opened either
 */
export async function eraseExpired(district: string): Promise<boolean> {
  const field = (await keptRow(district))?.field;
  if (!field || field.erased || !isFieldOver(field)) return false;
  const on = dayOfInstant(services().clock.now(), field.timeZone);
  await services().store.eraseField(district, { on, because: 'expired' });
  return true;
}
