import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, PROBLEM_MEDIA_TYPE } from '../api/problem.ts';
import { ProblemError } from './problem.ts';
import { titleOf } from './problem-title.ts';

/** Answers a failure as problem+json. What nobody foresaw is told as `server-failed`, and nothing of it but its name leaves the server. */
export function sendProblem(error: FastifyError | ProblemError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request.headers['accept-language']);
  if (problem.code === 'server-failed') request.log.error(error);
  void reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
}

function toProblem(error: FastifyError | ProblemError | Error, accepted: string | undefined): Problem {
  if (error instanceof ProblemError) {
    const { status, code, params, at } = error;
    const title = titleOf(code, params, accepted);
    return { type: `urn:chidu:problem:${code}`, title, status, code, params, ...(at !== undefined && { at }) };
  }
  const status = 'statusCode' in error && error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
  const code = status === 500 ? 'server-failed' : status === 413 ? 'body-too-large' : 'request-malformed';
  // What cannot be read at all is no member of the body, but the body, or what is said of it.
  const params: Problem['params'] = code === 'request-malformed' ? { path: status === 415 ? 'content-type' : 'body' } : {};
  return { type: `urn:chidu:problem:${code}`, title: titleOf(code, params, accepted), status, code, params };
}
