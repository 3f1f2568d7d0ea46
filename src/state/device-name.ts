import type { Keeper } from './keeper.ts';

/** Of the device, not of a district: erasing one must not give the device another name. */
const NO_DISTRICT = '';
const NAME = 'device';

/** Where an older program kept the name, and where this one keeps a second copy: null, or a throw, where the browser allows none. */
interface Memory {
  read(): string | null;
  write(device: string): void;
}

/**
 * The name of this device in changes: the same for as long as anything that it recorded may lie here. The store's word counts, because
 * the browser writes its other memory seconds later and a kill right after the first visit would take it; every tab gets the same.
 * Never rejects: where nothing can be kept the device is named anew at the next visit.
 */
export async function settleDevice(
  { settleView }: Pick<Keeper, 'settleView'>,
  memory: Memory,
  make: () => string,
): Promise<string> {
  const known = memory.read();
  const proposed = known ?? make();
  const kept = await settleView(NO_DISTRICT, NAME, proposed).catch(() => proposed);
  const device = typeof kept === 'string' && kept !== '' ? kept : proposed;
  if (device !== known) memory.write(device);
  return device;
}
