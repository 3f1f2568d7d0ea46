import type { Attachment } from '../../src/store/database.ts';

export const attachmentWith = (mediaType: string, bytes: Uint8Array<ArrayBuffer>): Attachment => ({
  mediaType,
  content: new Blob([bytes], { type: mediaType }),
});

/** What lies in a file; undefined for none. */
export const bytesIn = async (file: Attachment | null | undefined): Promise<Uint8Array | undefined> =>
  file ? new Uint8Array(await file.content.arrayBuffer()) : undefined;
