import type { Day } from './ports.ts';

/** Why an action may not be taken. Wording is chosen from code and parameters where it is shown. */
export interface Refusal {
  /** Stable kebab-case code. */
  readonly refused: string;
  /** The first day on which it may be taken, where waiting is what is missing. */
  readonly notBefore?: Day;
  readonly [param: string]: string | number | undefined;
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}
