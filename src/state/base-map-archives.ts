import { create } from 'zustand';
import type { ArchiveFacts } from '../workers/calls/base-map.ts';
import { baseMapFailed } from './base-maps.ts';
import { services } from './services.ts';

/** What archives at addresses say of themselves, by address: pictures or vectors cannot be told from the settings. */
export const useArchives = create<{ readonly facts: Readonly<Record<string, ArchiveFacts>> }>()(() => ({ facts: {} }));

const asked = new Set<string>();

/** Asks an archive once a visit; where it cannot be read its base map is taken off the map again, and why is said. */
export async function askArchive(url: string): Promise<void> {
  if (asked.has(url)) return;
  asked.add(url);
  try {
    const address = url.startsWith('/') ? location.origin + url : url;
    const facts = await services().engine.describeArchive([address]);
    useArchives.setState((state) => ({ facts: { ...state.facts, [url]: facts } }));
  } catch {
    asked.delete(url);
    baseMapFailed('unreachable');
  }
}
