import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../problem.ts';

/** Media types of the standard; GDAL and QGIS compare them as they stand, without a charset behind them. */
export const MEDIA = {
  json: 'application/json',
  geojson: 'application/geo+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
  zip: 'application/zip',
} as const;

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title?: string;
}

/**
 * Whether a request takes what this address answers: `f` names it, or `Accept` lets it be. JSON alone is spoken here.
 * @throws ProblemError 400 `parameter-malformed`, 406 `media-type-not-given`
 */
export function requireMedia({ query, headers }: FastifyRequest, type: string): void {
  const { f } = query as { readonly f?: string | readonly string[] };
  if (f !== undefined) {
    const names = type === MEDIA.geojson ? ['json', 'geojson'] : ['json'];
    if (typeof f !== 'string' || !names.includes(f))
      throw new ProblemError(400, 'parameter-malformed', { parameter: 'f', value: String(f).slice(0, 80) });
    return;
  }
  const { accept } = headers;
  if (accept === undefined || accept.trim() === '') return;
  const [bare] = type.split(';');
  const taken = accept.split(',').some((range) => {
    const [name, ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    if (parameters.some((one) => /^q=0(\.0*)?$/.test(one))) return false;
    return name === '*/*' || name === 'application/*' || name === bare || name === MEDIA.json;
  });
  if (!taken) throw new ProblemError(406, 'media-type-not-given', { type: bare });
}

/** Sends JSON under exactly the media type that is named. What a role is given is nobody else's to cache. */
export function sendJson(reply: FastifyReply, type: string, body: unknown): FastifyReply {
  return reply
    .header('content-type', type)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept, cookie, authorization')
    .send(Buffer.from(JSON.stringify(body)));
}

/** Address of a district's landing page as the client reached it. */
export const rootOf = ({ protocol, host, params }: FastifyRequest): string =>
  `${protocol}://${host}/api/districts/${encodeURIComponent((params as { readonly district: string }).district)}`;
