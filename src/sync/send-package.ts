import type { FileAnswer } from './send-files.ts';
import { stopOf } from './stop.ts';
import type { TeamServer } from './team-server.ts';

/** Bytes in one request: what a cut costs at most. */
const PART_BYTES = 4 << 20;
/** Another tab or an earlier try may have moved it on; met more often than this, something else is wrong. */
const MOST_TURNS = 3;

/** `PUT …/packages/{sha256}`, which answers how many bytes are there. */
type Uploading = Pick<TeamServer, 'putPackage'>;

/**
 * Brings an imported layer to the server before the change that names it, part by part, from where the server has it: an upload that was
 * cut goes on there, also after the page was closed. The server proves hash, columns and admission again.
 */
export async function sendPackage(
  server: Uploading,
  sha256: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<FileAnswer> {
  let turns = 0;
  let here: number | null = null;
  while (!signal.aborted) {
    const from: number | null = here;
    const part = from === null ? null : { from, bytes: bytes.subarray(from, from + PART_BYTES) };
    const answer = await server.putPackage(sha256, part, bytes.length, signal);
    if (answer.at === 'answered') {
      if (answer.value === 'held') return { at: 'held' };
      here = answer.value;
      continue;
    }
    if (answer.at === 'unknown') return { at: 'stopped', stop: stopOf(answer) };
    const { status, code, params } = answer.problem;
    const next = params?.bytes;
    if (code === 'range-not-next' && typeof next === 'number' && ++turns <= MOST_TURNS) {
      here = next;
      continue;
    }
    if (status === 401 || code === 'upload-busy')
      return { at: 'stopped', stop: status === 401 ? stopOf(answer) : { why: 'offline' } };
    return { at: 'refused', code, params };
  }
  return { at: 'stopped', stop: { why: 'offline' } };
}
