import type { CodedError } from '../core/register/coded-error.ts';

/** Keeps of an error what its wording needs. */
export function asCodedError(error: unknown): CodedError {
  const e = error as Partial<CodedError> & { name?: string };
  const code = typeof e?.code === 'string' ? e.code : e?.name === 'AbortError' ? 'cancelled' : 'internal';
  return { code, params: e?.params, where: e?.where, message: e?.message ?? String(error) };
}
