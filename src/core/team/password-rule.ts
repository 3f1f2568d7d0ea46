export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
const FEWEST_SIGNS = 5;
const ROWS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz'];

/** What is asked of a new password, each by itself: the page tells them before, the server refuses by them. */
export interface PasswordJudgement {
  readonly length: boolean;
  /** Five different signs at least. */
  readonly varied: boolean;
  /** Is no count and no alphabet. */
  readonly noRow: boolean;
  readonly withoutLogin: boolean;
}

/** Judges a password by what a guesser tries first. @param login as it is kept: without case */
export function judgePassword(password: string, login: string): PasswordJudgement {
  const plain = password.normalize('NFKC').toLowerCase();
  return {
    length: password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD,
    varied: new Set(plain).size >= FEWEST_SIGNS,
    noRow: !ROWS.some((row) => row.includes(plain)),
    withoutLogin: !plain.includes(login),
  };
}
