import { DetailedError, Upload } from 'tus-js-client';
import { problemSchema } from '../api/problem.ts';
import type { FileAnswer, FileSender } from './send-files.ts';
import { sendPackage } from './send-package.ts';
import { DEVICE_HEADER } from './team-request.ts';
import type { TeamServer } from './team-server.ts';

/** Bytes in one request: what a cut costs at most. */
const CHUNK_BYTES = 4 << 20;

/**
 * Sends files by tus: an upload that was cut goes on where the server has it, also after the page was closed. The server proves what it
 * got by the hash in `sha256`. One that it has already is answered at once.
 */
export function tusSender(server: TeamServer, device: string): FileSender {
  return {
    sendPackage: (_district, sha256, bytes, signal) => sendPackage(server, sha256, bytes, signal),
    send: async (_district, { sha256, mediaType, content }, signal) => {
      const held = await server.ask('HEAD', `photos/${sha256}`, signal, () => true);
      if (held.at === 'answered') return { at: 'held' };
      return new Promise<FileAnswer>((resolve) => {
        const upload = new Upload(content, {
          endpoint: server.addressOf('photos'),
          metadata: { sha256, filetype: mediaType },
          headers: { [DEVICE_HEADER]: device },
          chunkSize: CHUNK_BYTES,
          // The drain waits and tries again by itself.
          retryDelays: null,
          fingerprint: async () => `chidu/${sha256}`,
          storeFingerprintForResuming: true,
          removeFingerprintOnSuccess: true,
          onSuccess: () => resolve({ at: 'held' }),
          onError: (error) => resolve(answerOf(error)),
        });
        const stop = () => {
          void upload.abort();
          resolve({ at: 'stopped', stop: { why: 'offline' } });
        };
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        void upload
          .findPreviousUploads()
          .catch(() => [])
          .then(([before]) => {
            if (before) upload.resumeFromPreviousUpload(before);
            upload.start();
          });
      });
    },
  };
}

function answerOf(error: Error | DetailedError): FileAnswer {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  const problem = problemSchema.safeParse(parse(response?.getBody() ?? ''));
  if (status === 401) return { at: 'stopped', stop: { why: 'needs-login', code: problem.data?.code ?? 'login-needed' } };
  const isFinal = status === 400 || status === 403 || status === 413 || status === 415 || status === 422;
  if (!isFinal || !problem.success) return { at: 'stopped', stop: { why: 'offline' } };
  const { code, params } = problem.data;
  return { at: 'refused', code, params };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
