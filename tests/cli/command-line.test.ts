import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/cli-error.ts';
import { type Grammar, readCommandLine } from '../../src/cli/command-line.ts';

const grammar: Grammar = {
  operands: ['FILE'],
  options: { limit: 'count', 'min-m2': 'number', crs: 'text', measure: ['planar', 'ellipsoidal'] },
};

function refusal(...words: string[]): string {
  try {
    readCommandLine(words, grammar);
  } catch (error) {
    if (error instanceof CliError) return error.code;
  }
  return 'accepted';
}

describe('the words of a command line', () => {
  it('takes options before, after and joined to their values', () => {
    const line = readCommandLine(['--limit', '5', 'a.json', '--min-m2=.5', '--json', '--crs=EPSG:4527'], grammar);
    expect(line.operands).toEqual(['a.json']);
    expect([line.number('limit'), line.number('min-m2'), line.text('crs'), line.flag('json')]).toEqual([
      5,
      0.5,
      'EPSG:4527',
      true,
    ]);
    expect([line.text('measure'), line.flag('help')]).toEqual([undefined, false]);
  });

  it('takes what follows -- as operands', () => {
    expect(readCommandLine(['--', '--odd-name.json'], grammar).operands).toEqual(['--odd-name.json']);
  });

  it('asks for nothing when help is wanted', () => {
    expect(readCommandLine(['--help'], grammar).flag('help')).toBe(true);
  });

  it.each([
    [['a', '--nope'], 'option-unknown'],
    [['a', '-x'], 'option-unknown'],
    [['a', '--toString'], 'option-unknown'],
    [['a', '--limit', '1', '--limit', '2'], 'option-twice'],
    [['a', '--json=1'], 'option-flag'],
    [['a', '--limit'], 'option-without-value'],
    [['a', '--crs', '--json'], 'option-without-value'],
    [['a', '--limit', '1.5'], 'option-count'],
    [['a', '--limit', '-1'], 'option-count'],
    [['a', '--min-m2', 'NaN'], 'option-number'],
    [['a', '--min-m2', '1e999'], 'option-number'],
    [['a', '--measure', 'sphere'], 'option-choice'],
    [[], 'operand-missing'],
    [['a', 'b'], 'operand-surplus'],
  ])('%j is refused as %s', (words, code) => {
    expect(refusal(...words)).toBe(code);
  });
});
