import type { FastifyInstance } from 'fastify';
import { findBlob, noteBlob } from '../blobs/blob-table.ts';
import { type ArrivingPart, MOST_PACKAGE_BYTES, PackageUploads } from '../blobs/package-upload.ts';
import { type Actor, mayRecord, readsFeed } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import type { RouteContext } from './context.ts';
import { everyDay } from './every-day.ts';
import { requireHash, sendBlob } from './send-blob.ts';

const OCTETS = 'application/octet-stream';
type Named = { readonly Params: { readonly district: string; readonly sha256: string } };

/**
 * `GET` and `PUT /api/districts/{district}/packages/{sha256}`: layers as immutable bytes under their hash. A package holds all columns
 * of its file, names of persons among them: it is for those who are given everything. A `PUT` brings all of it, or a part by
 * `Content-Range: bytes from-to/total`; with `bytes *` + `/total` it asks how much is here. Not all yet is a 202 with `Range`.
 */
export async function packageRoutes(
  server: FastifyInstance,
  { database, districts, blobs, clock, actorOf }: RouteContext,
): Promise<void> {
  const uploads = new PackageUploads(blobs);
  const address = '/api/districts/:district/packages/:sha256';
  everyDay(server, () => uploads.dropAbandoned(Date.parse(clock.now())));
  server.removeAllContentTypeParsers();
  // As they come: a package is not held in memory while it arrives.
  server.addContentTypeParser('*', { bodyLimit: MOST_PACKAGE_BYTES }, (_request, payload, done) => done(null, payload));

  const isPackage = async ({ district }: Actor, sha256: string): Promise<boolean> => {
    if ((await findBlob(database, district, sha256))?.kind === 'package') return true;
    const { register } = await districts.live(district);
    return [...register.layers.values()].some((layer) => layer.package_sha256 === sha256) && blobs.has(district, sha256);
  };

  server.get<Named>(address, async (request, reply) => {
    const actor = await actorOf(request);
    if (!readsFeed(actor.role)) throw new ProblemError(403, 'not-permitted');
    const sha256 = requireHash(request.params.sha256);
    if (!(await isPackage(actor, sha256))) throw new ProblemError(404, 'blob-unknown', { sha256 });
    return sendBlob(request, reply, blobs, actor.district, sha256, OCTETS);
  });

  server.put<Named>(address, async (request, reply) => {
    const actor = await actorOf(request);
    if (!mayRecord(actor, 'layer-imported')) throw new ProblemError(403, 'not-permitted', { type: 'layer-imported' });
    const sha256 = requireHash(request.params.sha256);
    await districts.requireOpen(actor.district);
    const { register } = await districts.live(actor.district);
    if (!register.settings) throw new ProblemError(404, 'district-unknown', { district: actor.district });
    if (await isPackage(actor, sha256)) return reply.code(204).send();
    const part = readPart(request.headers['content-range'], request.headers['content-length']);
    const size = await uploads.take(
      actor.district,
      sha256,
      part,
      (request.body ?? request.raw) as NodeJS.ReadableStream,
      register.settings.plane,
    );
    if (size < part.total) {
      if (size > 0) void reply.header('range', `bytes=0-${size - 1}`);
      return reply.code(202).send();
    }
    await noteBlob(database, actor.district, sha256, { kind: 'package', mediaType: OCTETS, bytes: size }, clock.now());
    return reply.code(201).send();
  });
}

/** @throws ProblemError 400 `range-malformed`, 411 `length-missing` */
function readPart(range: string | undefined, length: string | undefined): ArrivingPart {
  if (range === undefined) {
    if (length === undefined) throw new ProblemError(411, 'length-missing');
    return { from: 0, total: Number(length) };
  }
  const match = /^bytes (?:\*|(\d{1,15})-(\d{1,15}))\/(\d{1,15})$/.exec(range.trim());
  if (!match) throw new ProblemError(400, 'range-malformed');
  const total = Number(match[3]);
  if (total === 0) throw new ProblemError(400, 'range-malformed');
  if (match[1] === undefined) return { from: null, total };
  const [from, to] = [Number(match[1]), Number(match[2])];
  if (to < from || to >= total) throw new ProblemError(400, 'range-malformed');
  return { from, total };
}
