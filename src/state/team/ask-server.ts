import type { CodedError } from '../../core/register/coded-error.ts';
import { asJson, readProblem, teamRequest } from '../../sync/team-request.ts';
import { services } from '../services.ts';

/** A refusal of the team's server, or that it could not be asked (`team-unreachable`, status 0). */
export class TeamError extends Error implements CodedError {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'TeamError';
  }
}

/** Address of a district's route. */
export const districtAddress = (district: string, ...path: readonly string[]): string =>
  ['/api/districts', ...[district, ...path].map(encodeURIComponent)].join('/');

/** Told when the server no longer knows who asks. */
let onUnknown: () => void = () => undefined;
export const whenUnknown = (told: () => void): void => {
  onUnknown = told;
};

/** Asks a route of the team and returns its answer as it came. @param body a file as it is, anything else as JSON @throws TeamError */
export async function askServer(method: string, address: string, body?: unknown): Promise<Response> {
  const sent =
    body === undefined ? undefined : body instanceof Blob ? { body, headers: { 'content-type': body.type } } : asJson(body);
  const answer = await fetch(address, teamRequest(services().device, method, sent)).catch(() => {
    throw new TeamError(0, 'team-unreachable');
  });
  if (answer.ok) return answer;
  const problem = await readProblem(answer);
  // Of a gateway that stands between, whose page is no answer of the team.
  const refusal = problem
    ? new TeamError(answer.status, problem.code, problem.params)
    : new TeamError(answer.status, 'team-unreachable');
  if (refusal.code === 'login-needed' || refusal.code === 'device-differs') onUnknown();
  throw refusal;
}

/** Asks, and reads the answer by its schema. @throws TeamError, also where the answer is another than that (`team-unreadable`) */
export async function askFor<T>(
  schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T } },
  method: string,
  address: string,
  body?: unknown,
): Promise<T> {
  const answer = await askServer(method, address, body);
  const read = schema.safeParse(await answer.json().catch(() => null));
  if (!read.success || read.data === undefined) throw new TeamError(answer.status, 'team-unreadable');
  return read.data;
}
