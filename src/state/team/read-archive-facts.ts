import type { ArchiveFacts } from '../../workers/calls/base-map.ts';
import { services } from '../services.ts';

/** Where an archive lies, with the page's own origin where its address has none: the engine's worker knows no page. */
export const archiveAddress = (url: string): string => (url.startsWith('/') ? location.origin + url : url);

/** What an archive says of itself. @throws EngineError `pmtiles-…` */
export const readArchiveFacts = (url: string): Promise<ArchiveFacts> => services().engine.describeArchive([archiveAddress(url)]);
