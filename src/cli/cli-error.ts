import type { CodedError } from '../core/register/coded-error.ts';

/** What went wrong on the command line, by a stable code; worded where it is shown. */
export class CliError extends Error implements CodedError {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly where: Readonly<Record<string, string | number | undefined>> = {},
  ) {
    super(code);
    this.name = 'CliError';
  }
}
