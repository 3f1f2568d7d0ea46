import type { CodedError } from '../core/register/coded-error.ts';

/** Codes of the system that a person can act on. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-unreadable',
  EPERM: 'file-unreadable',
  EISDIR: 'file-is-folder',
  ENAMETOOLONG: 'file-missing',
  ENOSPC: 'disk-full',
  EROFS: 'file-unwritable',
  ERR_FS_FILE_TOO_LARGE: 'file-too-large',
  ERR_STRING_TOO_LONG: 'memory-exhausted',
};

/** Any failure as a code with values, so that it can be worded; what has no code is an internal error with its message. */
export function describeCause(error: unknown): CodedError {
  const { code, message, path, params, where } = (
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  ) as Record<string, unknown>;
  const shown = String(message ?? error).slice(0, 300);
  if (typeof code === 'string' && Object.hasOwn(SYSTEM, code))
    return { code: SYSTEM[code], where: { file: typeof path === 'string' ? path : undefined } };
  if (error instanceof RangeError && /allocation failed|array length|array size|string length/i.test(shown))
    return { code: 'memory-exhausted' };
  if (typeof code === 'string' && /^[a-z][a-z0-9-]*$/.test(code)) {
    return { code, params: params as CodedError['params'], where: where as CodedError['where'], message: shown };
  }
  return { code: 'internal', message: shown };
}
