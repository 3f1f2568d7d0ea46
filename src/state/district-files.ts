import { services } from './services.ts';
import { openDemo, useSession } from './session.ts';

/** Hands the open district over as one `.chidu` file. Returns its name. */
export async function exportDistrict(): Promise<string> {
  const summary = useSession.getState().summary;
  if (!summary) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const kept = await services().store.load(summary.district.id);
  if (!kept) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const name = `${summary.district.name}-${summary.lastOn}.chidu`;
  const url = URL.createObjectURL(
    new Blob([(await services().engine.pack([kept])) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
  );
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

/** Erases a district that is kept on this device and is not the open one. */
export const removeKept = (id: string): Promise<void> => services().store.remove(id);

/** Erases the open district from this device and opens the demo district afresh. */
export async function eraseDistrict(): Promise<void> {
  const summary = useSession.getState().summary;
  if (summary) await services().store.remove(summary.district.id);
  await openDemo();
}
