import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { DistrictList } from '../api/accounts.ts';
import { type ApiSlot, isApi } from './api-slot.ts';
import { createHttpServer, type Patience } from './http-server.ts';
import { securityHeaders } from './security-headers.ts';

export interface ServerOptions {
  /** Absolute path of the built client. */
  readonly clientFolder: string;
  /** Origins outside this server that base maps may come from; none by default. */
  readonly allowedOrigins?: readonly string[];
  /** What answers under `/api`; nothing does without it. */
  readonly api?: ApiSlot;
  readonly patience?: Patience;
}

/** A name that holds its own content's hash never changes its content. */
const CONTENT_ADDRESSED = /(^|[\\/])(assets[\\/][^\\/]+-[\w-]{8,}\.\w+|packages[\\/][0-9a-f]{64})(\.gz)?$/;
const YEAR = 'public, max-age=31536000, immutable';

/** The server of one built client: files, ranges, security headers, and the client's own routes answered by its page. */
export async function buildServer({ clientFolder, allowedOrigins = [], api, patience }: ServerOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(allowedOrigins);
  const server = fastify({
    forceCloseConnections: true,
    serverFactory: (serveFile) =>
      createHttpServer((request, response) => {
        if (api && isApi(request.url)) api.answer(request, response);
        else serveFile(request, response);
      }, patience),
    // Addresses that cannot be decoded never reach the hooks.
    frameworkErrors: (error, _request, reply) => {
      const status = error.statusCode ?? 400;
      // The hook's reply is typed by a schema of answers, which a server of files has not.
      const answer = reply as unknown as FastifyReply;
      void answer
        .headers(headers)
        .code(status)
        .type('application/problem+json')
        .send({ type: 'about:blank', title: error.code, status });
    },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  await server.register(fastifyStatic, {
    root: clientFolder,
    cacheControl: false,
    preCompressed: true,
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      response.setHeader('cache-control', CONTENT_ADDRESSED.test(path) ? YEAR : 'no-cache');
      response.setHeader('vary', 'accept-encoding');
    },
  });
  // That there is no team is an answer like another: a browser writes every 404 into its log, and the page asks.
  if (!api) server.get('/api/districts', async (): Promise<DistrictList> => ({ districts: [] }));
  server.setNotFoundHandler((request, reply) => (isPage(request) ? reply.sendFile('index.html') : sendNotFound(reply)));
  return server;
}

/** Is this the address of a screen? A missing file must be a 404, never the page under a file's name. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const path = url.split('?', 1)[0];
  if (/^\/(api|assets|data)(\/|$)/.test(path) || /\.[^/]*$/.test(path)) return false;
  return headers.accept?.includes('text/html') ?? false;
}

function sendNotFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('application/problem+json').send({ type: 'about:blank', title: 'Not Found', status: 404 });
}
