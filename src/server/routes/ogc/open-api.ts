import {
  COLLECTIONS,
  type CollectionId,
  FEATURE_FIELDS,
  FEATURES_PER_PAGE,
  MOST_FEATURES_PER_PAGE,
  writtenFeatureSchema,
  writtenSightingSchema,
} from '../../../api/features.ts';
import { feedPageSchema, MOST_LINKS_PER_PAGE, pushAnswerSchema, pushSchema } from '../../../api/feed.ts';
import { problemSchema } from '../../../api/problem.ts';
import { SOFTWARE_VERSION } from '../../../core/software-version.ts';
import { COLLECTION } from '../../features/collections.ts';
import { ADMINISTRATION_PATHS } from './administration-paths.ts';
import { MEDIA } from './answer.ts';
import { answer, content, type Json, parameter, REFUSED, TEXT, toOpenApi } from './open-api-parts.ts';

const FORMAT = parameter('f', 'query', { type: 'string', enum: ['json'] });

/** The document of everything that a program other than our own client may ask, made from the schemas that judge requests. @param root address of the district's landing page */
export function describeApi(root: string): Json {
  return {
    openapi: '3.0.3',
    info: {
      title: '尺度 Chidu',
      version: SOFTWARE_VERSION,
      description: 'OGC API Features, the change feed, packages, photos and administration of one district.',
    },
    servers: [{ url: root }],
    paths: {
      '/': { get: read('landing', 'Landing page', MEDIA.json) },
      '/conformance': { get: read('conformance', 'What of the standards holds', MEDIA.json) },
      '/openapi': { get: read('openapi', 'This document', MEDIA.openapi) },
      '/collections': { get: read('collections', 'Collections that the account is given', MEDIA.json) },
      ...Object.fromEntries(COLLECTIONS.flatMap(pathsOf)),
      ...OTHER_PATHS,
      ...ADMINISTRATION_PATHS,
    },
    components: {
      schemas: {
        problem: toOpenApi(problemSchema),
        ...Object.fromEntries(COLLECTIONS.map((id) => [id, featureSchema(id)])),
      },
    },
  };
}

const read = (operationId: string, summary: string, type: string): Json => ({
  operationId,
  summary,
  parameters: [FORMAT],
  responses: { 200: answer(summary, type), default: REFUSED },
});

function featureSchema(id: CollectionId): Json {
  const properties = Object.entries(FEATURE_FIELDS[id]).map(([name, { schema }]) => [
    name,
    { ...toOpenApi(schema), nullable: true },
  ]);
  return {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: TEXT,
      geometry: { type: 'object', nullable: true },
      properties: { type: 'object', properties: Object.fromEntries(properties) },
    },
  };
}

function pathsOf(id: CollectionId): [string, Json][] {
  const { title } = COLLECTION[id];
  const ref = { $ref: `#/components/schemas/${id}` };
  const filters = Object.entries(FEATURE_FIELDS[id])
    .filter(([, { filterable }]) => filterable)
    .map(([name, { schema }]) => parameter(name, 'query', toOpenApi(schema)));
  const items: Json = {
    operationId: `${id}.items`,
    summary: title,
    parameters: [
      FORMAT,
      parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: MOST_FEATURES_PER_PAGE, default: FEATURES_PER_PAGE }),
      parameter('offset', 'query', { type: 'integer', minimum: 0, default: 0 }),
      parameter('bbox', 'query', {
        type: 'array',
        oneOf: [
          { minItems: 4, maxItems: 4 },
          { minItems: 6, maxItems: 6 },
        ],
        items: { type: 'number' },
      }),
      parameter('datetime', 'query', TEXT, 'A day, a moment, or an interval; shapes are those of its last day.'),
      ...filters,
    ],
    responses: {
      200: answer('A page of features', MEDIA.geojson, {
        type: 'object',
        properties: {
          type: TEXT,
          timeStamp: TEXT,
          numberMatched: { type: 'integer' },
          numberReturned: { type: 'integer' },
          features: { type: 'array', items: ref },
        },
      }),
      default: REFUSED,
    },
  };
  const item: Json = {
    get: {
      ...read(`${id}.item`, title, MEDIA.geojson),
      responses: {
        200: answer('One feature, with its entity tag', MEDIA.geojson, ref),
        304: { description: 'As the reader has it' },
        default: REFUSED,
      },
    },
  };
  const writes = id === 'sightings';
  return [
    [`/collections/${id}`, { get: read(`${id}.collection`, title, MEDIA.json) }],
    [`/collections/${id}/queryables`, { get: read(`${id}.queryables`, `Fields to filter by: ${title}`, MEDIA.schema) }],
    [`/collections/${id}/items`, { get: items, ...(writes && { post: WRITES.post }) }],
    [
      `/collections/${id}/items/{id}`,
      { parameters: [parameter('id', 'path', TEXT)], ...item, ...(writes && { put: WRITES.put, delete: WRITES.delete }) },
    ],
  ];
}

const KEY = parameter('Idempotency-Key', 'header', TEXT, 'Id of the operation: sent again it is answered as the first time.');
const WRITTEN = {
  required: true,
  content: content(MEDIA.geojson, {
    allOf: [toOpenApi(writtenFeatureSchema), { type: 'object', properties: { properties: toOpenApi(writtenSightingSchema) } }],
  }),
};
const WRITES = {
  post: {
    operationId: 'sightings.create',
    parameters: [KEY],
    requestBody: WRITTEN,
    responses: { 201: { description: 'On record' }, default: REFUSED },
  },
  put: {
    operationId: 'sightings.put',
    summary: 'Creates (If-None-Match: *) or gives a new shape from a day on (If-Match).',
    parameters: [KEY, parameter('If-None-Match', 'header', TEXT), parameter('If-Match', 'header', TEXT)],
    requestBody: WRITTEN,
    responses: {
      201: { description: 'On record' },
      204: { description: 'Reshaped' },
      412: REFUSED,
      428: REFUSED,
      default: REFUSED,
    },
  },
  delete: {
    operationId: 'sightings.withdraw',
    summary: 'Withdraws a report that was made by mistake: it stays in the feed with the reason.',
    parameters: [KEY, parameter('If-Match', 'header', TEXT), parameter('reason', 'query', TEXT), parameter('on', 'query', TEXT)],
    responses: { 204: { description: 'Withdrawn' }, 412: REFUSED, 428: REFUSED, default: REFUSED },
  },
};

const HASH = [parameter('sha256', 'path', { type: 'string', pattern: '^[0-9a-f]{64}$' })];
const BYTES = { type: 'string', format: 'binary' };
const OCTETS = 'application/octet-stream';
const OTHER_PATHS = {
  '/changes': {
    get: {
      operationId: 'changes.pull',
      parameters: [
        parameter('since', 'query', { type: 'integer', minimum: 0 }),
        parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: MOST_LINKS_PER_PAGE }),
      ],
      responses: { 200: answer('Links of the chain', MEDIA.json, toOpenApi(feedPageSchema)), default: REFUSED },
    },
    post: {
      operationId: 'changes.push',
      requestBody: { required: true, content: content(MEDIA.json, toOpenApi(pushSchema)) },
      responses: { 200: answer('Places in the feed', MEDIA.json, toOpenApi(pushAnswerSchema)), default: REFUSED },
    },
  },
  '/packages/{sha256}': {
    parameters: HASH,
    get: {
      operationId: 'packages.get',
      responses: { 200: answer('The package', OCTETS, BYTES), 206: answer('A part', OCTETS, BYTES), default: REFUSED },
    },
    put: {
      operationId: 'packages.put',
      parameters: [parameter('Content-Range', 'header', TEXT)],
      requestBody: { required: true, content: content(OCTETS, BYTES) },
      responses: {
        201: { description: 'Kept' },
        202: { description: 'More to come; Range says what is here' },
        204: { description: 'There already' },
        default: REFUSED,
      },
    },
  },
  '/photos': {
    post: {
      operationId: 'photos.upload',
      summary: 'Resumable upload (tus 1.0)',
      responses: { 201: { description: 'Begun' }, default: REFUSED },
    },
  },
  '/photos/{sha256}': {
    parameters: HASH,
    get: { operationId: 'photos.get', responses: { 200: answer('The file as it came', OCTETS, BYTES), default: REFUSED } },
  },
};
