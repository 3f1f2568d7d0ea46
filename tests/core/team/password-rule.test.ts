import { expect, it } from 'vitest';
import { judgePassword } from '../../../src/core/team/password-rule.ts';

const missed = (password: string, login = 'zhang'): string[] =>
  Object.entries(judgePassword(password, login)).flatMap(([rule, isMet]) => (isMet ? [] : [rule]));

it.each([
  ['moorhen-by-the-lock', []],
  ['两岸猿声啼不住轻舟已过', []],
  ['short-pw', ['length']],
  ['x-y'.repeat(100), ['length', 'varied']],
  ['abababababab', ['varied']],
  ['0123456789', ['noRow']],
  ['ABCDEFGHIJKL', ['noRow']],
  ['my-Zhang-2026', ['withoutLogin']],
  // Written wide, as Chinese keyboards do.
  ['ｚｈａｎｇ－２０２６－ｘ', ['withoutLogin']],
])('%s misses %j', (password, rules) => {
  expect(missed(password)).toEqual(rules);
});
