import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findBlob, noteBlob } from '../blobs/blob-table.ts';
import { PhotoUploads } from '../blobs/photo-uploads.ts';
import { findPhotoAuthors } from '../districts/find-photo-author.ts';
import { type Actor, mayRecord, readsFeed } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import type { RouteContext } from './context.ts';
import { everyDay } from './every-day.ts';
import { requireHash, sendBlob } from './send-blob.ts';

type Named = { readonly Params: { readonly district: string; readonly sha256: string } };

/**
 * Photos of `/api/districts/{district}`: `POST …/photos` begins a resumable upload (tus 1.0, metadata `sha256` and, if it is known,
 * `filetype`), which goes on under the address that it is given; `GET …/photos/{sha256}` gives the file as it came. Sidecars and
 * snapshots come the same way as JSON. Whoever may bring files may ask by `HEAD` whether one arrived.
 */
export async function photoRoutes(
  server: FastifyInstance,
  { database, districts, blobs, clock, actorOf }: RouteContext,
): Promise<void> {
  const uploads = new PhotoUploads(blobs, (district, sha256, mediaType, bytes) =>
    noteBlob(database, district, sha256, { kind: 'photo', mediaType, bytes }, clock.now()),
  );
  everyDay(server, () => uploads.dropAbandoned());
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const upload = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await actorOf(request);
    if (!bringsFiles(actor)) throw new ProblemError(403, 'not-permitted');
    if (request.method === 'POST') await districts.requireOpen(actor.district);
    else await districts.live(actor.district);
    const answer = await uploads.answer(toWebRequest(request), actor);
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (answer.status >= 400) throw await refusedBy(answer);
    return reply.code(answer.status).send(request.method === 'HEAD' ? '' : await answer.text());
  };
  /** A patrol is given back its own evidence, on whichever device; of anybody else's not even whether it is there. */
  const isOwn = async ({ district, role, name }: Actor, sha256: string): Promise<boolean> => {
    if (role !== 'patrol') return false;
    const { register } = await districts.live(district);
    return (await findPhotoAuthors(database, district, register, sha256)).has(name);
  };
  const photos = '/api/districts/:district/photos';
  server.route({ method: ['POST', 'OPTIONS'], url: photos, handler: upload });
  server.route({ method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'], url: `${photos}/uploads/:upload`, handler: upload });

  server.get<Named>(`${photos}/:sha256`, async (request, reply) => {
    const actor = await actorOf(request);
    const asksWhether = request.method === 'HEAD' && bringsFiles(actor);
    if (!readsFeed(actor.role) && !asksWhether && !(await isOwn(actor, request.params.sha256)))
      throw new ProblemError(403, 'not-permitted');
    const sha256 = requireHash(request.params.sha256);
    const blob = await findBlob(database, actor.district, sha256);
    if (blob?.kind !== 'photo') throw new ProblemError(404, 'blob-unknown', { sha256 });
    return sendBlob(request, reply, blobs, actor.district, sha256, blob.mediaType);
  });
}

/** Whether changes that somebody may record name files: photos and their sidecars, snapshots, pictures of tours. */
const bringsFiles = (actor: Actor): boolean =>
  (['photo-attached', 'snapshot-frozen', 'tour-saved'] as const).some((type) => mayRecord(actor, type));

function toWebRequest({ protocol, host, url, method, headers, body, raw }: FastifyRequest): Request {
  const own = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) own.set(name, String(value));
  const hasBody = method === 'POST' || method === 'PATCH';
  const stream = (body ?? raw) as Readable;
  const address = new URL(url, `${protocol}://${host}`);
  return new Request(address, { method, headers: own, ...(hasBody && { body: Readable.toWeb(stream), duplex: 'half' }) });
}

/** The protocol's own refusals, under codes of ours. Its texts are for developers: they stay behind. */
async function refusedBy(answer: Response): Promise<ProblemError> {
  await answer.arrayBuffer();
  const codes: Readonly<Record<number, string>> = {
    403: 'upload-unknown',
    404: 'upload-unknown',
    410: 'upload-unknown',
    409: 'upload-offset',
    413: 'upload-too-large',
    423: 'upload-busy',
  };
  const status = answer.status === 403 ? 404 : answer.status;
  return new ProblemError(status, codes[answer.status] ?? (status >= 500 ? 'server-failed' : 'upload-malformed'));
}
