import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Feature } from 'geojson';
import type { CollectionId } from '../../../api/features.ts';
import * as z from '../../../api/zod.ts';
import { dayOf } from '../../../core/register/day.ts';
import {
  COLLECTION,
  collectionsGiven,
  featuresGiven,
  fieldsGiven,
  requireCollection,
  versionOfFeature,
} from '../../features/collections.ts';
import { findFeatures, readFeature } from '../../features/find-features.ts';
import type { Actor } from '../../policy/policy.ts';
import { ProblemError } from '../../problem.ts';
import type { RouteContext } from '../context.ts';
import { type Link, MEDIA, requireMedia, rootOf, sendJson } from './answer.ts';
import { CONFORMANCE } from './conformance.ts';
import { isKnownToReader, tagOf } from './entity-tags.ts';
import { describeApi } from './open-api.ts';
import { type RawQuery, readItemsQuery, readParameters } from './read-query.ts';

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const GREGORIAN = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian';

type Named = {
  readonly Params: { readonly district: string; readonly collection: string; readonly id: string };
  readonly Querystring: RawQuery;
};

/**
 * OGC API Features Part 1 under `/api/districts/{district}`: what a desktop GIS reads of a district, as its role is given it and as
 * things stand on the day. Everything is answered from the session that the rules judge by.
 */
export function ogcReadRoutes(server: FastifyInstance, { districts, clock, actorOf }: RouteContext): void {
  const root = '/api/districts/:district';

  /** Who asks, once it is clear that what is asked for can be said. */
  const admit = async (request: FastifyRequest, type: string): Promise<Actor> => {
    const actor = await actorOf(request);
    requireMedia(request, type);
    return actor;
  };
  const stand = async (actor: Actor) => {
    const live = await districts.live(actor.district);
    const session = await live.session();
    return { session, today: dayOf(clock.now(), session.settings.timeZone) };
  };

  // OWSLib puts a stroke behind the address of a landing page, GDAL takes it away.
  for (const address of [root, `${root}/`])
    server.get<Named>(address, async (request, reply) => {
      const actor = await admit(request, MEDIA.json);
      readParameters(request.query, ['f']);
      const { register } = await districts.live(actor.district);
      const at = rootOf(request);
      const links: readonly Link[] = [
        { href: at, rel: 'self', type: MEDIA.json },
        { href: `${at}/openapi`, rel: 'service-desc', type: MEDIA.openapi },
        { href: `${at}/conformance`, rel: 'conformance', type: MEDIA.json },
        { href: `${at}/collections`, rel: 'data', type: MEDIA.json },
      ];
      return sendJson(reply, MEDIA.json, { title: register.district?.name ?? actor.district, description: '尺度 Chidu', links });
    });

  server.get<Named>(`${root}/conformance`, async (request, reply) => {
    await admit(request, MEDIA.json);
    readParameters(request.query, ['f']);
    return sendJson(reply, MEDIA.json, { conformsTo: CONFORMANCE });
  });

  server.get<Named>(`${root}/openapi`, async (request, reply) => {
    await admit(request, MEDIA.openapi);
    readParameters(request.query, ['f']);
    return sendJson(reply, MEDIA.openapi, describeApi(rootOf(request)));
  });

  const describe = async (request: FastifyRequest, actor: Actor, id: CollectionId) => {
    const { session, today } = await stand(actor);
    const at = `${rootOf(request)}/collections/${id}`;
    const { title, description } = COLLECTION[id];
    const box = (await featuresGiven(actor, session, id, today)).extent();
    const extent = {
      spatial: { bbox: [box ?? session.settings.bounds], crs: CRS84 },
      temporal: { interval: [[`${session.firstOn}T00:00:00Z`, null]], trs: GREGORIAN },
    };
    const links: readonly Link[] = [
      { href: at, rel: 'self', type: MEDIA.json },
      { href: `${at}/items`, rel: 'items', type: MEDIA.geojson, title },
      { href: `${at}/queryables`, rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables', type: MEDIA.schema },
    ];
    return { id, title, description, itemType: 'feature', extent, crs: [CRS84], storageCrs: CRS84, links };
  };

  server.get<Named>(`${root}/collections`, async (request, reply) => {
    const actor = await admit(request, MEDIA.json);
    readParameters(request.query, ['f']);
    const collections = await Promise.all(collectionsGiven(actor).map((id) => describe(request, actor, id)));
    const links: readonly Link[] = [{ href: `${rootOf(request)}/collections`, rel: 'self', type: MEDIA.json }];
    return sendJson(reply, MEDIA.json, { links, collections });
  });

  server.get<Named>(`${root}/collections/:collection`, async (request, reply) => {
    const actor = await admit(request, MEDIA.json);
    readParameters(request.query, ['f']);
    return sendJson(reply, MEDIA.json, await describe(request, actor, requireCollection(actor, request.params.collection)));
  });

  server.get<Named>(`${root}/collections/:collection/queryables`, async (request, reply) => {
    const actor = await admit(request, MEDIA.schema);
    readParameters(request.query, ['f']);
    const id = requireCollection(actor, request.params.collection);
    const filterable = Object.entries(fieldsGiven(actor, id)).filter(([, field]) => field.filterable);
    return sendJson(reply, MEDIA.schema, {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${rootOf(request)}/collections/${id}/queryables`,
      type: 'object',
      title: COLLECTION[id].title,
      properties: Object.fromEntries(filterable.map(([name, { schema }]) => [name, bareSchema(schema)])),
      additionalProperties: false,
    });
  });

  server.get<Named>(`${root}/collections/:collection/items`, async (request, reply) => {
    const actor = await admit(request, MEDIA.geojson);
    const id = requireCollection(actor, request.params.collection);
    const { session, today } = await stand(actor);
    const fields = fieldsGiven(actor, id);
    const query = readItemsQuery(request.query, fields, session.settings.timeZone);
    const set = await featuresGiven(actor, session, id, query.days?.to ?? today);
    const { features, matched } = findFeatures(set, query, fields);
    const page = (offset: number) => addressOfPage(request, id, offset, query.limit);
    const links: Link[] = [{ href: page(query.offset), rel: 'self', type: MEDIA.geojson }];
    const next = query.offset + features.length;
    if (next < matched && features.length > 0) links.push({ href: page(next), rel: 'next', type: MEDIA.geojson });
    if (query.offset > 0) links.push({ href: page(Math.max(0, query.offset - query.limit)), rel: 'prev', type: MEDIA.geojson });
    links.push({ href: `${rootOf(request)}/collections/${id}`, rel: 'collection', type: MEDIA.json });
    return sendJson(reply, MEDIA.geojson, {
      type: 'FeatureCollection',
      timeStamp: clock.now(),
      numberMatched: matched,
      numberReturned: features.length,
      links,
      features,
    });
  });

  server.get<Named>(`${root}/collections/:collection/items/:id`, async (request, reply) => {
    const actor = await admit(request, MEDIA.geojson);
    readParameters(request.query, ['f']);
    const id = requireCollection(actor, request.params.collection);
    const { session, today } = await stand(actor);
    const set = await featuresGiven(actor, session, id, today);
    const row = set.rowOf(request.params.id);
    if (row === undefined) throw new ProblemError(404, 'feature-unknown', { id: request.params.id.slice(0, 80) });
    const feature = readFeature(set, row, Object.keys(fieldsGiven(actor, id)));
    const tag = tagOf(versionOfFeature(session.register, id, feature.id as string), digest(feature));
    void reply.header('etag', tag);
    if (isKnownToReader(request.headers['if-none-match'], tag)) return reply.code(304).send();
    const at = `${rootOf(request)}/collections/${id}`;
    const links: readonly Link[] = [
      { href: `${at}/items/${encodeURIComponent(request.params.id)}`, rel: 'self', type: MEDIA.geojson },
      { href: at, rel: 'collection', type: MEDIA.json },
    ];
    return sendJson(reply, MEDIA.geojson, { ...feature, links });
  });
}

function addressOfPage(request: FastifyRequest, id: CollectionId, offset: number, limit: number): string {
  const parameters = new URLSearchParams(request.query as Record<string, string>);
  parameters.set('limit', String(limit));
  if (offset > 0) parameters.set('offset', String(offset));
  else parameters.delete('offset');
  return `${rootOf(request)}/collections/${id}/items?${parameters}`;
}

const digest = (feature: Feature): string => createHash('sha256').update(JSON.stringify(feature)).digest('hex').slice(0, 16);

function bareSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...bare } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return bare;
}
