/** Why a request is not done. Routes throw it; what is sent is made of it in one place (`send-problem.ts`). */
export class ProblemError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Stable kebab-case code. */
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    /** Place of the refused change among those sent, from 0. */
    readonly at?: number,
  ) {
    super(code);
    this.name = 'ProblemError';
  }
}
