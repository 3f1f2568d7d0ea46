import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { writeCanonicalJson } from '../../../core/register/canonical-json.ts';
import type { ChangeDraft, ChangeType } from '../../../core/register/change.ts';
import { dayOf, isDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import { isRefusal, type Refusal } from '../../../core/register/refusal.ts';
import { type Register, versionOf } from '../../../core/register/register.ts';
import { reportSighting } from '../../../core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../../../core/register/actions/reshape-sighting.ts';
import { withdrawSighting } from '../../../core/register/actions/withdraw-sighting.ts';
import { findChange } from '../../districts/find-change.ts';
import { admitShape } from '../../features/admit-shape.ts';
import { featuresGiven, fieldsGiven, requireCollection } from '../../features/collections.ts';
import { readFeatureId, readReport, readReshape, refuseOtherFields } from '../../features/written-sighting.ts';
import { type Actor, mayRecord } from '../../policy/policy.ts';
import { ProblemError } from '../../problem.ts';
import { refusedAs } from '../../refused-as.ts';
import type { RouteContext } from '../context.ts';
import { MEDIA, rootOf } from './answer.ts';
import { hasSeen, tagOf } from './entity-tags.ts';
import { type RawQuery, readParameters } from './read-query.ts';

type Named = {
  readonly Params: { readonly district: string; readonly collection: string; readonly id: string };
  readonly Querystring: RawQuery;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OPERATION = /^[\x21-\x7e]{1,200}$/;

/** What a request asks to be recorded of one sighting. */
interface Intent {
  readonly type: ChangeType;
  readonly id: string;
  readonly body: unknown;
  /** The day that it names; today where it names none. */
  readonly on?: Day;
  /** The action's draft on the register as it stands. @throws ProblemError where the request does not fit what is there */
  draft(register: Register, on: Day): ChangeDraft | Refusal | Promise<ChangeDraft | Refusal>;
}

/**
 * OGC API Features Part 4: sightings by the client's UUID. `PUT` with `If-None-Match: *` reports, with `If-Match` gives a new shape,
 * `DELETE` withdraws with a reason; each is one change of the feed, with the rules, rights and chain of any other. An operation with an
 * `Idempotency-Key` is done once, however often it arrives.
 */
export function ogcWriteRoutes(server: FastifyInstance, { database, districts, clock, ids, actorOf }: RouteContext): void {
  const items = '/api/districts/:district/collections/:collection/items';
  server.addContentTypeParser(MEDIA.geojson, { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'));

  /** Records what is meant, or finds that it is on record. Returns the version of the sighting that it made, and whose it is. */
  const record = async (request: FastifyRequest, reply: FastifyReply, actor: Actor, meant: Intent) => {
    if (!mayRecord(actor, meant.type)) throw new ProblemError(403, 'not-permitted', { type: meant.type });
    const key = operationOf(request);
    const before = key === undefined ? null : await findChange(database, actor.district, key);
    if (before) {
      const same =
        before.type === meant.type &&
        before.entity.kind === 'sighting' &&
        before.entity.id === meant.id &&
        (meant.on === undefined || meant.on === before.on) &&
        writeCanonicalJson(before.body) === writeCanonicalJson(meant.body);
      if (!same) throw new ProblemError(409, 'operation-reused', { id: key ?? '' });
      return before.base + 1;
    }
    const { register } = await districts.live(actor.district);
    if (!register.settings) throw new ProblemError(404, 'district-unknown', { district: actor.district });
    const draft = await meant.draft(register, meant.on ?? dayOf(clock.now(), register.settings.timeZone));
    if (isRefusal(draft)) throw refusedAs(draft);
    const stamp = {
      id: key ?? ids.next(),
      recordedAt: clock.now(),
      clockOffset_ms: 0,
      by: actor.name,
      device: actor.device,
    };
    try {
      await districts.push(actor, [{ ...draft, ...stamp }]);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'entity-changed')
        void reply.header('etag', tagOf(Number(error.params.version)));
      throw error;
    }
    return draft.base + 1;
  };

  /** @throws ProblemError 412 `entity-changed` with the version that there is, in the answer's `ETag` too */
  const requireVersion = (reply: FastifyReply, register: Register, id: string, fits: (version: number) => boolean): void => {
    const version = register.sightings.has(id) ? versionOf(register, 'sighting', id) : 0;
    if (fits(version)) return;
    if (version > 0) void reply.header('etag', tagOf(version));
    throw new ProblemError(412, 'entity-changed', { kind: 'sighting', entity: id, version });
  };

  const reporting = (reply: FastifyReply, actor: Actor, id: string, written: unknown): Intent => {
    if (!UUID.test(id)) throw new ProblemError(400, 'feature-malformed', { path: 'id' });
    const { body, on } = readReport(written, id, actor.name);
    return {
      type: 'sighting-reported',
      id,
      body,
      on,
      draft: async (register, day) => {
        requireVersion(reply, register, id, (version) => version === 0);
        const draft = reportSighting(register, { ...body, on: day });
        if (!isRefusal(draft) && register.settings) await admitShape(body.shape, register.settings.plane);
        return draft;
      },
    };
  };

  /** A patrol knows the builds of its area and its own reports. @throws ProblemError 404 `feature-unknown` */
  const requireKnown = async (actor: Actor, register: Register, id: string): Promise<void> => {
    const sighting = register.sightings.get(id);
    if (actor.role !== 'patrol' || !sighting || sighting.by === actor.name) return;
    const session = await (await districts.live(actor.district)).session();
    const today = dayOf(clock.now(), session.settings.timeZone);
    const given = await featuresGiven(actor, session, 'sightings', today);
    if (given.rowOf(id) === undefined) throw new ProblemError(404, 'feature-unknown', { id: id.slice(0, 80) });
  };

  const reshaping = (reply: FastifyReply, actor: Actor, id: string, written: unknown, seen: string): Intent => {
    const { body, on, repeated } = readReshape(written, id);
    return {
      type: 'sighting-reshaped',
      id,
      body,
      on,
      draft: async (register, day) => {
        await requireKnown(actor, register, id);
        requireVersion(reply, register, id, (version) => version > 0 && hasSeen(seen, version));
        const sighting = register.sightings.get(id);
        const given = fieldsGiven(actor, 'sightings');
        const isOwn = sighting?.by === actor.name;
        if (sighting) refuseOtherFields(repeated, sighting, (field) => isOwn || Object.hasOwn(given, field));
        const draft = reshapeSighting(register, { sightingId: id, ...body, on: day });
        if (!isRefusal(draft) && body.shape && register.settings) await admitShape(body.shape, register.settings.plane);
        return draft;
      },
    };
  };

  const admit = async (request: FastifyRequest<Named>): Promise<Actor> => {
    const actor = await actorOf(request);
    const collection = requireCollection(actor, request.params.collection);
    if (collection !== 'sightings') throw new ProblemError(405, 'collection-read-only', { collection });
    return actor;
  };

  server.post<Named>(items, async (request, reply) => {
    const actor = await admit(request);
    readParameters(request.query, []);
    const key = operationOf(request);
    const before = key === undefined ? null : await findChange(database, actor.district, key);
    const id = readFeatureId(request.body) ?? before?.entity.id ?? ids.next();
    const version = await record(request, reply, actor, reporting(reply, actor, id, request.body));
    return reply.code(201).header('location', addressOf(request, id)).header('etag', tagOf(version)).send();
  });

  server.put<Named>(`${items}/:id`, async (request, reply) => {
    const actor = await admit(request);
    readParameters(request.query, []);
    const { id } = request.params;
    const { 'if-none-match': none, 'if-match': seen } = request.headers;
    if (none?.trim() === '*' && seen === undefined) {
      const version = await record(request, reply, actor, reporting(reply, actor, id, request.body));
      return reply.code(201).header('location', addressOf(request, id)).header('etag', tagOf(version)).send();
    }
    if (seen === undefined) throw new ProblemError(428, 'precondition-missing');
    const version = await record(request, reply, actor, reshaping(reply, actor, id, request.body, seen));
    return reply.code(204).header('etag', tagOf(version)).send();
  });

  server.delete<Named>(`${items}/:id`, async (request, reply) => {
    const actor = await admit(request);
    const { id } = request.params;
    const parameters = readParameters(request.query, ['reason', 'on']);
    const [reason, on] = [parameters.get('reason') ?? '', parameters.get('on')];
    if (on !== undefined && !isDay(on))
      throw new ProblemError(400, 'parameter-malformed', { parameter: 'on', value: on.slice(0, 80) });
    const seen = request.headers['if-match'];
    if (seen === undefined) throw new ProblemError(428, 'precondition-missing');
    await record(request, reply, actor, {
      type: 'sighting-withdrawn',
      id,
      on,
      body: { reason },
      draft: (register, day) => {
        requireVersion(reply, register, id, (version) => version > 0 && hasSeen(seen, version));
        return withdrawSighting(register, { sightingId: id, reason, on: day });
      },
    });
    return reply.code(204).send();
  });

  const methods = (address: string, ofSightings: string, ofOthers: string) =>
    server.options<Named>(address, async (request, reply) => {
      const actor = await actorOf(request);
      const collection = requireCollection(actor, request.params.collection);
      return reply
        .code(204)
        .header('allow', collection === 'sightings' ? ofSightings : ofOthers)
        .send();
    });
  methods(items, 'GET, HEAD, POST, OPTIONS', 'GET, HEAD, OPTIONS');
  methods(`${items}/:id`, 'GET, HEAD, PUT, DELETE, OPTIONS', 'GET, HEAD, OPTIONS');
}

/** The id that the sender gives an operation; the change bears it. @throws ProblemError 400 `operation-malformed` */
function operationOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const bare = String(key).replace(/^"(.*)"$/, '$1');
  if (!OPERATION.test(bare)) throw new ProblemError(400, 'operation-malformed');
  return bare;
}

const addressOf = (request: FastifyRequest<Named>, id: string): string =>
  `${rootOf(request)}/collections/sightings/items/${encodeURIComponent(id)}`;
