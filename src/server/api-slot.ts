import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Problem, PROBLEM_MEDIA_TYPE } from '../api/problem.ts';
import { securityHeaders } from './security-headers.ts';

/** Whether an address is the team's and not a file's. */
export const isApi = (url: string | undefined): boolean => /^\/api([/?]|$)/.test(url ?? '');

/** The place of the team's routes: the page is served before the database is open, and until then they ask for patience. */
export class ApiSlot {
  #api: FastifyInstance | null = null;

  /** From now on `api` answers. */
  fill(api: FastifyInstance): void {
    this.#api = api;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#api) this.#api.routing(request, response);
    else sendStarting(response);
  }
}

function sendStarting(response: ServerResponse): void {
  const code = 'server-starting';
  const problem: Problem = { type: `urn:chidu:problem:${code}`, title: code, status: 503, code, params: {} };
  response
    .writeHead(503, { ...securityHeaders(), 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store', 'retry-after': '2' })
    .end(JSON.stringify(problem));
}
