import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE } from '../api/problem.ts';
import { ProblemError } from './problem.ts';
import { titleOf } from './problem-title.ts';
import { securityHeaders } from './security-headers.ts';
import { sendProblem } from './send-problem.ts';

export interface ApiServerOptions {
  /** Proxies whose word about the browser's address and protocol is taken, e.g. `loopback`; none by default. */
  readonly trustProxy?: string;
}

/** Bytes of a body where its route says nothing else. */
const BODY_BYTES = 1024 * 1024;

/** An empty server for the team's routes: every answer of it, failures too, is problem+json or what its route makes, and is never cached. */
export function createApiServer({ trustProxy }: ApiServerOptions): FastifyInstance {
  const headers = { ...securityHeaders(), 'cache-control': 'no-store' };
  const server = fastify({
    bodyLimit: BODY_BYTES,
    trustProxy: trustProxy ?? false,
    forceCloseConnections: true,
    // Ids and hashes; what is longer is no address of ours.
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      // The hook's reply is typed by a schema of answers, which these routes have not.
      const answer = reply as unknown as FastifyReply;
      const status = error.statusCode ?? 400;
      const code = 'request-malformed';
      const params = { path: 'url' };
      void answer
        .headers(headers)
        .code(status)
        .type(PROBLEM_MEDIA_TYPE)
        .send({
          type: `urn:chidu:problem:${code}`,
          title: titleOf(code, params, request.headers['accept-language']),
          status,
          code,
          params,
        });
    },
  });
  server.addHook('onRequest', async ({ params }, reply) => {
    reply.headers(headers);
    // Nothing has such a name, and PostgreSQL refuses to compare it with one.
    if (Object.values(params as Record<string, string>).some((name) => name.includes('\0')))
      throw new ProblemError(404, 'address-unknown');
  });
  server.setErrorHandler(sendProblem);
  server.setNotFoundHandler((request, reply) => sendProblem(new ProblemError(404, 'address-unknown'), request, reply));
  return server;
}
