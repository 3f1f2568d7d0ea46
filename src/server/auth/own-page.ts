import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem.ts';

/** Names the device that a request comes from. No form and no picture of another site can send it, and no preflight is answered. */
export const DEVICE_HEADER = 'chidu-device';
const DEVICE = /^[A-Za-z0-9][A-Za-z0-9._-]{3,63}$/;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page makes a browser send. Three independent signs: the origin, what the browser says of the site, and
 * our own header, which a page of another origin cannot add. Programs without a browser send the header alone.
 * @param publicOrigin as browsers know this server; where unknown, the origin's host must be the one that was asked
 * @throws ProblemError 403 `cross-site`, `csrf-missing`
 */
export function refuseForeignPage(request: FastifyRequest, publicOrigin: string | undefined): void {
  if (SAFE.has(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError(403, 'cross-site');
  if (origin !== undefined && !(publicOrigin === undefined ? isHost(origin, host) : origin === publicOrigin))
    throw new ProblemError(403, 'cross-site');
  if (request.headers[DEVICE_HEADER] === undefined) throw new ProblemError(403, 'csrf-missing', { header: DEVICE_HEADER });
}

function isHost(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

/** The device that a request names; null where it names none. @throws ProblemError 400 `device-malformed` */
export function readDevice(text: unknown): string | null {
  if (text === undefined) return null;
  if (typeof text !== 'string' || !DEVICE.test(text)) throw new ProblemError(400, 'device-malformed');
  return text;
}
