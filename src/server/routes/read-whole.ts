import { ProblemError } from '../problem.ts';

/** A whole number of a query. @throws ProblemError 400 `parameter-malformed` */
export function readWhole(text: string, parameter: string, most: number): number {
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || value > most)
    throw new ProblemError(400, 'parameter-malformed', { parameter, value: text.slice(0, 80) });
  return value;
}
