import type { FileAnswer, FileSender } from '../../../src/sync/send-files.ts';

/**
 * Sends files by tus 1.0, as a browser of the team does, without a library: an upload that was cut goes on where the server has it.
 * @param district address of the district, without a slash behind it
 */
export function plainUpload(district: string, device: string): FileSender {
  /** Addresses of what was begun, by SHA-256. */
  const begun = new Map<string, string>();
  const own = { 'chidu-device': device, 'tus-resumable': '1.0.0' };
  const offsetOf = async (address: string): Promise<number | null> => {
    const answer = await fetch(address, { method: 'HEAD', headers: own });
    const offset = answer.headers.get('upload-offset');
    return answer.ok && offset !== null ? Number(offset) : null;
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return {
    sendPackage: () => Promise.reject(new Error('devices of these tests import no layers')),
    send: async (_, { sha256, mediaType, content }): Promise<FileAnswer> => {
      try {
        const held = await fetch(`${district}/photos/${sha256}`, { method: 'HEAD', headers: { 'chidu-device': device } });
        if (held.ok) return { at: 'held' };
        const before = begun.get(sha256);
        let offset = before === undefined ? null : await offsetOf(before);
        if (offset === null) {
          const metadata = `sha256 ${base64(sha256)},filetype ${base64(mediaType)}`;
          const headers = { ...own, 'upload-length': String(content.size), 'upload-metadata': metadata };
          const made = await fetch(`${district}/photos`, { method: 'POST', headers });
          const place = made.headers.get('location');
          if (made.status !== 201 || place === null) return { at: 'stopped', stop: { why: 'offline' } };
          begun.set(sha256, new URL(place, district).href);
          offset = 0;
        }
        const answer = await fetch(begun.get(sha256) ?? '', {
          method: 'PATCH',
          headers: { ...own, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
          body: content.slice(offset),
        });
        return answer.status === 204 ? { at: 'held' } : { at: 'stopped', stop: { why: 'offline' } };
      } catch {
        return { at: 'stopped', stop: { why: 'offline' } };
      }
    },
  };
}
