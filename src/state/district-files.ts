import type { Change } from '../core/register/change.ts';
import { namedFiles } from '../core/register/outbox/field-work.ts';
import type { FileSource } from '../workers/calls/outbox.ts';
import { forgetAllEntries } from './kept-entries.ts';
import { services } from './services.ts';
import { openDemo, useSession } from './session.ts';

/** Hands the open district over as one `.chidu` file, with its photos. Returns its name, and how many files of photos were not here. */
export async function exportDistrict(): Promise<{ readonly name: string; readonly missing: number }> {
  const summary = useSession.getState().summary;
  if (!summary) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const kept = await services().store.load(summary.district.id);
  if (!kept) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const name = `${summary.district.name}-${summary.lastOn}.chidu`;
  const { blob, missing } = await services().engine.pack([kept, await filesOf(summary.district.id, kept.feed)]);
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { name, missing: missing.length };
}

/** Where the engine finds the files that changes name: in the device's database, else handed over from this page's memory. */
export async function filesOf(district: string, changes: Iterable<Change>): Promise<FileSource> {
  const { store } = services();
  if (store.lasting) return { from: 'kept', district };
  const files = new Map<string, Uint8Array>();
  for (const { name } of namedFiles(changes)) {
    const file = await store.attachment(district, name);
    if (file) files.set(name, new Uint8Array(await file.content.arrayBuffer()));
  }
  return { from: 'given', files };
}

/** Erases a district that is kept on this device and is not the open one. */
export const removeKept = (id: string): Promise<void> => services().store.remove(id);

/** Erases the open district from this device and opens the demo district afresh. */
export async function eraseDistrict(): Promise<void> {
  const summary = useSession.getState().summary;
  if (summary) await services().store.remove(summary.district.id);
  forgetAllEntries();
  await openDemo();
}
